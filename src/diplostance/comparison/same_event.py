"""The same event in several documents, and why it is taken for the same.

Events are matched by what they are, who took part and when; every verdict carries its reasons. The
points follow the idea of record linkage (I. P. Fellegi, A. B. Sunter, "A theory for record
linkage", Journal of the American Statistical Association 64, 1969): each thing that agrees speaks
for one event, each that disagrees against it. The weights are set by hand and stand below; they
are not estimated.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from attrs import field, frozen

from diplostance.comparison.plain_words import words_around
from diplostance.comparison.same_actor import ActorMatching, match_actors
from diplostance.model import Actor, Document, Event, TimeInterval
from diplostance.model._fields import as_tuple, is_a, one_of, tuple_of
from diplostance.world import load_states

VERDICTS: Final = ("same", "possible", "different")
"""What can be said of two events."""

MUTUAL: Final = frozenset({"meeting", "visit", "agreement", "vote", "ceasefire"})
"""Kinds that several take part in alike: one participant in common says little."""

VIOLENT: Final = frozenset({"attack", "detention", "killing", "invasion", "blockade"})
"""Kinds that are often parts of one operation, told by one or by another of them."""

_OWN: Final = frozenset(
    {"sanction", "expulsion", "aid", "withdrawal", "exercise", "weapons_test", "trial", "election"}
)
"""Kinds of conduct that each does for itself: by another agent it is another event."""

_CROWDS: Final = frozenset({"people", "everyone", "unresolved"})
"""Kinds of actors that two events may both befall and still be two: "civilians"."""

_SAME: Final = 4
_POSSIBLE: Final = 2
_NEAR_DAYS: Final = 7
_LATE_DAYS: Final = 14
FAR_DAYS: Final = 60


@frozen(kw_only=True)
class EventMatch:
    """What is known of two events being one.

    Attributes:
        verdict: ``same``, ``possible`` or ``different``.
        points: The sum of what speaks for and against; ``same`` from 4 on, ``possible`` from 2 on.
        reasons: What was looked at, each with its points.
    """

    verdict: str = field(validator=one_of(VERDICTS))
    points: int = field(validator=is_a(int))
    reasons: tuple[str, ...] = field(default=(), converter=as_tuple, validator=tuple_of(str))


@frozen(kw_only=True)
class Told:
    """An event as one document tells it."""

    document: str
    event: Event
    agents: frozenset[str]
    patients: frozenset[str]
    lands: frozenset[str]
    published: dt.date | None
    words: frozenset[str] = frozenset()


def same_event(
    a: Event,
    b: Event,
    *,
    document_a: Document | None = None,
    document_b: Document | None = None,
) -> EventMatch:
    """Tell whether two events are one, and why.

    - The same kind: +2; two kinds of force: +1; other kinds: different.
    - A common agent: +2; both known and none in common: -1, for it is often in dispute who did it;
      different, where each does such a thing for itself (a sanction, an expulsion, a trial).
    - A common patient: +2; both known and none in common: different.
    - Meetings, visits, votes and such, in place of these: two participants in common: +2; one: +1;
      none, or others besides: different.
    - Nobody known to take part in either, and mostly the same words: +1.
    - No common patient, and no word in common where each is told: -2.
    - Patients or places of one state, where no patient is common: +1.
    - One that has happened, and one that has not: -2.
    - Two names of places, or two states as places, that differ: different.
    - Times that overlap: +1; both known and apart: different.
    - Where a time is missing: published within 7 days: +1; 15 to 60 days apart: -3; more: -4.
    - Told by one document: +1.

    Args:
        a: An event.
        b: Another.
        document_a: The document that tells the first; it brings the day of publication.
        document_b: The document that tells the second.
    """
    actors = match_actors([*people_in(a), *people_in(b)])
    return judge(
        told_of(a, document_a, actors, words_around(document_a).get(a.id, frozenset())),
        told_of(b, document_b, actors, words_around(document_b).get(b.id, frozenset())),
    )


def people_in(event: Event) -> tuple[Actor, ...]:
    """Give the actors of an event."""
    return (*event.agents, *event.patients)


def told_of(
    event: Event,
    document: Document | None,
    actors: ActorMatching,
    words: frozenset[str] = frozenset(),
) -> Told:
    """Give an event as a document tells it, with the ids that its actors have over all of them.

    Args:
        event: The event.
        document: Its document, if any.
        actors: Which actors are the same.
        words: The words around it; see `diplostance.comparison.plain_words.words_around`.
    """
    lands = {
        actor.country or (actor.id if actor.kind == "state" else None) for actor in event.patients
    }
    return Told(
        document="" if document is None else document.id,
        event=event,
        agents=actors.principals(event.agents),
        patients=frozenset(
            actors.actor(actor) for actor in event.patients if actor.kind not in _CROWDS
        ),
        lands=frozenset(land for land in {*lands, event.place} if land is not None),
        published=None if document is None else document.published,
        words=words,
    )


def are_apart(a: TimeInterval | None, b: TimeInterval | None) -> bool:
    """Whether two known times have no day in common."""
    return a is not None and b is not None and (a.precedes(b) or b.precedes(a))


def first_day(one: Told) -> dt.date | None:
    """Give the first day of an event, or the day on which it was told."""
    return one.event.time.start if one.event.time is not None else one.published


def _points(a: Told, b: Told) -> tuple[int, list[str], bool]:
    """Sum up what speaks for one event, with the reasons, and whether something rules it out."""
    points, reasons = 0, []
    for change, reason in _reasons(a, b):
        reasons.append(reason if change is None else f"{reason} ({change:+d})")
        if change is None:
            return points, reasons, True
        points += change
    return points, reasons, False


def is_same(a: Told, b: Told) -> bool:
    """Whether enough speaks for two events being one, and nothing rules it out."""
    points, _, ruled_out = _points(a, b)
    return not ruled_out and points >= _SAME


def judge(a: Told, b: Told) -> EventMatch:
    """Give the verdict on two events, with its reasons."""
    points, reasons, ruled_out = _points(a, b)
    verdict = "same" if points >= _SAME else "possible" if points >= _POSSIBLE else "different"
    return EventMatch(verdict="different" if ruled_out else verdict, points=points, reasons=reasons)


def _reasons(a: Told, b: Told) -> Iterator[tuple[int | None, str]]:
    """Give what speaks for one event and what against, with its points; None ends the matter."""
    yield from _times(a, b)
    kinds = {a.event.kind, b.event.kind}
    if len(kinds) == 1:
        yield (
            (2, f"both are of the kind {a.event.kind}")
            if a.event.kind != "other"
            else (0, "of no known kind")
        )
    elif kinds <= VIOLENT:
        yield 1, f"{' and '.join(sorted(kinds))} can be parts of one operation"
    else:
        yield None, f"{' and '.join(sorted(kinds))} are different kinds"
    if kinds <= MUTUAL and len(kinds) == 1:
        yield from _participants(a.agents | a.patients, b.agents | b.patients)
    else:
        yield from _roles(a, b)
    nobody = not (a.agents or a.patients or b.agents or b.patients)
    common = a.patients & b.patients or (kinds <= MUTUAL and a.agents & b.agents)
    if a.words and b.words and not common and not a.words & b.words:
        yield -2, "told with no word in common"
    elif nobody and len(a.words & b.words) > min(len(a.words - b.words), len(b.words - a.words)):
        yield 1, f"the same words: {', '.join(sorted(a.words & b.words)[:3])}"
    if not a.patients & b.patients and a.lands & b.lands:
        yield 1, f"of one state: {', '.join(sorted(a.lands & b.lands))}"
    if {a.event.realised, b.event.realised} == {True, False}:
        yield -2, "one has happened, the other has not"
    mine, theirs = a.event.place, b.event.place
    states = load_states()
    if mine and theirs and mine != theirs and (mine in states) == (theirs in states):
        yield None, f"in different places: {mine}, {theirs}"
    if a.document and a.document == b.document:
        yield 1, "told by one document"


def _participants(mine: frozenset[str], theirs: frozenset[str]) -> Iterator[tuple[int | None, str]]:
    common = mine & theirs
    if len(common) > 1 or (common and mine == theirs):
        yield 2, f"common participants: {', '.join(sorted(common))}"
    elif common and (mine - common) and (theirs - common):
        yield None, "with other participants"
    elif common:
        yield 1, f"common participant: {', '.join(common)}"
    elif mine and theirs:
        yield None, "no common participant"


def _roles(a: Told, b: Told) -> Iterator[tuple[int | None, str]]:
    each_its_own = bool({a.event.kind, b.event.kind} & _OWN)
    for name, mine, theirs in (("agent", a.agents, b.agents), ("patient", a.patients, b.patients)):
        common = mine & theirs
        if common:
            yield 2, f"common {name}: {', '.join(sorted(common))}"
        elif mine and theirs and name == "agent" and each_its_own:
            yield None, f"{a.event.kind} by another agent"
        elif mine and theirs and name == "agent":
            yield -1, "no common agent, which may be what is in dispute"
        elif mine and theirs and not a.lands & b.lands:
            yield None, "no common patient"


def _times(a: Told, b: Told) -> Iterator[tuple[int | None, str]]:
    mine, theirs = a.event.time, b.event.time
    if are_apart(mine, theirs):
        yield None, "at different times"
    elif mine is not None and theirs is not None:
        yield 1, "at one time"
    elif a.published is not None and b.published is not None and a.document != b.document:
        days = abs((a.published - b.published).days)
        if days <= _NEAR_DAYS:
            yield 1, f"told within {_NEAR_DAYS} days"
        elif days > FAR_DAYS:
            yield -4, f"told more than {FAR_DAYS} days apart"
        elif days > _LATE_DAYS:
            yield -3, f"told more than {_LATE_DAYS} days apart"
