"""Exchanges between two sides: demands that are answered, and accusations that are denied."""

from __future__ import annotations

from collections.abc import Iterator

from diplostance.comparison.evidence import Evidence
from diplostance.comparison.issues import Issue, parties
from diplostance.comparison.joining import Sides, gap_between, ordered, relation_of, together
from diplostance.comparison.matching import same_event
from diplostance.comparison.position import Stance, weigh
from diplostance.comparison.rows import Row
from diplostance.model import Claim, Commitment, Decision, Demand, Evaluation, Event


def _exchanges(sides: Sides) -> Iterator[tuple[str, tuple[Evidence, ...], tuple[Evidence, ...]]]:
    """Give who speaks first, with the acts that only he has, and those that only the other has.

    What stands on both sides is no exchange between them.
    """
    both = {*sides.a} & {*sides.b}
    a = tuple(one for one in sides.a if one not in both)
    b = tuple(one for one in sides.b if one not in both)
    yield "a", a, b
    yield "b", b, a


def answer_rows(sides: Sides) -> list[Row]:
    """Bring demands of one together with what the other promises or decides on the same issue."""
    rows = []
    for first, ours, theirs in _exchanges(sides):
        demands = sides.survey.by_issue(one for one in ours if isinstance(one.act, Demand))
        promises = sides.survey.by_issue(
            one for one in theirs if isinstance(one.act, Commitment | Decision)
        )
        for issue in demands.keys() & promises.keys():
            asked, given = weigh(demands[issue], sides.scale), weigh(promises[issue], sides.scale)
            relation = relation_of(asked, given, ("accepted", "refused"))
            rows.append(_exchange("answers", relation, (issue,), first, asked, given, "issue"))
    return together(ordered(rows))


def _exchange(
    table: str,
    relation: str,
    issues: tuple[Issue, ...],
    first: str,
    one: Stance,
    other: Stance,
    matched_by: str,
) -> Row:
    a, b = (one, other) if first == "a" else (other, one)
    gap, reason = gap_between(a, b, signed=False)
    return Row(
        table=table,
        relation=relation,
        issues=issues,
        a=a,
        b=b,
        first=first,
        gap=gap,
        gap_reason=reason,
        matched_by=matched_by,
    )


def denial_rows(sides: Sides) -> list[Row]:
    """Bring accusations together with what the accused says to them.

    A denial belongs to an accusation when it is on the same issue, when it names the accusation
    as what it is about, or when it is the only one that the accused makes and names nothing else.
    """
    rows = []
    for first, ours, theirs in _exchanges(sides):
        accusations = [
            one for one in ours if isinstance(one.act, Claim) and one.act.mode == "accuse"
        ]
        for accusation in accusations:
            stands = sides.survey.on(accusation)
            found = [
                (relation, by, one)
                for one in theirs
                for relation, by in [_reply(sides, accusation, one, len(accusations))]
                if relation
            ]
            for relation in ("denied", "rejected"):
                replies = [(by, one) for kind, by, one in found if kind == relation]
                if not replies:
                    continue
                rows.append(
                    _exchange(
                        "denials",
                        relation,
                        tuple(dict.fromkeys(issue for issue, _ in stands)),
                        first,
                        weigh([(accusation, 1)], sides.scale),
                        weigh([(one, -1) for _, one in replies], sides.scale),
                        min(by for by, _ in replies),
                    )
                )
    return rows


def _reply(sides: Sides, accusation: Evidence, one: Evidence, accusations: int) -> tuple[str, str]:
    """Tell how an act answers an accusation, and by what it is known; ("", "") when it does not."""
    act = one.act
    if isinstance(act, Claim) and act.mode == "deny" and act.status == "performed":
        relation = "denied"
    elif isinstance(act, Evaluation) and act.valence < 0 and act.force == "reject":
        relation = "rejected"
    else:
        return "", ""
    accused = {sides.survey.matching.actor(actor) for actor in parties(accusation)}
    speaks = {sides.survey.matching.actor(issuer) for issuer in one.issuers}
    if accusation.act in act.about:
        return relation, "the act that it is about"
    mine = {issue for issue, _ in sides.survey.on(accusation)}
    theirs = {issue for issue, _ in sides.survey.on(one)}
    if relation == "denied" and mine & theirs:
        return relation, "issue"
    if not accused & speaks:
        return "", ""
    verdicts = _verdicts(accusation, one)
    if verdicts == {"different"}:
        return "", ""
    if relation == "denied" and verdicts:
        return relation, "an event that may be the same"
    accuser = {sides.survey.matching.actor(issuer) for issuer in accusation.issuers}
    meant = {sides.survey.matching.actor(actor) for actor in parties(one)} - speaks
    if relation == "rejected" and not meant & accuser:
        return "", ""
    return (relation, "the only accusation") if accusations == 1 else ("", "")


def _verdicts(a: Evidence, b: Evidence) -> set[str]:
    """Give what can be said of the events of two acts being one; empty when one has none.

    Two kinds of force are often parts of one operation; but who denies an attack does not by that
    deny that he detained somebody.
    """
    return {
        same_event(mine, theirs, document_a=a.document, document_b=b.document).verdict
        if mine.kind == theirs.kind
        else "different"
        for mine in a.act.about
        if isinstance(mine, Event)
        for theirs in b.act.about
        if isinstance(theirs, Event)
    }
