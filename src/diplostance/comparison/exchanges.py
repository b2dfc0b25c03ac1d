"""Exchanges between two sides: demands that are answered, and accusations that are denied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from diplostance.comparison.deeds import said
from diplostance.comparison.evidence import Evidence
from diplostance.comparison.issues import Issue, event_names, object_ids, parties
from diplostance.comparison.joining import Sides, gap_between, ordered, relation_of, together
from diplostance.comparison.matching import Matching
from diplostance.comparison.position import Stance, Survey, weigh
from diplostance.comparison.replies import WITHIN, Answer, Deeds
from diplostance.comparison.rows import Row
from diplostance.model import Claim, Demand, Evaluation, Event

_MOST_REPLIES: Final = 30
"""How many replies of an accused are looked at for an accusation that has none on its issue."""


_Acts = tuple[Evidence, ...]


def _exchanges(sides: Sides) -> Iterator[tuple[str, _Acts, _Acts]]:
    """Give who speaks first, with acts that only he has, and acts that only the other has.

    What stands on both sides is no exchange between them. Where both who speak first and who reply
    speak on both sides, it is none either: two reports of one exchange do not answer each other.
    """
    both = {*sides.a} & {*sides.b}
    a = tuple(one for one in sides.a if one not in both)
    b = tuple(one for one in sides.b if one not in both)
    for first, ours, theirs, we, they in (
        ("a", a, b, sides.speak_a, sides.speak_b),
        ("b", b, a, sides.speak_b, sides.speak_a),
    ):
        alone = tuple(one for one in ours if sides.speaking(one) - they)
        too = tuple(one for one in ours if not sides.speaking(one) - they)
        yield first, alone, theirs
        yield first, too, tuple(one for one in theirs if sides.speaking(one) - we)


def _exchange(
    table: str,
    relation: str,
    issues: Iterable[Issue],
    first: str,
    one: Stance,
    other: Stance,
    matched_by: str = "issue",
    doubt: str | None = None,
) -> Row:
    a, b = (one, other) if first == "a" else (other, one)
    gap, reason = gap_between(a, b, signed=False)
    return Row(
        table=table,
        relation=relation,
        issues=tuple(issues),
        a=a,
        b=b,
        first=first,
        gap=gap,
        gap_reason=reason,
        matched_by=matched_by,
        doubt=doubt,
    )


# --- demands -------------------------------------------------------------------------------------


def answer_rows(sides: Sides) -> list[Row]:
    """Bring demands of one together with what the other promises, refuses or decides.

    What answers a demand is told by the same rule as in `diplostance.comparison.answers`.
    """
    rows = []
    for first, ours, theirs in _exchanges(sides):
        matching = sides.survey.matching
        subjects = sides.survey.subjects
        deeds = Deeds(said(theirs, matching, subjects), matching, subjects)
        demands = sides.survey.by_issue(one for one in ours if isinstance(one.act, Demand))
        for issue, members in demands.items():
            given: dict[Evidence, tuple[int, str | None]] = {}
            asked: list[tuple[Evidence, int]] = []
            for one, direction in _one_a_day(sides.survey, members):
                answers = [
                    answer
                    for answer in _answering(deeds, one)
                    if issue.target is None or issue.target in answer.deeds[0].by
                ]
                asked += [(one, direction)] if answers else []
                for answer in answers:
                    doubt = _doubt(answer)
                    for deed in answer.deeds:
                        # What certainly answers one demand may answer another in doubt.
                        if deed.evidence and (doubt is None or deed.evidence not in given):
                            given[deed.evidence] = (deed.direction or -direction, doubt)
            if given:
                rows.append(_answer_row(sides, issue, first, asked, given))
    return together(ordered(rows))


def _answering(deeds: Deeds, demand: Evidence) -> Iterator[Answer]:
    if isinstance(demand.act, Demand):
        yield from deeds.answering(demand, demand.act, WITHIN)


def _one_a_day(
    survey: Survey, members: Iterable[tuple[Evidence, int]]
) -> list[tuple[Evidence, int]]:
    """Give one demand of each issuer, day and direction: the others have the same answers."""
    found: dict[object, tuple[Evidence, int]] = {}
    for one, direction in members:
        key = (
            one.issuer_ids,
            one.day,
            direction,
            survey.matching.principals(parties(one)),
            object_ids(one, survey.matching),
            tuple(event_names(one, survey.matching)),
            survey.subjects.of(one),
        )
        found.setdefault(key, (one, direction))
    return list(found.values())


def _answer_row(
    sides: Sides,
    issue: Issue,
    first: str,
    asked: list[tuple[Evidence, int]],
    given: dict[Evidence, tuple[int, str | None]],
) -> Row:
    one = weigh(asked, sides.scale)
    certain = {reply: way for reply, (way, doubt) in given.items() if doubt is None}
    replies = certain or {reply: way for reply, (way, _) in given.items()}
    other = weigh(replies.items(), sides.scale)
    doubts = [doubt for _, doubt in given.values() if doubt is not None]
    relation = relation_of(one, other, ("accepted", "refused"))
    return _exchange(
        "answers", relation, [issue], first, one, other, doubt=None if certain else min(doubts)
    )


def _doubt(answer: Answer) -> str | None:
    """Say why an answer does not count: its first doubt, or that it holds on a condition only."""
    if answer.doubts:
        return answer.doubts[0]
    return "on a condition" if answer.deeds[0].conditional else None


# --- accusations ---------------------------------------------------------------------------------


@frozen(kw_only=True)
class _Reply:
    """A denial or a rejection, with what is known of it."""

    evidence: Evidence
    relation: str
    speaks: frozenset[str]
    meant: frozenset[str]


@frozen(kw_only=True)
class _Charge:
    """An accusation, with who makes it and whom it blames."""

    evidence: Evidence
    accused: frozenset[str]
    accusing: frozenset[str]


@frozen(kw_only=True)
class _Met:
    """Accusations of one side with the replies of the other, and how they are known to be ones."""

    issues: tuple[Issue, ...]
    charges: tuple[tuple[Evidence, int], ...]
    replies: tuple[tuple[Evidence, int], ...]
    relation: str
    matched_by: str
    doubt: str | None = None


def denial_rows(sides: Sides) -> list[Row]:
    """Bring accusations together with what the accused says to them afterwards.

    A denial belongs to an accusation when it is on the same issue, when it names the accusation
    as what it is about, or when both are about an event of one kind that may be the same. When it
    says nothing of what it denies and there is one accusation only, it may be meant: that row has a
    doubt, and does not count.
    """
    rows: list[Row] = []
    matching = sides.survey.matching
    for first, ours, theirs in _exchanges(sides):
        charges = [_charge(one, matching) for one in ours if accuses(one)]
        replies = [reply for one in theirs if (reply := _reply(one, matching)) is not None]
        if not charges or not replies:
            continue
        on_issue = list(_by_issue(sides, charges, replies))
        done = {one for met in on_issue for one, _ in (*met.charges, *met.replies)}
        open_ = [reply for reply in replies if reply.evidence not in done]
        left = [
            met
            for charge in charges
            if charge.evidence not in done
            for met in _one_by_one(sides, charge, open_, only=len(charges) == 1)
        ]
        rows += together(ordered(_denial_row(sides, first, met) for met in on_issue))
        rows += [_denial_row(sides, first, met) for met in left]
    return rows


def _denial_row(sides: Sides, first: str, met: _Met) -> Row:
    one, other = weigh(met.charges, sides.scale), weigh(met.replies, sides.scale)
    return _exchange(
        "denials", met.relation, met.issues, first, one, other, met.matched_by, met.doubt
    )


def accuses(one: Evidence) -> bool:
    """Whether an act is an accusation."""
    act = one.act
    return isinstance(act, Claim) and act.mode == "accuse" and act.status == "performed"


def _charge(one: Evidence, matching: Matching) -> _Charge:
    return _Charge(
        evidence=one,
        accused=matching.principals(parties(one)),
        accusing=matching.principals(one.issuers),
    )


def _reply(one: Evidence, matching: Matching) -> _Reply | None:
    act = one.act
    if act.status != "performed":
        return None
    if isinstance(act, Claim) and act.mode == "deny":
        relation = "denied"
    elif isinstance(act, Evaluation) and act.valence < 0 and act.force == "reject":
        relation = "rejected"
    else:
        return None
    speaks = matching.principals(one.issuers)
    named = matching.principals(parties(one))
    return _Reply(evidence=one, relation=relation, speaks=speaks, meant=named - speaks)


def _in_time(charge: Evidence, reply: Evidence) -> bool:
    """Whether a reply comes on the day of an accusation or in the year after it, if known."""
    if charge.day is None or reply.day is None:
        return True
    return 0 <= (reply.day - charge.day).days <= WITHIN


def _by_issue(sides: Sides, charges: list[_Charge], replies: list[_Reply]) -> Iterator[_Met]:
    """Join accusations and denials of one issue, all of them together."""
    accused = sides.survey.by_issue(charge.evidence for charge in charges)
    denied = sides.survey.by_issue(
        reply.evidence for reply in replies if reply.relation == "denied"
    )
    for issue in accused.keys() & denied.keys():
        if issue.event is None and issue.wording is None:
            continue  # of the same actor, and of anything
        earliest = min((one for one, _ in accused[issue]), key=lambda one: str(one.day or ""))
        timely = tuple((one, way) for one, way in denied[issue] if _in_time(earliest, one))
        if timely:
            yield _Met(
                issues=(issue,),
                charges=accused[issue],
                replies=timely,
                relation="denied",
                matched_by="issue",
            )


def _one_by_one(
    sides: Sides, charge: _Charge, replies: list[_Reply], *, only: bool
) -> Iterator[_Met]:
    """Join one accusation with the replies of the accused that are not on its issue."""
    found: dict[tuple[str, str, str | None], list[Evidence]] = {}
    near = [
        reply
        for reply in replies
        if (charge.accused & reply.speaks or charge.evidence.act in reply.evidence.act.about)
        and _in_time(charge.evidence, reply.evidence)
    ]
    for reply in near[:_MOST_REPLIES]:
        known = _known_by(charge, reply, sides.survey.matching, only=only)
        if known is not None:
            found.setdefault((reply.relation, *known), []).append(reply.evidence)
    issues = dict.fromkeys(issue for issue, _ in sides.survey.on(charge.evidence))
    for (relation, matched_by, doubt), its in found.items():
        yield _Met(
            issues=tuple(issues),
            charges=((charge.evidence, 1),),
            replies=tuple((reply, -1) for reply in its),
            relation=relation,
            matched_by=matched_by,
            doubt=doubt,
        )


def _known_by(
    charge: _Charge, reply: _Reply, matching: Matching, *, only: bool
) -> tuple[str, str | None] | None:
    """Tell by what a reply is known to be one, and with which doubt; None when it is none."""
    if charge.evidence.act in reply.evidence.act.about:
        return "the act that it is about", None
    verdicts = _verdicts(charge.evidence, reply.evidence, matching)
    if verdicts == {"different"}:
        return None
    if verdicts:
        return "an event that may be the same", None
    if reply.relation == "rejected" and reply.meant and not reply.meant & charge.accusing:
        return None
    if only and not verdicts and not reply.meant - charge.accusing:
        return "the only accusation", "what is denied is not said"
    return None


def _verdicts(a: Evidence, b: Evidence, matching: Matching) -> set[str]:
    """Give what can be said of the events of two acts being one; empty when neither has one.

    Two kinds of force are often parts of one operation; but who denies an attack does not by that
    deny that he detained somebody. An event that only the denial names is another.
    """
    mine = [thing for thing in a.act.about if isinstance(thing, Event)]
    theirs = [thing for thing in b.act.about if isinstance(thing, Event)]
    if theirs and not mine:
        return {"different"}
    return {
        matching.same((a.document, one), (b.document, other)).verdict
        if one.kind == other.kind
        else "different"
        for one in mine
        for other in theirs
    }
