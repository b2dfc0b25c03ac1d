"""Answers: what became of each demand."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, Final

from attrs import field, frozen

from diplostance.comparison.deeds import Deed, Deeds, done, said
from diplostance.comparison.evidence import Evidence, Source, documents_among, evidence_of, listed
from diplostance.comparison.issues import direction_of, object_ids, parties
from diplostance.comparison.matching import Matching
from diplostance.comparison.position import matching_of
from diplostance.comparison.rows import evidence_data
from diplostance.errors import OptionError
from diplostance.model import Demand, Document, Event
from diplostance.model._fields import as_tuple, is_a, one_of, tuple_of

OUTCOMES: Final = ("met", "accepted", "refused", "defied", "mixed", "unanswered")
"""What became of a demand.

- ``met``: it was done: an event or a decision of the addressee says so.
- ``accepted``: the addressee promised or agreed to it. ``refused``: it declined.
- ``defied``: the addressee did, decided or threatened the opposite.
- ``mixed``: answers go both ways. ``unanswered``: nothing that answers it is in the documents.
"""

WAYS: Final = ("commitment", "decision", "event", "rejection")
"""How a demand is answered."""

SCHEMA: Final = "diplostance/answers/1.0"


@frozen(kw_only=True)
class Response:
    """One thing that answers a demand.

    Attributes:
        way: One of `WAYS`.
        outcome: What it makes of the demand: one of `OUTCOMES`, never mixed or unanswered.
        by: Ids of those who answer.
        date: The day; None when it is not known.
        after: How many days after the demand; None when a day is missing.
        evidence: The act, for what was said.
        document: The id of the document that tells the event, for what was done.
        event: The event, for what was done.
    """

    way: str = field(validator=one_of(WAYS))
    outcome: str = field(validator=one_of(OUTCOMES))
    by: tuple[str, ...] = field(default=(), converter=as_tuple, validator=tuple_of(str))
    date: dt.date | None = None
    after: int | None = field(default=None, validator=is_a(int, optional=True))
    evidence: Evidence | None = field(default=None, validator=is_a(Evidence, optional=True))
    document: str | None = field(default=None, validator=is_a(str, optional=True))
    event: Event | None = field(default=None, validator=is_a(Event, optional=True))

    def to_dict(self) -> dict[str, Any]:
        """Give the response as plain data."""
        return {
            "way": self.way,
            "outcome": self.outcome,
            "by": list(self.by),
            "date": self.date and self.date.isoformat(),
            "after": self.after,
            "evidence": None if self.evidence is None else evidence_data(self.evidence),
            "document": self.document,
            "event": self.event and self.event.id,
        }


@frozen(kw_only=True)
class Answered:
    """A demand, and what answers it.

    Attributes:
        demand: The demand.
        outcome: One of `OUTCOMES`.
        responses: What answers it, the earliest first.
        until: The last day of the documents that were looked at: an unanswered demand is
            unanswered up to that day. None when no document has a day.
        reason: Why nothing could be looked for, or what to bear in mind.
    """

    demand: Evidence = field(validator=is_a(Evidence))
    outcome: str = field(validator=one_of(OUTCOMES))
    responses: tuple[Response, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(Response)
    )
    until: dt.date | None = None
    reason: str | None = field(default=None, validator=is_a(str, optional=True))

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "demand": evidence_data(self.demand),
            "issuers": [actor.id for actor in self.demand.issuers],
            "addressees": [actor.id for actor in parties(self.demand)],
            "outcome": self.outcome,
            "responses": [response.to_dict() for response in self.responses],
            "until": self.until and self.until.isoformat(),
            "reason": self.reason,
        }

    def to_row(self) -> dict[str, Any]:
        """Give it flat, for a data frame."""
        first = self.responses[0] if self.responses else None
        return {
            "demand": str(self.demand.reference),
            "issuers": "; ".join(actor.id for actor in self.demand.issuers),
            "addressees": "; ".join(actor.id for actor in parties(self.demand)),
            "words": self.demand.words,
            "outcome": self.outcome,
            "by": "; ".join(first.by) if first else None,
            "after": first and first.after,
            "until": self.until and self.until.isoformat(),
            "reason": self.reason,
        }


def answers(
    documents: Source, *, until: dt.date | None = None, within: int = 365
) -> tuple[Answered, ...]:
    """Give for each demand the commitments, refusals, decisions and events that answer it.

    A response is by somebody of whom the thing is demanded, on the same action, not earlier than
    the demand where both days are known, and not on other objects. An event answers when its kind
    is the conduct that was demanded: a release answers "release them".

    Args:
        documents: The documents; the order does not matter.
        until: Leave out what is later than this day, and what was published later.
        within: How many days after a demand something may still be an answer to it.

    Raises:
        OptionError: When something is given that cannot be looked through.
        DuplicateDocumentError: When two documents that differ have one id.
    """
    if until is not None and type(until) is not dt.date:
        raise OptionError("until", until, "a datetime.date or None")
    if type(within) is not int or within < 0:
        raise OptionError("within", within, "a number of days from 0 on")
    source = listed(documents)  # it is gone through twice
    evidence = evidence_of(source, name="documents")
    known = {document.id: document for document in documents_among(source)}
    if until is not None:
        evidence = tuple(one for one in evidence if _up_to(until, one.day, one.document))
        known = {key: one for key, one in known.items() if _up_to(until, None, one)}
    matching = matching_of(evidence, known.values())
    days = [document.published for document in known.values() if document.published is not None]
    days += [one.day for one in evidence if one.day is not None]
    last = until or max(days, default=None)
    deeds = Deeds(
        [
            *said(evidence, matching),
            *(deed for document in known.values() for deed in done(document, matching, until)),
        ]
    )
    return tuple(
        _answered(one, one.act, deeds, matching, last, within)
        for one in evidence
        if isinstance(one.act, Demand) and one.act.status == "performed"
    )


def _up_to(until: dt.date, day: dt.date | None, document: Document | None) -> bool:
    """Whether something had been said, and was known, by a day; what has no day counts."""
    published = None if document is None else document.published
    return all(known is None or known <= until for known in (day, published))


def _answered(
    demand: Evidence,
    act: Demand,
    deeds: Deeds,
    matching: Matching,
    last: dt.date | None,
    within: int,
) -> Answered:
    action, direction = direction_of(act.action, act.polarity)
    addressees = frozenset(matching.actor(actor) for actor in parties(demand))
    found: dict[tuple[object, ...], Response] = {}
    for deed in deeds.near(demand, action, addressees, within):
        if _answers(deed, demand, direction, addressees, matching):
            response = _response(deed, demand, direction)
            # One event that many documents tell is one response.
            name = None
            if deed.event is not None:
                name = matching.events.get((deed.document or "", deed.event.id))
            found.setdefault((response.way, name or response.evidence), response)
    responses = tuple(sorted(found.values(), key=_order))
    outcomes = {response.outcome for response in responses}
    reason = None
    if not responses and action == "other":
        reason = "what is demanded has no known action, so nothing can be matched with it"
    elif not addressees:
        reason = "nobody is addressed, so anybody else's answer counts"
    elif last is None:
        reason = "no document has a day"
    return Answered(
        demand=demand,
        outcome=_outcome(outcomes),
        responses=responses,
        until=last,
        reason=reason,
    )


def _answers(
    deed: Deed,
    demand: Evidence,
    direction: int,
    addressees: frozenset[str],
    matching: Matching,
) -> bool:
    """Tell whether a deed that is near enough in time answers a demand."""
    if deed.rejects is not None:
        return deed.rejects == demand.act
    asking = frozenset(matching.actor(actor) for actor in demand.issuers)
    if deed.action == "other" or not (deed.by & addressees if addressees else deed.by - asking):
        return False
    objects = frozenset(object_ids(demand, matching))
    if objects and deed.objects and not objects & deed.objects:
        return False
    if deed.event is None:
        return True
    if demand.day is None:
        return False
    if deed.direction == direction:
        return deed.date is not None or (deed.told is not None and deed.told > demand.day)
    # What the demand would undo came before it, often as its cause.
    return deed.date is not None and deed.date > demand.day


def _response(deed: Deed, demand: Evidence, direction: int) -> Response:
    if deed.direction == direction:
        outcome = "accepted" if deed.way == "commitment" else "met"
    else:
        outcome = "refused" if deed.refuses else "defied"
    days = None if deed.date is None or demand.day is None else (deed.date - demand.day).days
    return Response(
        way=deed.way,
        outcome=outcome,
        by=sorted(deed.by),
        date=deed.date,
        after=days,
        evidence=deed.evidence,
        document=deed.document,
        event=deed.event,
    )


def _outcome(outcomes: set[str]) -> str:
    """Sum up: who promises and then does has met the demand; what goes both ways is mixed."""
    for_it, against = outcomes & {"met", "accepted"}, outcomes & {"refused", "defied"}
    if for_it and against:
        return "mixed"
    if for_it:
        return "met" if "met" in for_it else "accepted"
    if against:
        return "defied" if "defied" in against else "refused"
    return "unanswered"


def _order(response: Response) -> tuple[object, ...]:
    where = response.evidence.reference.sort_key if response.evidence else ()
    event = response.event.id if response.event else ""
    return (response.date or dt.date.max, response.way, where, response.document or "", event)


def answers_json(answered: tuple[Answered, ...], *, indent: int | None = None) -> str:
    """Give the answers as JSON."""
    data = {"schema": SCHEMA, "demands": [one.to_dict() for one in answered]}
    return json.dumps(data, indent=indent)
