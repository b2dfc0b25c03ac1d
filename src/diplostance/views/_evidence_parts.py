"""Parts of the pages of comparisons: an act with its words and its sentence, a stance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from diplostance.views._cards import issuers, read_by, statement_line
from diplostance.views._evidence import towards
from diplostance.views._excerpt import Part, of_act
from diplostance.views._marked_text import language_of
from diplostance.views._markup import EMPTY, Html, element, join, outside, words
from diplostance.views._parts import actor_list, force, quotation, strength

if TYPE_CHECKING:
    from diplostance.comparison import Evidence, Stance
    from diplostance.model import Act, Document

MOST_EVIDENCE: Final = 20
"""How many acts of one side a matter shows; of more the rest is counted."""
_MOST_ACTORS: Final = 12
_MOST_STEPS: Final = 20


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
    where = [outside(str(one.reference), class_="id"), *_directed(one.act)]
    about = statement_line(one.statement)
    where += [about] if about else []
    parts += [element("p", join(where, " · "), class_="about"), _more(document, one.act)]
    return element("div", *parts, class_=f"card {one.act.kind}")


def _directed(act: Act) -> Iterator[Html]:
    """Say at whom an act is directed."""
    word, actors = towards(act)
    if actors:
        yield join([words(f"{word} "), actor_list(actors, most=_MOST_ACTORS)])


def _more(document: Document | None, act: Act) -> Html:
    """Show the sentence of an act and how it was read, once somebody asks for it."""
    shown = EMPTY if document is None else sentence(document, of_act(document, act))
    reading = _reading(act)
    told = ["in its sentence"] if shown else []
    told += ["how it was read"] if reading else []
    if not told:
        return EMPTY
    summary = element("summary", words(", and ".join(told).capitalize()))
    return element("details", summary, shown, reading)


def _reading(act: Act) -> Html:
    """Say by which rule an act was read, step by step; nothing of one without a rule."""
    steps = act.extra.get("rules", ())
    if not isinstance(steps, list | tuple):
        steps = ()
    if not (steps or act.cue_id or act.origin != "rule"):
        return EMPTY
    parts = [words("Read by "), read_by(act)]
    rest = [str(step) for step in steps[:_MOST_STEPS] if step != f"cue {act.cue_id}"]
    parts += [words(": "), outside("; ".join(rest), 300)] if rest else []
    return element("p", *parts, class_="about")


def sentence(document: Document, found: Iterable[Part]) -> Html:
    """Show an excerpt of a document with its words marked; empty when there is none."""
    marked = [
        element("b", words(part.text), class_=part.role) if part.role else words(part.text)
        for part in found
    ]
    if not marked:
        return EMPTY
    return element("blockquote", *marked, lang=language_of(document), dir="auto")


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
