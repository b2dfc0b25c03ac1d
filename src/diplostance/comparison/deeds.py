"""Deeds: what may answer a demand, said or done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from diplostance.comparison.evidence import Evidence
from diplostance.comparison.issues import direction_of, event_names, object_ids
from diplostance.comparison.matching import Matching
from diplostance.comparison.subjects import Subject, Subjects
from diplostance.model import Actor, Commitment, Decision, Demand, Document, Evaluation, Event
from diplostance.model.vocabulary import EVENT_CONDUCT, EXPRESSIVE_CONDUCT

_NOTHING: Final = Subject()


@frozen(kw_only=True)
class Deed:
    """Something that may answer a demand.

    Attributes:
        action: The conduct, as `direction_of` gives it.
        direction: 1 for doing it, -1 for not.
        by: Who, as ids of principals over all documents.
        objects: To whom it is done, as far as they are actors.
        subject: What it is about, by its words.
        events: Names of the events that it is about, or its own name.
        date: When.
        way: One of `diplostance.comparison.WAYS`.
        refuses: Whether it is said as a refusal.
        evidence: The act, for what was said.
        document: The document and
        event: the event, for what was done.
        told: The day on which the document of an event was published.
        rejects: The demand that it rejects by name.
        rejected: Ids of those of whom it rejects something that is not said.
    """

    action: str
    direction: int
    by: frozenset[str]
    objects: frozenset[str]
    subject: Subject
    events: frozenset[str]
    date: dt.date | None
    way: str
    refuses: bool = False
    evidence: Evidence | None = None
    document: Document | None = None
    event: Event | None = None
    told: dt.date | None = None
    rejects: Demand | None = None
    rejected: frozenset[str] = frozenset()

    @property
    def told_by(self) -> tuple[Actor, ...]:
        """Those who tell of it, where its issuers do not say it themselves."""
        act = self.evidence.act if self.evidence else None
        return () if act is None else tuple(told.actor for told in act.attribution)

    @property
    def conditional(self) -> bool:
        """Whether it is promised on a condition only."""
        act = self.evidence.act if self.evidence else None
        return isinstance(act, Commitment) and bool(act.conditions)


def said(evidence: Iterable[Evidence], matching: Matching, subjects: Subjects) -> Iterator[Deed]:
    """Give what acts say of their issuers' own conduct, and what of others they reject.

    Some judgements are conduct themselves: who is asked to apologise does so with the words.
    """
    for one in evidence:
        act = one.act
        if act.status != "performed":
            continue
        if isinstance(act, Commitment | Decision):
            action, direction = direction_of(act.action, act.polarity)
            yield Deed(
                action=action,
                direction=direction,
                by=matching.principals(one.issuers),
                objects=frozenset(object_ids(one, matching)),
                subject=subjects.of(one),
                events=frozenset(event_names(one, matching)),
                date=one.day,
                way=act.kind,
                refuses=isinstance(act, Commitment) and act.mode == "refuse",
                evidence=one,
            )
        elif isinstance(act, Evaluation):
            yield from _judged(one, act, matching, subjects)


def _judged(
    one: Evidence, act: Evaluation, matching: Matching, subjects: Subjects
) -> Iterator[Deed]:
    """Give the conduct that a judgement is, or the demands that it rejects."""
    conduct = EXPRESSIVE_CONDUCT.get(act.force or "")
    if conduct is not None:
        yield Deed(
            action=conduct,
            direction=1,
            by=matching.principals(one.issuers),
            objects=matching.principals(act.targets),
            subject=Subject(),
            events=frozenset(event_names(one, matching)),
            date=one.day,
            way=act.kind,
            evidence=one,
        )
    if act.force != "reject" or act.valence >= 0:
        return
    named = [thing for thing in act.about if isinstance(thing, Demand)]
    for demand in named:
        action, direction = direction_of(demand.action, demand.polarity)
        yield _rejection(one, matching, action=action, direction=-direction, rejects=demand)
    if not named and not act.about:
        of = matching.principals(act.targets)
        yield _rejection(
            one, matching, action="other", direction=0, rejected=of, subject=subjects.of(one)
        )


def _rejection(
    one: Evidence,
    matching: Matching,
    *,
    action: str,
    direction: int,
    rejects: Demand | None = None,
    rejected: frozenset[str] = frozenset(),
    subject: Subject = _NOTHING,
) -> Deed:
    return Deed(
        action=action,
        direction=direction,
        by=matching.principals(one.issuers),
        objects=frozenset(),
        subject=subject,
        events=frozenset(),
        date=one.day,
        way="rejection",
        refuses=True,
        evidence=one,
        rejects=rejects,
        rejected=rejected,
    )


def done(
    documents: Iterable[Document],
    matching: Matching,
    subjects: Subjects,
    until: dt.date | None,
) -> list[Deed]:
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
                by=matching.principals(event.agents),
                objects=frozenset(matching.actor(actor) for actor in event.patients),
                subject=subjects.of_event(document, event),
                events=frozenset({name}),
                date=day,
                way="event",
                document=document,
                event=event,
                told=document.published,
            )
        )
    return found
