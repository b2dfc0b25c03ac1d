"""Deeds: what may answer a demand, said or done, and which demand it answers."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Final

from attrs import frozen

from diplostance.comparison.doubts import object_words
from diplostance.comparison.evidence import Evidence
from diplostance.comparison.issues import (
    direction_of,
    event_names,
    object_ids,
    parties,
)
from diplostance.comparison.matching import Matching
from diplostance.comparison.same_event import MUTUAL
from diplostance.model import Commitment, Decision, Demand, Document, Evaluation, Event
from diplostance.model.vocabulary import EVENT_CONDUCT

WITHIN: Final = 365
"""How many days after a demand or an accusation something may still answer it."""

_ANYBODY: Final[list[str | None]] = [None]


@frozen(kw_only=True)
class Deed:
    """Something that may answer a demand.

    Attributes:
        action: The conduct, as `direction_of` gives it.
        direction: 1 for doing it, -1 for not.
        by: Who, as ids of principals over all documents.
        objects: To whom it is done, as far as they are actors.
        words: The words of the objects, where there are any.
        events: Names of the events that it is about, or its own name.
        date: When.
        way: ``commitment``, ``decision``, ``event`` or ``rejection``.
        refuses: Whether it is said as a refusal.
        evidence: The act, for what was said.
        document: The document and
        event: the event, for what was done.
        told: The day on which the document of an event was published.
        rejects: The demand that it rejects by name.
        doubts: Why it may be no answer after all.
    """

    action: str
    direction: int
    by: frozenset[str]
    objects: frozenset[str]
    words: frozenset[str]
    events: frozenset[str]
    date: dt.date | None
    way: str
    refuses: bool = False
    evidence: Evidence | None = None
    document: Document | None = None
    event: Event | None = None
    told: dt.date | None = None
    rejects: Demand | None = None
    doubts: tuple[str, ...] = ()

    @property
    def conditional(self) -> bool:
        """Whether it is promised on a condition only."""
        act = self.evidence.act if self.evidence else None
        return isinstance(act, Commitment) and bool(act.conditions)


@frozen(kw_only=True)
class Answer:
    """Deeds that answer a demand alike: they differ in where they stand and when, and no more.

    Attributes:
        deeds: The deeds, the earliest first; at least one.
        doubts: Why they may be no answer after all.
    """

    deeds: Sequence[Deed]
    doubts: tuple[str, ...] = ()


_Place = tuple[str, str | None]
"""An action, and who does it; None stands for anybody."""


class Deeds:
    """Deeds by what they are, by whom and when, so that each demand looks at few of them.

    Those that are alike are looked at once: a promise that is made every day is one.
    """

    def __init__(self, deeds: Iterable[Deed], matching: Matching) -> None:
        self._matching = matching
        self._undated: dict[_Place, list[Deed]] = {}
        self._rejecting: dict[tuple[str | None, str], list[Deed]] = {}
        alike: dict[_Place, dict[Hashable, list[Deed]]] = {}
        for deed in deeds:
            if deed.rejects is not None and deed.evidence is not None:
                key = (deed.evidence.reference.document, deed.rejects.id)
                self._rejecting.setdefault(key, []).append(deed)
                continue
            for actor in (None, *sorted(deed.by)):
                at = (deed.action, actor)
                if deed.date is None:
                    self._undated.setdefault(at, []).append(deed)
                else:
                    alike.setdefault(at, {}).setdefault(_likeness(deed), []).append(deed)
        self._dated: dict[_Place, list[tuple[list[Deed], list[dt.date]]]] = {}
        for at, groups in alike.items():
            for members in groups.values():
                members.sort(key=_by_day)
                days = [deed.date or dt.date.min for deed in members]
                self._dated.setdefault(at, []).append((members, days))

    def answering(self, demand: Evidence, act: Demand, within: int) -> Iterator[Answer]:
        """Give the deeds that answer a demand; what speaks against them stands in the doubts.

        Args:
            demand: The demand in its place.
            act: The same, as what it is.
            within: How many days after it something may still be an answer.
        """
        action, direction = direction_of(act.action, act.polarity)
        asked = _Asked(
            direction=direction,
            asking=frozenset(self._matching.principal(actor) for actor in demand.issuers),
            addressees=frozenset(self._matching.principal(actor) for actor in parties(demand)),
            objects=frozenset(object_ids(demand, self._matching)),
            words=object_words(demand),
            events=frozenset(event_names(demand, self._matching)),
            day=demand.day,
        )
        for deeds in self._near(demand, action, asked, within):
            doubts = _doubts(deeds[0], act, asked)
            if doubts is not None:
                yield Answer(deeds=deeds, doubts=doubts)

    def _near(
        self, demand: Evidence, action: str, asked: _Asked, within: int
    ) -> Iterator[Sequence[Deed]]:
        """Give deeds from the day of a demand on, and not too long after it; alike ones together.

        What has no day is given, and so is all where the demand has none.
        """
        for deed in self._rejecting.get((demand.reference.document, demand.reference.act), ()):
            yield (deed,)
        if action == "other":
            return
        first = demand.day
        looked_at: set[str | None] = set()  # a joint deed stands under each who does it
        for actor in sorted(asked.addressees) or _ANYBODY:
            for deed in self._undated.get((action, actor), ()):
                if not deed.by & looked_at:
                    yield (deed,)
            for members, days in self._dated.get((action, actor), ()):
                found = members if first is None else _from(first, within, members, days)
                if found and not found[0].by & looked_at:
                    yield found
            looked_at.add(actor)


def _from(first: dt.date, within: int, members: list[Deed], days: list[dt.date]) -> Sequence[Deed]:
    """Give those of deeds that are from a day on, and not more than so many days later."""
    last = dt.date.fromordinal(min(first.toordinal() + within, dt.date.max.toordinal()))
    return members[bisect.bisect_left(days, first) : bisect.bisect_right(days, last)]


def _likeness(deed: Deed) -> Hashable:
    """Give all that decides which demands a deed answers, but for when it was said."""
    said_when = (deed.date, deed.told) if deed.event is not None else None
    kind = None if deed.event is None else deed.event.kind
    facts = (deed.direction, deed.way, deed.refuses, deed.conditional, kind, said_when)
    return (*facts, deed.by, deed.objects, deed.words, deed.events, deed.doubts)


def _by_day(deed: Deed) -> tuple[object, ...]:
    """Give a key for a fixed order: by day, then by where it stands."""
    where = deed.evidence.reference.sort_key if deed.evidence else ()
    document = deed.document.id if deed.document else ""
    return (deed.date or dt.date.max, where, document, deed.event.id if deed.event else "")


@frozen(kw_only=True)
class _Asked:
    """What a demand asks, brought to ids over all documents."""

    direction: int
    asking: frozenset[str]
    addressees: frozenset[str]
    objects: frozenset[str]
    words: frozenset[str]
    events: frozenset[str]
    day: dt.date | None


def _doubts(deed: Deed, act: Demand, asked: _Asked) -> tuple[str, ...] | None:
    """Give what makes it doubtful that a deed answers a demand; None when it does not."""
    if asked.addressees and not deed.by & asked.addressees:
        return None
    if deed.rejects is not None:
        return deed.doubts if deed.rejects == act else None
    if asked.objects and deed.objects and not asked.objects & deed.objects:
        return None
    if not asked.addressees:
        # Nobody is addressed: whoever does such a thing answers only on the same matter.
        common = asked.objects & deed.objects or asked.events & deed.events
        if not common or not deed.by - asked.asking:
            return None
    if deed.event is not None and not _may_answer(deed, deed.event, asked):
        return None
    doubts = list(deed.doubts)
    if deed.objects and not asked.objects and not deed.objects & (asked.asking | asked.addressees):
        doubts.append("it is towards somebody whom the demand does not name")
    if asked.words and deed.words and not asked.words & deed.words:
        doubts.append("what it is done to has other words")
    if deed.event is not None and deed.date is None:
        doubts.append("the event has no day")
    return tuple(doubts)


def _may_answer(deed: Deed, event: Event, asked: _Asked) -> bool:
    """Tell whether an event can be an answer: not what was before, nor a meeting with others."""
    if asked.day is None:
        return False
    if deed.direction != asked.direction and (deed.date is None or deed.date <= asked.day):
        return False  # what the demand would undo came before it, often as its cause
    if deed.date is None and (deed.told is None or deed.told <= asked.day):
        return False
    taking_part = deed.by | deed.objects
    if event.kind in MUTUAL and not asked.asking & taking_part:
        return len(asked.addressees & taking_part) > 1
    return True


def said(evidence: Iterable[Evidence], matching: Matching) -> Iterator[Deed]:
    """Give what acts say of their issuers' own conduct, and demands that they reject by name."""
    for one in evidence:
        act = one.act
        if act.status != "performed":
            continue
        by = frozenset(matching.principal(actor) for actor in one.issuers)
        objects = frozenset(object_ids(one, matching))
        if isinstance(act, Commitment | Decision):
            action, direction = direction_of(act.action, act.polarity)
            yield Deed(
                action=action,
                direction=direction,
                by=by,
                objects=objects,
                words=object_words(one),
                events=frozenset(event_names(one, matching)),
                date=one.day,
                way=act.kind,
                refuses=isinstance(act, Commitment) and act.mode == "refuse",
                evidence=one,
            )
        elif isinstance(act, Evaluation) and act.force == "reject" and act.valence < 0:
            for thing in act.about:
                if isinstance(thing, Demand):
                    action, direction = direction_of(thing.action, thing.polarity)
                    yield Deed(
                        action=action,
                        direction=-direction,
                        by=by,
                        objects=objects,
                        words=frozenset(),
                        events=frozenset(),
                        date=one.day,
                        way="rejection",
                        refuses=True,
                        evidence=one,
                        rejects=thing,
                    )


def done(documents: Iterable[Document], matching: Matching, until: dt.date | None) -> list[Deed]:
    """Give the events of documents that are somebody's conduct, up to a day.

    Where one document gives the day of an event, it is the day for all that tell it.
    """
    told = [(document, event) for document in documents for event in document.events]
    days: dict[str, dt.date] = {}
    for document, event in told:
        if event.time is not None:
            name = matching.event(document, event)
            days[name] = min(days.get(name, event.time.start), event.time.start)
    found = []
    for document, event in told:
        conduct = EVENT_CONDUCT.get(event.kind)
        name = matching.event(document, event)
        day = days.get(name)
        if conduct is None or event.realised is not True or (until and day and day > until):
            continue
        action, direction = direction_of(*conduct)
        found.append(
            Deed(
                action=action,
                direction=direction,
                by=frozenset(matching.principal(actor) for actor in event.agents),
                objects=frozenset(matching.actor(actor) for actor in event.patients),
                words=frozenset(),
                events=frozenset({name}),
                date=day,
                way="event",
                document=document,
                event=event,
                told=document.published,
            )
        )
    return found
