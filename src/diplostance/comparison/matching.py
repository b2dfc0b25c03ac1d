"""The same actor and the same event in several documents.

Actors are matched by id, and those without a known code by their names. Events are matched by what
they are, who took part and when; every verdict carries its reasons. The points follow the idea of
record linkage (I. P. Fellegi, A. B. Sunter, "A theory for record linkage", Journal of the American
Statistical Association 64, 1969): each thing that agrees speaks for one event, each that disagrees
against it. The weights are set by hand and stand below; they are not estimated.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import field, frozen

from diplostance.comparison._groups import Groups
from diplostance.comparison.same_actor import match_actors
from diplostance.model import Actor, Document, Event, TimeInterval
from diplostance.model._fields import as_tuple, is_a, one_of, tuple_of
from diplostance.world import load_states

VERDICTS: Final = ("same", "possible", "different")
"""What can be said of two events."""

MUTUAL: Final = frozenset({"meeting", "visit", "agreement", "vote", "ceasefire"})
"""Kinds that several take part in alike: one participant in common says little."""

FORCE: Final = frozenset({"attack", "detention", "killing", "invasion", "blockade"})
"""Kinds that are often parts of one operation, told by one or by another of them."""

_SAME: Final = 4
_POSSIBLE: Final = 2
_NEAR_DAYS: Final = 7
_LATE_DAYS: Final = 14
_FAR_DAYS: Final = 60
_LONGEST_EVENT: Final = 30
_NEIGHBOURS: Final = 30


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
class _Told:
    """An event as one document tells it."""

    document: str
    event: Event
    agents: frozenset[str]
    patients: frozenset[str]
    lands: frozenset[str]
    published: dt.date | None


@frozen(kw_only=True)
class Matching:
    """Which actors and events of several documents are the same. Immutable.

    Attributes:
        actors: For each id of an actor, the id that stands for it.
        events: For each document id and event id, the name of the event over all documents.
        loose: For each event of a statement without a document, its name.
    """

    actors: Mapping[str, str]
    events: Mapping[tuple[str, str], str]
    loose: Mapping[Event, str]

    def actor(self, actor: Actor | str) -> str:
        """Give the id that an actor has over all documents."""
        key = actor if isinstance(actor, str) else actor.id
        return self.actors.get(key, key)

    def principal(self, actor: Actor) -> str:
        """Give the id over all documents of the one that an actor speaks for, or of itself."""
        return self.actor(actor.represents or actor.id)

    def event(self, document: Document | None, event: Event) -> str:
        """Give the name that an event has over all documents."""
        if document is None:
            return self.loose.get(event, event.id)
        return self.events.get((document.id, event.id), _name(document.id, event.id))


def same_event(
    a: Event,
    b: Event,
    *,
    document_a: Document | None = None,
    document_b: Document | None = None,
) -> EventMatch:
    """Tell whether two events are one, and why.

    - The same kind: +2; two kinds of force: +1; other kinds: different.
    - A common agent: +2; both known and none in common: -1, for it is often in dispute who did it.
    - A common patient: +2; both known and none in common: different.
    - Meetings, visits, votes and such, in place of these: two participants in common: +2; one: +1;
      none, or others besides: different.
    - Patients or places of one state, where no patient is common: +1.
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
    actors = _actors([*_people(a), *_people(b)])
    return _judge(_told(a, document_a, actors), _told(b, document_b, actors))


def match(documents: Iterable[Document], *, events: Iterable[Event] = ()) -> Matching:
    """Match actors and events over documents.

    Two events are one when `same_event` says so, or when a chain of such verdicts leads from one
    to the other. Only events of kinds that may match and with an agent, a patient or a state in
    common are compared, so the time grows with the number of events and not with its square.

    Args:
        documents: The documents.
        events: Further events that stand in no document.
    """
    documents = tuple(documents)
    loose = sorted(dict.fromkeys(events), key=repr)
    actors = _actors(
        [actor for document in documents for actor in document.actors]
        + [actor for event in loose for actor in _people(event)]
    )
    told = [_told(event, document, actors) for document in documents for event in document.events]
    told += [_told(event, None, actors) for event in loose]
    groups = Groups(range(len(told)))
    spans = {index: _days_of(one) for index, one in enumerate(told)}
    for index, other in _pairs(told):
        mine, theirs = groups.find(index), groups.find(other)
        if mine == theirs or not _is_same(told[index], told[other]):
            continue
        both = _spanned(spans[mine], spans[theirs])
        if not _too_long(both):
            groups.join(mine, theirs)
            spans[groups.find(mine)] = both
    names = [
        _name(one.document, one.event.id) if one.document else f"{one.event.id}#{index}"
        for index, one in enumerate(told)
    ]
    found: dict[tuple[str, str], str] = {}
    alone: dict[Event, str] = {}
    for members in groups.all():
        name = min(names[index] for index in members)
        for index in members:
            one = told[index]
            if one.document:
                found[one.document, one.event.id] = name
            else:
                alone[one.event] = name
    return Matching(actors=actors.actors, events=found, loose=alone)


def _actors(found: Iterable[Actor]) -> Matching:
    """Match actors alone."""
    return Matching(actors=match_actors(found), events={}, loose={})


def _name(document: str, event: str) -> str:
    """Give a name that no other document and event have: a slash in an id is written otherwise."""
    return f"{document.replace('%', '%25').replace('/', '%2F')}/{event}"


_Days = tuple[dt.date, dt.date] | None


