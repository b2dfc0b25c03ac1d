"""Deeds: what may answer a demand, said or done, found by action, actor and day."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from diplostance.comparison.evidence import Evidence
from diplostance.comparison.issues import direction_of, object_ids
from diplostance.comparison.matching import Matching
from diplostance.model import Commitment, Decision, Demand, Document, Evaluation, Event
from diplostance.model.vocabulary import EVENT_CONDUCT

_ANYBODY: Final[list[str | None]] = [None]


@frozen(kw_only=True)
class Deed:
    """Something that may answer a demand.

    Attributes:
        action: The conduct, as `direction_of` gives it.
        direction: 1 for doing it, -1 for not.
        by: Who.
        objects: To whom it is done, as far as they are actors.
        date: When.
        way: One of `WAYS`.
        refuses: Whether it is said as a refusal.
        evidence: The act, for what was said.
        document: The id of the document and
        event: the event, for what was done.
        told: The day on which the document of an event was published.
        rejects: The demand that it rejects by name.
    """

    action: str
    direction: int
    by: frozenset[str]
    objects: frozenset[str]
    date: dt.date | None
    way: str
    refuses: bool = False
    evidence: Evidence | None = None
    document: str | None = None
    event: Event | None = None
    told: dt.date | None = None
    rejects: Demand | None = None


class Deeds:
    """Deeds by what they are, by whom and when, so that each demand looks at few of them."""

    def __init__(self, deeds: Iterable[Deed]) -> None:
        self._dated: dict[tuple[str, str | None], list[Deed]] = {}
        self._undated: dict[tuple[str, str | None], list[Deed]] = {}
        self._rejecting: dict[tuple[str | None, str], list[Deed]] = {}
        for deed in deeds:
            if deed.rejects is not None and deed.evidence is not None:
                key = (deed.evidence.reference.document, deed.rejects.id)
                self._rejecting.setdefault(key, []).append(deed)
                continue
            kept = self._undated if deed.date is None else self._dated
            for actor in (None, *sorted(deed.by)):
                kept.setdefault((deed.action, actor), []).append(deed)
        self._days: dict[tuple[str, str | None], list[dt.date]] = {}
        for at, members in self._dated.items():
            members.sort(key=lambda deed: deed.date or dt.date.min)
            self._days[at] = [deed.date or dt.date.min for deed in members]

    def near(
        self, demand: Evidence, action: str, addressees: frozenset[str], within: int
    ) -> Iterator[Deed]:
        """Give the deeds that may answer a demand: from its day on, and not too long after it.

        What has no day is given, and so is all where the demand has none.
        """
        yield from self._rejecting.get((demand.reference.document, demand.reference.act), ())
        first = demand.day
        for actor in sorted(addressees) or _ANYBODY:
            at = (action, actor)
            yield from self._undated.get(at, ())
            members, days = self._dated.get(at, []), self._days.get(at, [])
            if first is None:
                yield from members
                continue
            last = dt.date.fromordinal(min(first.toordinal() + within, dt.date.max.toordinal()))
            yield from members[bisect.bisect_left(days, first) : bisect.bisect_right(days, last)]


def said(evidence: Iterable[Evidence], matching: Matching) -> Iterator[Deed]:
    """Give what acts say of their issuers' own conduct, and demands that they reject by name."""
    for one in evidence:
        act = one.act
        if act.status != "performed":
            continue
        by = frozenset(matching.actor(actor) for actor in one.issuers)
        objects = frozenset(object_ids(one, matching))
        if isinstance(act, Commitment | Decision):
            action, direction = direction_of(act.action, act.polarity)
            yield Deed(
                action=action,
                direction=direction,
                by=by,
                objects=objects,
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
                        date=one.day,
                        way="rejection",
                        refuses=True,
                        evidence=one,
                        rejects=thing,
                    )


def done(document: Document, matching: Matching, until: dt.date | None) -> Iterator[Deed]:
    """Give the events of a document that are somebody's conduct, up to a day."""
    for event in document.events:
        conduct = EVENT_CONDUCT.get(event.kind)
        day = event.time.start if event.time is not None else None
        if conduct is None or event.realised is not True or (until and day and day > until):
            continue
        action, direction = direction_of(*conduct)
        yield Deed(
            action=action,
            direction=direction,
            by=frozenset(matching.actor(actor.represents or actor.id) for actor in event.agents),
            objects=frozenset(matching.actor(actor) for actor in event.patients),
            date=day,
            way="event",
            document=document.id,
            event=event,
            told=document.published,
        )
