"""Answers: what became of each demand, found over documents."""

from __future__ import annotations

import datetime as dt

from attrs import evolve

from diplostance.comparison.deeds import done, said
from diplostance.comparison.evidence import Evidence, Source, documents_among, evidence_of, listed
from diplostance.comparison.issues import direction_of, object_ids, parties
from diplostance.comparison.matching import Matching
from diplostance.comparison.outcomes import Answered, Answers, Response
from diplostance.comparison.position import matching_of
from diplostance.comparison.replies import WITHIN, Answer, Deeds
from diplostance.comparison.subjects import Subjects
from diplostance.errors import OptionError
from diplostance.model import Demand, Document


def answers(documents: Source, *, until: dt.date | None = None, within: int = WITHIN) -> Answers:
    """Give for each demand the commitments, refusals, decisions and events that answer it.

    A response is by one of whom the thing is demanded, on the same action, from the day of the
    demand on, and not on other objects. An event answers when its kind is the conduct that was
    demanded: a release answers "release them". A meeting answers a call for talks when who called
    for it takes part, or two of those who were called upon. Where nobody is addressed, only what is
    on the same object or the same event counts.

    What may be an answer but has a doubt (an event without a day, another object by its words) is a
    candidate, and the outcome does not rest on it.

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
    subjects = Subjects(matching)
    deeds = Deeds(
        [*said(evidence, matching, subjects), *done(known.values(), matching, subjects, until)],
        matching,
        subjects,
    )
    return Answers(
        [
            _answered(tellings, deeds, matching, last, within)
            for tellings in _demands(evidence, matching, subjects)
        ]
    )


def _up_to(until: dt.date, day: dt.date | None, document: Document | None) -> bool:
    """Whether something had been said, and was known, by a day; what has no day counts."""
    published = None if document is None else document.published
    return all(known is None or known <= until for known in (day, published))


def _demands(
    evidence: tuple[Evidence, ...], matching: Matching, subjects: Subjects
) -> list[list[tuple[Evidence, Demand]]]:
    """Give the demands, those together that several documents tell of one issuer and day."""
    found: dict[object, list[tuple[Evidence, Demand]]] = {}
    for one in evidence:
        act = one.act
        if not isinstance(act, Demand) or act.status != "performed":
            continue
        action, direction = direction_of(act.action, act.polarity)
        addressees = matching.principals(parties(one))
        issuers = matching.principals(one.issuers)
        key: object = one  # where it is not clear what is demanded of whom, it stands by itself
        if action != "other" and addressees and one.day is not None:
            objects = object_ids(one, matching)
            key = (issuers, one.day, action, direction, addressees, objects, subjects.of(one))
        found.setdefault(key, []).append((one, act))
    return list(found.values())


def _answered(
    tellings: list[tuple[Evidence, Demand]],
    deeds: Deeds,
    matching: Matching,
    last: dt.date | None,
    within: int,
) -> Answered:
    demand, act = tellings[0]
    action, direction = direction_of(act.action, act.polarity)
    found: dict[tuple[object, ...], Response] = {}
    for answer in deeds.answering(demand, act, within):
        response = _response(answer, demand, act, direction)
        # One event that many documents tell is one response, and so is one promise.
        event = answer.deeds[0].event
        name = None if event is None else min(answer.deeds[0].events, default=None)
        key = (response.way, response.outcome, response.by, name, response.doubts)
        earlier = found.get(key)
        if earlier is None:
            found[key] = response
            continue
        first = min(earlier, response, key=_order)
        found[key] = evolve(first, count=earlier.count + response.count)
    responses = tuple(sorted((r for r in found.values() if not r.doubts), key=_order))
    candidates = tuple(sorted((r for r in found.values() if r.doubts), key=_order))
    addressees = matching.principals(parties(demand))
    answered = {actor for response in responses for actor in response.by}
    reason = None
    if not responses and action == "other":
        reason = "what is demanded has no known action, so nothing can be matched with it"
    elif not addressees:
        reason = "nobody is addressed, so only what is on the same object or event counts"
    elif last is None:
        reason = "no document has a day"
    return Answered(
        demand=demand,
        also=[one for one, _ in tellings[1:]],
        outcome=_outcome({response.outcome for response in responses}),
        responses=responses,
        candidates=candidates,
        pending=sorted(addressees - answered),
        until=last,
        reason=reason,
    )


def _response(answer: Answer, demand: Evidence, act: Demand, direction: int) -> Response:
    """Make a response of the earliest of deeds that answer a demand alike."""
    deed = answer.deeds[0]
    if deed.direction != direction:
        outcome = "refused" if deed.refuses else "defied"
    elif deed.way == "commitment":
        outcome = "conditional" if deed.conditional else "accepted"
    else:
        outcome = "met"
    days = None if deed.date is None or demand.day is None else (deed.date - demand.day).days
    qualifiers = () if deed.evidence is None else deed.evidence.qualifiers
    if deed.event is not None and deed.event.asserted_by:
        named = ", ".join(actor.name for actor in deed.event.asserted_by)
        qualifiers = (f"according to {named}",)
    if act.deadline is not None and deed.date is not None and deed.date > act.deadline.end:
        qualifiers = (*qualifiers, f"after the deadline of {act.deadline.end.isoformat()}")
    return Response(
        way=deed.way,
        outcome=outcome,
        by=sorted(deed.by),
        date=deed.date,
        after=days,
        evidence=deed.evidence,
        document=deed.document,
        event=deed.event,
        count=len(answer.deeds),
        qualifiers=qualifiers,
        doubts=answer.doubts,
    )


def _outcome(outcomes: set[str]) -> str:
    """Sum up: who promises and then does has met the demand; what goes both ways is mixed."""
    for_it = outcomes & {"met", "accepted", "conditional"}
    against = outcomes & {"refused", "defied"}
    if for_it and against:
        return "mixed"
    order = ("met", "accepted", "conditional", "defied", "refused")
    return next((name for name in order if name in outcomes), "unanswered")


def _order(response: Response) -> tuple[object, ...]:
    where = response.evidence.reference.sort_key if response.evidence else ()
    event = response.event.id if response.event else ""
    told = response.document.id if response.document else ""
    undated = response.event is not None and response.event.time is None
    return (response.date or dt.date.max, response.way, undated, where, told, event)