def _days_of(one: _Told) -> _Days:
    day = _first_day(one)
    return None if day is None else (day, day)


def _spanned(a: _Days, b: _Days) -> _Days:
    """Give the days of two groups together."""
    if a is None or b is None:
        return a or b
    return min(a[0], b[0]), max(a[1], b[1])


def _too_long(days: _Days) -> bool:
    """Whether days are too many for one event.

    So a chain of reports of a war, each a week after the other, does not become one attack.
    """
    return days is not None and (days[1] - days[0]).days > _LONGEST_EVENT


def _people(event: Event) -> tuple[Actor, ...]:
    return (*event.agents, *event.patients)


def _told(event: Event, document: Document | None, actors: Matching) -> _Told:
    lands = {
        actor.country or (actor.id if actor.kind == "state" else None) for actor in event.patients
    }
    return _Told(
        document="" if document is None else document.id,
        event=event,
        agents=frozenset(actors.principal(actor) for actor in event.agents),
        patients=frozenset(actors.actor(actor) for actor in event.patients),
        lands=frozenset(land for land in {*lands, event.place} if land is not None),
        published=None if document is None else document.published,
    )


def _pairs(told: list[_Told]) -> Iterator[tuple[int, int]]:
    """Give the places of events that may match, in an order that their documents' ids fix.

    Of the events of one kind that have somebody in common each goes with the next 30 by day, as
    long as they are not too far apart: an event that a hundred documents tell is a chain.
    """
    days = [_first_day(one) for one in told]
    blocks: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index, one in enumerate(told):
        kind = "force" if one.event.kind in FORCE else one.event.kind
        for part in {*one.agents, *one.patients, *one.lands}:
            blocks[kind, part].append(index)
    order = [
        (day or dt.date.min, one.document, one.event.id)
        for day, one in zip(days, told, strict=True)
    ]
    for key in sorted(blocks):
        block = sorted(blocks[key], key=order.__getitem__)
        for place, index in enumerate(block):
            day = days[index]
            for other in block[place + 1 : place + 1 + _NEIGHBOURS]:
                later = days[other]
                if day is not None and later is not None and (later - day).days > _FAR_DAYS:
                    break
                if not _apart(told[index].event.time, told[other].event.time):
                    yield index, other


def _apart(a: TimeInterval | None, b: TimeInterval | None) -> bool:
    """Whether two known times have no day in common."""
    return a is not None and b is not None and (a.precedes(b) or b.precedes(a))


def _first_day(one: _Told) -> dt.date | None:
    return one.event.time.start if one.event.time is not None else one.published


def _points(a: _Told, b: _Told) -> tuple[int, list[str], bool]:
    """Sum up what speaks for one event, with the reasons, and whether something rules it out."""
    points, reasons = 0, []
    for change, reason in _reasons(a, b):
        reasons.append(reason if change is None else f"{reason} ({change:+d})")
        if change is None:
            return points, reasons, True
        points += change
    return points, reasons, False


def _is_same(a: _Told, b: _Told) -> bool:
    points, _, ruled_out = _points(a, b)
    return not ruled_out and points >= _SAME


def _judge(a: _Told, b: _Told) -> EventMatch:
    points, reasons, ruled_out = _points(a, b)
    verdict = "same" if points >= _SAME else "possible" if points >= _POSSIBLE else "different"
    return EventMatch(verdict="different" if ruled_out else verdict, points=points, reasons=reasons)


def _reasons(a: _Told, b: _Told) -> Iterator[tuple[int | None, str]]:
    """Give what speaks for one event and what against, with its points; None ends the matter."""
    yield from _times(a, b)
    kinds = {a.event.kind, b.event.kind}
    if len(kinds) == 1:
        yield (
            (2, f"both are of the kind {a.event.kind}")
            if a.event.kind != "other"
            else (0, "of no known kind")
        )
    elif kinds <= FORCE:
        yield 1, f"{' and '.join(sorted(kinds))} can be parts of one operation"
    else:
        yield None, f"{' and '.join(sorted(kinds))} are different kinds"
    if kinds <= MUTUAL and len(kinds) == 1:
        yield from _participants(a.agents | a.patients, b.agents | b.patients)
    else:
        yield from _roles(a, b)
    if not a.patients & b.patients and a.lands & b.lands:
        yield 1, f"of one state: {', '.join(sorted(a.lands & b.lands))}"
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


def _roles(a: _Told, b: _Told) -> Iterator[tuple[int | None, str]]:
    for name, mine, theirs in (("agent", a.agents, b.agents), ("patient", a.patients, b.patients)):
        common = mine & theirs
        if common:
            yield 2, f"common {name}: {', '.join(sorted(common))}"
        elif mine and theirs and name == "agent":
            yield -1, "no common agent, which may be what is in dispute"
        elif mine and theirs and not a.lands & b.lands:
            yield None, "no common patient"


def _times(a: _Told, b: _Told) -> Iterator[tuple[int | None, str]]:
    mine, theirs = a.event.time, b.event.time
    if _apart(mine, theirs):
        yield None, "at different times"
    elif mine is not None and theirs is not None:
        yield 1, "at one time"
    elif a.published is not None and b.published is not None and a.document != b.document:
        days = abs((a.published - b.published).days)
        if days <= _NEAR_DAYS:
            yield 1, f"told within {_NEAR_DAYS} days"
        elif days > _FAR_DAYS:
            yield -4, f"told more than {_FAR_DAYS} days apart"
        elif days > _LATE_DAYS:
            yield -3, f"told more than {_LATE_DAYS} days apart"
