"""Replies: which deeds answer a demand, and what speaks against each."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Final

from attrs import frozen

from diplostance.comparison._words import folded_words
from diplostance.comparison.deeds import Deed
from diplostance.comparison.evidence import Evidence
from diplostance.comparison.issues import direction_of, event_names, object_ids, parties
from diplostance.comparison.matching import Matching
from diplostance.comparison.same_event import MUTUAL
from diplostance.comparison.subjects import Subject, Subjects
from diplostance.model import Demand, Event

WITHIN: Final = 365
"""How many days after a demand or an accusation something may still answer it."""

_ANYBODY: Final = "*"
_NOBODY_KNOWN: Final = ""
"""Who does what nobody is said to have done."""
_REJECTING: Final = "*"
"""In place of an action, for rejections of something that is not said."""


@frozen(kw_only=True)
class Answer:
    """Deeds that answer a demand alike: they differ in where they stand and when, and no more.

    Attributes:
        deeds: The deeds, the earliest first; at least one.
        doubts: Why they may be no answer after all.
    """

    deeds: Sequence[Deed]
    doubts: tuple[str, ...] = ()


_Place = tuple[str, str]
"""An action, and who does it; or a rejection, and of whom."""


class Deeds:
    """Deeds by what they are, by whom and when, so that each demand looks at few of them.

    Those that are alike are looked at once: a promise that is made every day is one.
    """

    def __init__(self, deeds: Iterable[Deed], matching: Matching, subjects: Subjects) -> None:
        self._matching, self._subjects = matching, subjects
        self._undated: dict[_Place, list[Deed]] = {}
        self._rejecting: dict[tuple[str | None, str], list[Deed]] = {}
        alike: dict[_Place, dict[Hashable, list[Deed]]] = {}
        for deed in deeds:
            if deed.rejects is not None and deed.evidence is not None:
                key = (deed.evidence.reference.document, deed.rejects.id)
                self._rejecting.setdefault(key, []).append(deed)
                continue
            for at in _places(deed):
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
            asking=self._matching.principals(demand.issuers),
            addressees=self._matching.principals(parties(demand)),
            objects=frozenset(object_ids(demand, self._matching)),
            subject=self._subjects.of(demand),
            events=frozenset(event_names(demand, self._matching)),
            day=demand.day,
        )
        for deeds in self._near(demand, action, asked, within):
            doubts = self._doubts(deeds[0], act, asked)
            if doubts is not None:
                yield Answer(deeds=deeds, doubts=doubts)

    def _doubts(self, deed: Deed, act: Demand, asked: _Asked) -> tuple[str, ...] | None:
        """Give what makes it doubtful that a deed answers a demand; None when it does not."""
        if deed.rejects is not None:
            return () if deed.rejects == act and deed.by & asked.addressees else None
        if deed.rejected:
            if not deed.by & asked.addressees or not _names_demand(deed, act):
                return None
            said = asked.subject.words and asked.subject.shares(deed.subject)
            return () if said else ("what is rejected is not said",)
        doubts = _by_others(deed, asked)
        if doubts is None or (asked.objects and deed.objects and not asked.objects & deed.objects):
            return None
        if deed.event is not None and not _may_answer(deed, deed.event, asked):
            return None
        tellers = self._matching.principals(deed.told_by)
        if tellers and tellers <= asked.asking:
            doubts.append("told by who demands it alone")
        return (*doubts, *_of_others(deed, asked))

    def _near(
        self, demand: Evidence, action: str, asked: _Asked, within: int
    ) -> Iterator[Sequence[Deed]]:
        """Give deeds from the day of a demand on, and not too long after it; alike ones together.

        What has no day is given, and so is all where the demand has none.
        """
        for deed in self._rejecting.get((demand.reference.document, demand.reference.act), ()):
            yield (deed,)
        at: list[_Place] = [(_REJECTING, actor) for actor in sorted(asked.asking)]
        if action != "other":
            names = [*sorted(asked.addressees), _NOBODY_KNOWN] if asked.addressees else [_ANYBODY]
            at += [(action, name) for name in names]
        first = demand.day
        looked_at: set[str] = set()  # a joint deed stands under each who does it
        for place in at:
            for deed in self._undated.get(place, ()):
                if not deed.by & looked_at:
                    yield (deed,)
            for members, days in self._dated.get(place, ()):
                found = members if first is None else _from(first, within, members, days)
                if found and not found[0].by & looked_at:
                    yield found
            if place[0] == action:
                looked_at.add(place[1])


def _places(deed: Deed) -> list[_Place]:
    """Give under what a deed is found: what it is and who does it, or whom it rejects."""
    if deed.way == "rejection":
        return [(_REJECTING, actor) for actor in sorted(deed.rejected)]
    return [(deed.action, name) for name in (_ANYBODY, *(sorted(deed.by) or [_NOBODY_KNOWN]))]


def _from(first: dt.date, within: int, members: list[Deed], days: list[dt.date]) -> Sequence[Deed]:
    """Give those of deeds that are from a day on, and not more than so many days later."""
    last = dt.date.fromordinal(min(first.toordinal() + within, dt.date.max.toordinal()))
    return members[bisect.bisect_left(days, first) : bisect.bisect_right(days, last)]


def _likeness(deed: Deed) -> Hashable:
    """Give all that decides which demands a deed answers, but for when it was said."""
    said_when = (deed.date, deed.told) if deed.event is not None else None
    kind = None if deed.event is None else deed.event.kind
    facts = (deed.direction, deed.way, deed.refuses, deed.conditional, kind, said_when)
    told_by = tuple(sorted(actor.id for actor in deed.told_by))
    return (
        *facts,
        deed.rejected,
        deed.by,
        deed.objects,
        deed.subject,
        deed.events,
        told_by,
    )


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
    subject: Subject
    events: frozenset[str]
    day: dt.date | None


def _names_demand(deed: Deed, act: Demand) -> bool:
    """Whether the words of a rejection name a demand of this force: "their demands"."""
    words = folded_words((deed.evidence and deed.evidence.words) or "")
    return act.force is not None and any(word.startswith(act.force) for word in words)


def _by_others(deed: Deed, asked: _Asked) -> list[str] | None:
    """Give the doubts about who does it; None when it is nobody of whom it is demanded."""
    alike = bool(asked.subject.shares(deed.subject) or asked.objects & deed.objects)
    if asked.addressees:
        if deed.by & asked.addressees:
            return []
        unknown = deed.event is not None and not deed.by and alike
        return ["who did it is not said"] if unknown else None
    # Nobody is addressed: whoever does such a thing answers only on the same matter.
    if deed.by and not deed.by - asked.asking:
        return None
    if deed.by and (asked.objects & deed.objects or asked.events & deed.events):
        return []
    return ["nobody is called upon by name"] if alike else None


def _of_others(deed: Deed, asked: _Asked) -> Iterator[str]:
    """Give the doubts about to whom it is done, and when."""
    if deed.objects and not asked.objects and not deed.objects & (asked.asking | asked.addressees):
        yield "it is towards somebody whom the demand does not name"
    apart = asked.subject.apart(deed.subject)
    if apart is not None:
        yield apart
    if deed.event is not None and deed.date is None:
        yield "the event has no day"


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
