"""Small parts of a page: actors, days, events, quotations and strength."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from diplostance.model import Act, Actor, Event, Span, TimeInterval
from diplostance.scales import Rank
from diplostance.views._evidence import pieces
from diplostance.views._markup import EMPTY, Html, element, join, outside, words

_MOST_ACTORS: Final = 12
"""How many actors an event names on each side: the same event may be told with many acts."""
LONGEST_QUOTATION: Final = 800
"""How many characters of the words of an act are repeated outside the text."""

KINDS: Final = {
    "demand": "what others should do",
    "evaluation": "how something is judged",
    "commitment": "what the issuer will do",
    "claim": "that something is so",
    "decision": "what the words bring about",
}
"""The kinds of acts in the order of a legend, and what each says."""


def plain(value: str) -> Html:
    """Show a word of the vocabulary: ``law_of_the_sea`` as "law of the sea"."""
    return outside("UN charter" if value == "un_charter" else value.replace("_", " "))


def actor_list(actors: Sequence[Actor], *, most: int | None = None) -> Html:
    """Name actors on one line; of more than ``most`` the rest is counted."""
    if most is None:
        most = len(actors)
    shown = [outside(actor.name, class_="actor", title=_identity(actor)) for actor in actors[:most]]
    if len(actors) > most:
        shown.append(words(f"{len(actors) - most} more"))
    return join(shown, ", ")


def _identity(actor: Actor) -> str:
    return f"{actor.id[:80]}, {actor.kind.replace('_', ' ')[:80]}"


def day(time: TimeInterval) -> Html:
    """Show a day, or the first and the last of several."""
    if time.is_day:
        return _day(str(time.start))
    return join([_day(str(time.start)), _day(str(time.end))], " to ")


def _day(date: str) -> Html:
    return element("time", words(date))


def place(span: Span) -> Html:
    """Show where words stand, for a document that is shared without its text."""
    return element("span", words(f"{span.start}–{span.end}"), class_="place")


def said(text: str | None, span: Span) -> Html:
    """Quote the words of a span, or tell where they stand."""
    if text is None:
        return place(span)
    return element("q", quotation(text, None, (span,), longest=200), class_="words")


def quotation(
    text: str | None,
    cue: Span | None,
    content: tuple[Span, ...],
    *,
    longest: int = LONGEST_QUOTATION,
) -> Html:
    """Give the words of an act in the order of the text, its cue marked.

    Args:
        text: The text of the document; without one the places are given.
        cue: The words that carry the act.
        content: What is demanded, judged, promised, claimed or decided.
        longest: How many characters to give; of what is longer the rest is counted.

    Returns:
        Phrasing content, to be put into a block or a line; empty when there are no words.
    """
    if text is None:
        told = [join([words("cue "), place(cue)])] if cue else []
        told += [join([words("content "), place(span)]) for span in content]
        return join(told, ", ")
    out: list[Html] = []
    left, cut = longest, 0
    for piece in pieces(text, cue, content):
        span = piece.span
        if not left:
            cut += len(span)
            continue
        end = min(span.end, span.start + left)
        cut += span.end - end
        left -= end - span.start
        shown = words(text[span.start : end])
        out += [words(piece.gap.replace("...", "…"))]
        out += [element("b", shown, class_="cue") if piece.is_cue else shown]
    if cut:
        out.append(element("span", words(f" … ({cut:,} more characters)"), class_="quiet"))
    return element("bdi", *out) if out else EMPTY


def event_line(text: str | None, event: Event) -> Html:
    """Tell an event on one line: its kind, its word, who, to whom, where, when, who says so."""
    parts = [join([outside(event.id, class_="id"), plain(event.kind)], " ")]
    if event.trigger is not None:
        parts.append(said(text, event.trigger))
    if event.agents:
        parts.append(join([words("by "), actor_list(event.agents, most=_MOST_ACTORS)]))
    if event.patients:
        parts.append(join([words("to "), actor_list(event.patients, most=_MOST_ACTORS)]))
    if event.place:
        parts.append(join([words("in "), outside(event.place)]))
    if event.time is not None:
        parts.append(day(event.time))
    if event.realised is not True:
        open_or_not = "open whether it happened" if event.realised is None else "has not happened"
        parts.append(words(open_or_not))
    if event.asserted_by:
        parts.append(
            join([words("according to "), actor_list(event.asserted_by, most=_MOST_ACTORS)])
        )
    return join(parts, ", ")


def force(act: Act) -> Html:
    """Show the force and the degree of an act."""
    name = plain(act.force) if act.force else words("no force")
    return join([name, words(f" {act.degree:+d}")]) if act.degree else name


def strength(rank: Rank) -> Html:
    """Show a place on a scale as numbers and as a bar of that length."""
    told = words(f"{rank.value} of {rank.highest}, {rank.axis}")
    length = element("span", style=f"width:{rank.fraction:.0%}")
    bar = element("span", length, class_="bar", aria_hidden="true")
    return join([bar, told], " ")


def facts(pairs: Iterable[tuple[str, Html]]) -> Html:
    """Show names and values in a row."""
    return element(
        "dl",
        *(
            element("div", element("dt", words(name)), element("dd", value))
            for name, value in pairs
        ),
        class_="facts",
    )
