"""What is the same over several documents: actors and events.

Actors are matched by id, and those without a known code by their names; events by `same_event`.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from attrs import field, frozen

from diplostance.comparison._groups import Groups
from diplostance.comparison._words import few
from diplostance.comparison.plain_words import words_around
from diplostance.comparison.same_actor import ActorMatching, match_actors
from diplostance.comparison.same_event import (
    FAR_DAYS,
    VIOLENT,
    EventMatch,
    Told,
    are_apart,
    first_day,
    is_same,
    judge,
    people_in,
    told_of,
)
from diplostance.model import Actor, Document, Event

_LONGEST_EVENT: Final = 30
_NEIGHBOURS: Final = 30


@frozen(kw_only=True)
class Matching:
    """Which actors and events of several documents are the same. Immutable.

    Attributes:
        actors: Which actors are the same.
        events: For each document id and event id, the name of the event over all documents.
        loose: For each event of a statement without a document, its name.
        tellings: For each name of an event, the events that tell it.
    """

    actors: ActorMatching
    events: Mapping[tuple[str, str], str]
    loose: Mapping[Event, str]
    tellings: Mapping[str, tuple[Event, ...]]
    _told: Mapping[tuple[str, str], Any] = field(factory=dict, repr=False, eq=False, alias="told")

    def actor(self, actor: Actor | str) -> str:
        """Give the id that an actor has over all documents."""
        return self.actors.actor(actor)

    def principal(self, actor: Actor) -> str:
        """Give the id over all documents of the one that an actor speaks for, or of itself."""
        return self.actors.principal(actor)

    def principals(self, actors: Iterable[Actor]) -> frozenset[str]:
        """Give the ids over all documents of those that actors speak for, or of themselves."""
        return self.actors.principals(actors)

    def event(self, document: Document | None, event: Event) -> str:
        """Give the name that an event has over all documents."""
        if document is None:
            return self.loose.get(event, event.id)
        return self.events.get((document.id, event.id), _name(document.id, event.id))

    def same(
        self, a: tuple[Document | None, Event], b: tuple[Document | None, Event]
    ) -> EventMatch:
        """Tell whether two events are one, each given with its document; see `same_event`."""
        return judge(self._as_told(*a), self._as_told(*b))

    def _as_told(self, document: Document | None, event: Event) -> Told:
        known: Told | None = None
        if document is not None:
            known = self._told.get((document.id, event.id))
        return known or told_of(event, document, self.actors)

    def words(self, document: Document, event: Event) -> frozenset[str]:
        """Give the plain words around an event of a document; none where there is no text."""
        return self._as_told(document, event).words

    def event_called(self, name: str) -> str | None:
        """Give the name over all documents of an event that is given as ``document/event``.

        None when no document has such an event.
        """
        document, _, event = name.rpartition("/")
        found = self.events.get((document, event)) or name
        return found if found in self.tellings else None

    def label(self, event: str) -> str:
        """Say what an event is in a few words: its kind, whom it befell or who took part, its day.

        Who did it is named only where nobody is known whom it befell: that may be in dispute.

        Args:
            event: The name of the event over all documents.
        """
        told = self.tellings.get(event, ())
        kinds = " or ".join(sorted({one.kind.replace("_", " ") for one in told})) or event
        befell = self._named(actor for one in told for actor in one.patients)
        did = self._named(actor for one in told for actor in one.agents)
        places = sorted({one.place for one in told if one.place})
        days = [one.time.start for one in told if one.time is not None]
        parts = [kinds]
        if befell or did:
            parts.append(f"of {befell}" if befell else f"by {did}")
        elif places:
            parts.append(f"in {', '.join(places)}")
        if days:
            parts.append(f"({min(days).isoformat()})")
        return " ".join(parts)

    def labels(self, events: Iterable[str | None]) -> dict[str, str]:
        """Give the labels of events, by their names over all documents; None is left out."""
        return {event: self.label(event) for event in sorted({*events} - {None}, key=str) if event}

    def _named(self, actors: Iterable[Actor]) -> str:
        """Give the fullest names of actors in one line; of many the rest is counted."""
        names: dict[str, str] = {}
        for actor in actors:
            key = self.actor(actor)
            names[key] = max(names.get(key, ""), actor.name, key=lambda name: (len(name), name))
        return few(sorted(names.values()), most=3, none="")


def match(
    documents: Iterable[Document], *, events: Iterable[Event] = (), actors: Iterable[Actor] = ()
) -> Matching:
    """Match actors and events over documents.

    Two events are one when `same_event` says so, or when a chain of such verdicts leads from one
    to the other. Only events of kinds that may match and with an agent, a patient or a state in
    common are compared, so the time grows with the number of events and not with its square.

    Args:
        documents: The documents.
        events: Further events that stand in no document.
        actors: Further actors.
    """
    documents = tuple(documents)
    loose = sorted(dict.fromkeys(events), key=repr)
    people = match_actors(
        [actor for document in documents for actor in document.actors]
        + [actor for event in loose for actor in people_in(event)]
        + list(actors)
    )
    told = []
    for document in documents:
        words = words_around(document)
        told += [
            told_of(event, document, people, words.get(event.id, frozenset()))
            for event in document.events
        ]
    listed = len(told)
    told += [told_of(event, None, people) for event in loose]
    groups = Groups(range(len(told)))
    spans = {index: _days_of(one) for index, one in enumerate(told)}
    for index, other in _pairs(told):
        mine, theirs = groups.find(index), groups.find(other)
        if mine == theirs or not is_same(told[index], told[other]):
            continue
        both = _spanned(spans[mine], spans[theirs])
        if not _too_long(both):
            groups.join(mine, theirs)
            spans[groups.find(mine)] = both
    names = [
        _name(one.document, one.event.id) if one.document else f"{one.event.id}#{index - listed}"
        for index, one in enumerate(told)
    ]
    found: dict[tuple[str, str], str] = {}
    alone: dict[Event, str] = {}
    tellings: dict[str, tuple[Event, ...]] = {}
    for members in groups.all():
        name = names[min(members, key=lambda index: (not told[index].document, names[index]))]
        tellings[name] = tuple(told[index].event for index in members)
        for index in members:
            one = told[index]
            if one.document:
                found[one.document, one.event.id] = name
            else:
                alone[one.event] = name
    return Matching(
        actors=people,
        events=found,
        loose=alone,
        tellings=tellings,
        told={(one.document, one.event.id): one for one in told if one.document},
    )


def _name(document: str, event: str) -> str:
    """Give a name that no other document and event have: a slash in an id is written otherwise."""
    return f"{document.replace('%', '%25').replace('/', '%2F')}/{event}"


_Days = tuple[dt.date, dt.date] | None


def _days_of(one: Told) -> _Days:
    day = first_day(one)
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


def _pairs(told: list[Told]) -> list[tuple[int, int]]:
    """Give the places of events that may match, by their days and the ids of their documents.

    Of the events of one kind that have somebody in common each goes with the next 30 by day, as
    long as they are not too far apart: an event that a hundred documents tell is a chain. Events in
    which nobody is known to take part must share a word.
    """
    days = [first_day(one) for one in told]
    blocks: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index, one in enumerate(told):
        kind = "violence" if one.event.kind in VIOLENT else one.event.kind
        for part in {*one.agents, *one.patients, *one.lands}:
            blocks[kind, part].append(index)
        if not (one.agents or one.patients or one.lands):
            for word in one.words:  # "the attack on the hospital"
                blocks[kind, f'"{word}"'].append(index)
    order = [
        (day or dt.date.min, one.document, one.event.id)
        for day, one in zip(days, told, strict=True)
    ]
    found: set[tuple[int, int]] = set()
    for block in blocks.values():
        block.sort(key=order.__getitem__)
        for place, index in enumerate(block):
            day = days[index]
            for other in block[place + 1 : place + 1 + _NEIGHBOURS]:
                later = days[other]
                if day is not None and later is not None and (later - day).days > FAR_DAYS:
                    break
                if not are_apart(told[index].event.time, told[other].event.time):
                    found.add((index, other))
    return sorted(found, key=lambda pair: (order[pair[0]], order[pair[1]]))
