"""The text of a document with its acts marked in place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from diplostance.model import Act, Document, Statement
from diplostance.scales import Scale
from diplostance.views._anchors import Anchors
from diplostance.views._cards import issuers, read_by
from diplostance.views._evidence import towards
from diplostance.views._markup import EMPTY, Html, element, even_lines, join, outside, words
from diplostance.views._parts import actor_list, force, place, plain, strength
from diplostance.views._segments import Layer, Place, Segment, places, segments

_GAP: Final = re.compile(r"\n(?:[^\S\n]*\n)+")
"""Empty lines between paragraphs, with the line feed before them."""
_LINE_FEEDS: Final = re.compile(r"\n+")
_LONGEST_LINE: Final = 120
_SPACING: Final = re.compile(r"[ \t]{2}|\t")
"""White space that means something: columns, or lines that are set in."""
_MOST_NAMED: Final = 4
_MOST_KINDS: Final = 3

Note = Callable[[int], Html]
"""Gives what the note on an act says, by the number of the act."""


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Give where the paragraphs of a text begin and end.

    Empty lines stand between them. Where there is none, and lines are longer than anybody breaks
    them by hand, each line is one.
    """
    gaps = _GAP.finditer(text)
    if not _GAP.search(text) and max(map(len, text.split("\n"))) > _LONGEST_LINE:
        gaps = _LINE_FEEDS.finditer(text)
    out: list[tuple[int, int]] = []
    start = 0
    for gap in gaps:
        if gap.start() > start:
            out.append((start, gap.start()))
        start = gap.end()
    if start < len(text):
        out.append((start, len(text)))
    return out


def language_of(document: Document) -> str:
    """Give the code of a document's language for an attribute; codes are short."""
    return document.language[:80]


def marked_text(document: Document, text: str, *, anchors: Anchors, scale: Scale) -> Html:
    """Show the text with every act marked: by its kind, and its cue more strongly.

    The characters between the tags, but for the notes, are those of the text; what HTML cannot
    carry is shown as an escape.
    """
    even = even_lines(text)
    blocks = paragraphs(even)
    cuts = [bound for block in blocks for bound in block]
    note = _notes(document, scale)
    out: list[Html] = []
    inside: list[Html] = []
    ends = iter(blocks)
    block = next(ends, None)
    for segment in segments(len(even), places(anchors.acts), cuts):
        shown = words(even[segment.start : segment.end])
        if segment.layers:
            shown = _mark(shown, segment, anchors, note)
        if block is None or segment.end <= block[0]:
            out.append(shown)  # what stands between paragraphs
            continue
        inside.append(shown)
        if segment.end == block[1]:
            out.append(element("p", *inside, dir="auto"))
            inside = []
            block = next(ends, None)
    kept = " spaced" if _SPACING.search(even) else ""
    return element("div", *out, class_=f"text{kept}", lang=language_of(document), dir="auto")


def _mark(shown: Html, segment: Segment, anchors: Anchors, note: Note) -> Html:
    first = segment.layers[0]
    kinds = list(dict.fromkeys(anchors.acts[layer.act].kind for layer in segment.layers))
    for depth, kind in enumerate(kinds[1:_MOST_KINDS], 2):
        shown = element("span", shown, class_=f"{kind} under{depth}")
    if first.is_cue:
        shown = element(
            "a",
            shown,
            href=f"#{anchors.card(first.act)}",
            aria_describedby=anchors.head(first.act),
        )
    performed = any(anchors.acts[layer.act].status == "performed" for layer in segment.layers)
    names = [
        kinds[0],
        *(["cue"] if first.is_cue else []),
        *([] if performed else ["undone"]),
        *(anchors.name(layer.act) for layer in segment.layers),
    ]
    begins = (
        element("span", class_="begin", id=anchors.words(act, telling))
        for act, telling in segment.begins
    )
    return element(
        "mark",
        *begins,
        shown,
        _tip(segment, anchors, note),
        class_=" ".join(names),
        # A tap shows the note then, and the Tab key still goes from cue to cue.
        tabindex=None if first.is_cue else "-1",
    )


def _tip(segment: Segment, anchors: Anchors, note: Note) -> Html:
    """Give what is shown while somebody points at the words."""
    alone = len(segment.layers) == 1
    lines = [_tip_line(layer, anchors, note, alone=alone) for layer in segment.layers]
    if segment.more:
        lines.append(element("span", words(f"and {segment.more} more"), class_="line"))
    return element("span", *lines, class_="tip", lang="en", dir="ltr")


def _tip_line(layer: Layer, anchors: Anchors, note: Note, *, alone: bool) -> Html:
    act = anchors.acts[layer.act]
    link = element(
        "a",
        words(act.kind.capitalize()),
        words(" "),
        outside(act.id, class_="id"),
        class_="kind",
        href=f"#{anchors.card(layer.act)}",
        # The cue itself leads there; a second stop for the Tab key would only be in the way.
        tabindex="-1" if alone else None,
    )
    return element("span", link, words(" "), note(layer.act), class_=f"line {act.kind}")


def _notes(document: Document, scale: Scale) -> Note:
    """Prepare the notes; each is made once, however often it is shown."""
    acts = [(statement, act) for statement in document.statements for act in statement.acts]
    made: dict[int, Html] = {}

    def note(number: int) -> Html:
        if number not in made:
            made[number] = _note(*acts[number], scale)
        return made[number]

    return note


def _note(statement: Statement, act: Act, scale: Scale) -> Html:
    directed = towards(act)[1]
    who = actor_list(statement.issuers, most=_MOST_NAMED) or issuers(statement)
    if directed:
        who = join([who, words(" → "), actor_list(directed, most=_MOST_NAMED)])
    how = [force(act)]
    rank = scale.rank(act)
    if rank is not None:
        how.append(join([words("strength "), strength(rank)]))
    how.append(plain(act.status))
    return join(
        [
            element("span", who, class_="who"),
            element("span", join(how, " · "), class_="how"),
            element("span", words("read by "), read_by(act), class_="how quiet"),
        ]
    )


def place_list(anchors: Anchors) -> Html:
    """Show where the words of the acts stand, for a document without its text."""
    marked = sorted(places(anchors.acts), key=lambda p: (p.span, p.act, p.telling))
    if not marked:
        return EMPTY
    return element("ol", *_place_items(marked, anchors), class_="places")


def _place_items(marked: list[Place], anchors: Anchors) -> Iterator[Html]:
    for each in marked:
        act = anchors.acts[each.act]
        yield element(
            "li",
            place(each.span),
            words(" "),
            element(
                "a",
                words(f"{act.kind} "),
                outside(act.id, class_="id"),
                href=f"#{anchors.card(each.act)}",
            ),
            words(", cue" if each.is_cue else ", content"),
            class_=act.kind,
            id=anchors.words(each.act, each.telling) if each.first else None,
        )
