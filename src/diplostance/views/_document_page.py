"""The page of a document: the text with its acts marked in place, beside a card for every act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from diplostance.model import Document
from diplostance.scales import Scale, default
from diplostance.views._anchors import Anchors, prefix_of
from diplostance.views._cards import statement_section
from diplostance.views._marked_text import language_of, marked_text, place_list
from diplostance.views._markup import EMPTY, Html, element, join, label, outside, words
from diplostance.views._page import fragment, page
from diplostance.views._parts import KINDS, facts, plain

_MOST_LINKED: Final = 100
"""Of how many acts the parts light up together. A browser asks every such rule at every move of
the pointer: in Chromium, 96 acts made a move a third slower, and 200 two and a half times as slow.
"""
_UNDONE: Final = "withheld, denied or otherwise not done"


def document_page(document: Document, *, scale: Scale | None = None) -> str:
    """Show a document as one page of HTML that needs nothing but itself.

    The text stands in the middle, and its acts are marked in place: each kind by a colour and by
    a way of underlining, the cue more strongly than the content. Pointing at marked words, or
    going to them with the Tab key, shows who says it to whom, how strongly, and by which rule it
    was read. A cue leads to the card of its act, and the card back to the words. The page has no
    script, loads nothing, and escapes all that comes from the document.

    Long names and quotations are cut in the cards, with an ellipsis; the text is always whole.

    Args:
        document: What to show. Without its text, the places of the evidence are listed.
        scale: The scale that ranks the acts; the library's own when it is not given.

    Returns:
        A page of HTML 5. It can be written as UTF-8 whatever the text holds.
    """
    if scale is None:
        scale = default()
    anchors = Anchors(document.acts)
    body = _body(document, scale, anchors, level=1, names=("header", "main", "footer"))
    return page(document.title or document.id, *body, style=_together(anchors))


def document_fragment(document: Document, *, scale: Scale | None = None) -> str:
    """Show a document as a part of a page, such as the output of a notebook's cell.

    It is what `document_page` shows. Its style is for the fragment alone, and its ids begin with a
    prefix made from the document, so several documents may stand on one page.

    Args:
        document: What to show.
        scale: The scale that ranks the acts; the library's own when it is not given.

    Returns:
        One ``div`` element.
    """
    if scale is None:
        scale = default()
    anchors = Anchors(document.acts, prefix_of(document))
    body = _body(document, scale, anchors, level=2, names=("div", "div", "div"))
    return fragment(*body, style=_together(anchors))


def _body(
    document: Document, scale: Scale, anchors: Anchors, *, level: int, names: tuple[str, str, str]
) -> Iterator[Html]:
    header, main, footer = names
    yield element(header, *_head(document, anchors, level), class_="head")
    if document.text is None:
        shown = join(
            [
                element(
                    "p",
                    words("Shared without its text: numbers show where the evidence stands in it."),
                    class_="quiet",
                ),
                place_list(anchors),
            ]
        )
    elif document.text:
        shown = marked_text(document, document.text, anchors=anchors, scale=scale)
    else:
        shown = element("p", words("The text is empty."), class_="quiet")
    title_of_text, title_of_list = f"{anchors.prefix}text", f"{anchors.prefix}statements"
    sections = [
        statement_section(document, statement, anchors=anchors, scale=scale, level=level + 2)
        for statement in document.statements
    ] or [element("p", words("No statements."), class_="quiet")]
    yield element(
        main,
        element(
            "section",
            element(f"h{level + 1}", words("Text"), id=title_of_text),
            shown,
            class_="reading",
            aria_labelledby=title_of_text,
        ),
        element(
            "section",
            element(f"h{level + 1}", words("Statements and acts"), id=title_of_list),
            *sections,
            class_="list",
            aria_labelledby=title_of_list,
            # It scrolls by itself: without a link in it, nothing else would let the keys in.
            tabindex=None if any("<a " in section for section in sections) else "0",
        ),
        class_="columns",
    )
    foot = _foot(document, scale)
    if foot:
        yield element(footer, foot, class_="foot")


def _head(document: Document, anchors: Anchors, level: int) -> Iterator[Html]:
    title = document.title or document.id
    yield element(f"h{level}", outside(title, 300, lang=language_of(document)))
    told: list[tuple[str, Html]] = []
    if document.published is not None:
        told.append(("Published", element("time", words(document.published.isoformat()))))
    if document.source:
        told.append(("Source", outside(document.source)))
    told += [
        ("Genre", plain(document.genre)),
        ("Extent", plain(document.extent)),
        ("Language", outside(document.language)),
        ("Id", outside(document.id)),
    ]
    made = [part for part in (document.producer.library, document.producer.lexicon) if part]
    if made:
        told.append(("Read by", join(map(outside, made), ", ")))
    yield facts(told)
    if anchors.acts:
        yield _legend(anchors)


def _legend(anchors: Anchors) -> Html:
    """Show how each kind is marked, and how many acts of it there are."""
    counts = Counter[str](act.kind for act in anchors.acts)
    items = [
        element(
            "li",
            element("span", words(kind.capitalize()), class_=f"sample {kind}"),
            words(f" {counts[kind]}"),
            element("span", words(meaning), class_="quiet meaning"),
        )
        for kind, meaning in KINDS.items()
        if counts[kind]
    ]
    if any(act.status != "performed" for act in anchors.acts):
        items.append(
            element(
                "li",
                element("span", words("untinted"), class_="sample undone"),
                element("span", words(_UNDONE), class_="quiet meaning"),
            )
        )
    return element("ul", *items, class_="legend", aria_label="Kinds of acts, and how many")


def _foot(document: Document, scale: Scale) -> Html:
    if not any(scale.rank(act) for act in document.acts):
        return EMPTY
    named = [label(scale.name), words(" "), label(scale.version)]
    return element("p", words("Strength: place on the scale "), *named, words("."))


def _together(anchors: Anchors) -> Html:
    """Make the words of an act, and its card, light up when one of them is pointed at."""
    if len(anchors.acts) > _MOST_LINKED:
        return EMPTY
    return Html("".join(_rule(anchors, number) for number in range(len(anchors.acts))))


def _rule(anchors: Anchors, number: int) -> str:
    words_of, card = f".{anchors.name(number)}", f"#{anchors.card(number)}"
    asked = f"{words_of}:hover,{words_of}:focus-within,{card}:hover,{card}:target"
    return (
        f".diplostance:has({asked}) {words_of}{{--ring:var(--line)}}\n"
        f".diplostance:has({words_of}:hover,{words_of}:focus-within) {card}"
        "{background:var(--raised)}\n"
    )
