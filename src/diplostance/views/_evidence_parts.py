"""Parts of the pages of comparisons: an act with its words, a stance, a group of facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from diplostance.views._cards import issuers, statement_line
from diplostance.views._marked_text import language_of
from diplostance.views._markup import EMPTY, Html, element, join, outside, words
from diplostance.views._parts import force, quotation, strength

if TYPE_CHECKING:
    from diplostance.comparison import Evidence, Stance

MOST_EVIDENCE: Final = 20
"""How many acts of one side a matter shows; of more the rest is counted."""


def evidence_card(one: Evidence, *, who: bool = False) -> Html:
    """Show an act: its kind and force, its words, and where it stands.

    Args:
        one: The act in its place.
        who: Whether to say who speaks, where the page does not say it already.
    """
    document = one.document
    head = [
        element("span", words(one.act.kind.capitalize()), class_="kind"),
        words(": "),
        force(one.act),
    ]
    text = None if document is None else document.text
    shown = quotation(text, one.act.cue, one.act.content)
    parts = [element("p", *head, class_="what")]
    if who:
        speaker = issuers(one.statement)
        parts.insert(0, element("p", speaker, class_="who"))
    if shown:
        language = None if document is None else language_of(document)
        parts.append(element("blockquote", shown, lang=language))
    else:
        parts.append(element("p", words("No words are at hand."), class_="quiet"))
    if one.qualifiers:
        parts.append(element("p", outside("; ".join(one.qualifiers), 300), class_="about"))
    about = statement_line(one.statement)
    where = [outside(str(one.reference), class_="id"), *([about] if about else [])]
    parts.append(element("p", join(where, " · "), class_="about"))
    return element("div", *parts, class_=f"card {one.act.kind}")


def evidence_list(evidence: Iterable[Evidence], *, who: bool = False) -> Iterator[Html]:
    """Show acts, of very many the first ones."""
    found = list(evidence)
    yield from (evidence_card(one, who=who) for one in found[:MOST_EVIDENCE])
    if len(found) > MOST_EVIDENCE:
        more = words(f"{len(found) - MOST_EVIDENCE} more")
        yield element("p", more, class_="quiet")


def stance_line(way: str | None, stance: Stance) -> Html:
    """Say which way a stance goes, in these words, and how strongly."""
    parts: list[Html] = [words(way)] if way else []
    if stance.rank is not None:
        parts.append(strength(stance.rank))
    return element("p", join(parts, ", "), class_="stance") if parts else EMPTY
