"""The tables of a comparison: how the rows of each come about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from attrs import evolve, field, frozen

from diplostance.comparison.evidence import Evidence
from diplostance.comparison.issues import Issue, parties
from diplostance.comparison.matching import same_event
from diplostance.comparison.position import Stance, Survey, weigh
from diplostance.comparison.rows import TABLES, Row
from diplostance.model import Claim, Commitment, Decision, Demand, Evaluation, Event
from diplostance.scales import Scale

Grouped: TypeAlias = dict[Issue, tuple[tuple[Evidence, int], ...]]

_RELATIONS: Final = {"demands": ("shared", "conflicting"), "commitments": ("shared", "conflicting")}
_ONE_SIDED: Final = frozenset({"only_a", "only_b"})
_JUDGED: Final = ("agreeing", "opposed")


@frozen(kw_only=True)
class Sides:
    """Two sides with what is needed to compare them.

    Attributes:
        a: The acts of the first side.
        b: The acts of the second.
        survey: The issues that they are on.
        scale: What ranks them.
        absence_a: What it means that the first side has no part in something.
        absence_b: The same for the second.
    """

    a: tuple[Evidence, ...]
    b: tuple[Evidence, ...]
    survey: Survey
    scale: Scale
    absence_a: str = field(default="not reported")
    absence_b: str = field(default="not reported")


def all_rows(sides: Sides) -> tuple[Row, ...]:
    """Give the rows of every table, in the order of the tables and of what they are about."""
    rows: list[Row] = []
    rows += _joined(sides, "demands", lambda one: isinstance(one.act, Demand))
    rows += _joined(sides, "evaluations", lambda one: isinstance(one.act, Evaluation))
    rows += _joined(
        sides, "commitments", lambda one: isinstance(one.act, Commitment | Decision), _promised
    )
    rows += _answers(sides)
    rows += _denials(sides)
    rows += _norms(sides)
    return ordered(rows)


def ordered(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Put rows in the order of their tables and of what they are about, whichever side is first."""
    return tuple(sorted(rows, key=_place))


def _place(row: Row) -> tuple[object, ...]:
    evidence = sorted(one.reference.sort_key for one in (*row.evidence_a, *row.evidence_b))
    issues = tuple(issue.sort_key for issue in row.issues)
    return (TABLES.index(row.table), row.norm or "", issues, row.relation in _ONE_SIDED, evidence)


# --- issues that both may be on ------------------------------------------------------------------


def _promised(issue: Issue) -> Issue:
    """Leave out who promises, which is another on each side."""
    return evolve(issue, target=None)


def _joined(
    sides: Sides,
    table: str,
    wanted: Callable[[Evidence], bool],
    view: Callable[[Issue], Issue] = lambda issue: issue,
) -> list[Row]:
    def stances(evidence: Iterable[Evidence]) -> dict[Issue, Stance]:
        grouped: dict[Issue, list[tuple[Evidence, int]]] = {}
        for issue, members in sides.survey.by_issue(one for one in evidence if wanted(one)).items():
            grouped.setdefault(view(issue), []).extend(members)
        return {
            issue: weigh(dict.fromkeys(members), sides.scale) for issue, members in grouped.items()
        }

    mine, theirs = stances(sides.a), stances(sides.b)
    rows = []
    for issue in sorted({*mine, *theirs}, key=lambda issue: issue.sort_key):
        a, b = mine.get(issue), theirs.get(issue)
        gap, reason = _gap(a, b, signed=table == "evaluations")
        rows.append(
            Row(
                table=table,
                relation=_relation(a, b, _RELATIONS.get(table, _JUDGED)),
                issues=(issue,),
                a=a,
                b=b,
                gap=gap,
                gap_reason=reason,
                absence=_absence(sides, a, b),
            )
        )
    return _together(rows)


def _relation(a: Stance | None, b: Stance | None, names: tuple[str, str]) -> str:
    if a is None or b is None:
        return "only_a" if b is None else "only_b"
    if a.direction is None or b.direction is None:
        return "mixed"
    if a.direction == b.direction:
        return names[0]
    return names[1] if a.direction * b.direction < 0 else "mixed"


def _absence(sides: Sides, a: Stance | None, b: Stance | None) -> str | None:
    if a is None:
        return sides.absence_a
    return sides.absence_b if b is None else None


def _gap(a: Stance | None, b: Stance | None, *, signed: bool) -> tuple[int | None, str | None]:
    """Give how many places b stands above a, or why that is not defined."""
    if a is None or b is None:
        return None, "one side has no part"
    if a.direction is None or b.direction is None:
        return None, "one side goes both ways"
    if a.rank is None or b.rank is None:
        without = a if a.rank is None else b
        return None, without.reason or "one side has no strength"
    if (a.rank.scale, a.rank.axis, a.rank.highest) != (b.rank.scale, b.rank.axis, b.rank.highest):
        return None, "the strengths are on different axes"
    if signed:
        return b.direction * b.rank.value - a.direction * a.rank.value, None
    if a.direction != b.direction:
        return None, "they ask for opposite things"
    return b.rank.value - a.rank.value, None


def _together(rows: Iterable[Row]) -> list[Row]:
    """Make one row of those that rest on the same acts: a demand on two is one demand."""
    found: dict[tuple[object, ...], Row] = {}
    for row in rows:
        key = (row.relation, row.evidence_a, row.evidence_b)
        earlier = found.get(key)
        found[key] = row if earlier is None else evolve(earlier, issues=earlier.issues + row.issues)
    return list(found.values())


# --- one answering the other ---------------------------------------------------------------------


def _exchanges(sides: Sides) -> Iterator[tuple[str, tuple[Evidence, ...], tuple[Evidence, ...]]]:
    """Give who speaks first, with the acts that only he has, and those that only the other has.

    What stands on both sides is no exchange between them.
    """
    both = {*sides.a} & {*sides.b}
    a = tuple(one for one in sides.a if one not in both)
    b = tuple(one for one in sides.b if one not in both)
    yield "a", a, b
    yield "b", b, a


def _answers(sides: Sides) -> list[Row]:
    rows = []
    for first, ours, theirs in _exchanges(sides):
        demands = sides.survey.by_issue(one for one in ours if isinstance(one.act, Demand))
        promises = sides.survey.by_issue(
            one for one in theirs if isinstance(one.act, Commitment | Decision)
        )
        for issue in demands.keys() & promises.keys():
            asked, given = weigh(demands[issue], sides.scale), weigh(promises[issue], sides.scale)
            relation = _relation(asked, given, ("accepted", "refused"))
            rows.append(_exchange("answers", relation, (issue,), first, asked, given, "issue"))
    return _together(ordered(rows))


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
    gap, reason = _gap(a, b, signed=False)
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


def _denials(sides: Sides) -> list[Row]:
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


# --- norms ---------------------------------------------------------------------------------------

_NORM_DIRECTIONS: Final = {"violated": -1, "upheld": 1, "invoked": 0}


def _norms(sides: Sides) -> list[Row]:
    mine, theirs = _norms_of(sides.a), _norms_of(sides.b)
    rows = []
    for norm in sorted({*mine, *theirs}):
        a, says_a = _norm_stance(mine.get(norm, ()), sides.scale)
        b, says_b = _norm_stance(theirs.get(norm, ()), sides.scale)
        if a is None or b is None:
            relation = "only_a" if b is None else "only_b"
        else:
            relation = "agreeing" if says_a == says_b else "differing"
        rows.append(
            Row(
                table="norms",
                relation=relation,
                norm=norm,
                norm_a=says_a,
                norm_b=says_b,
                a=a,
                b=b,
                gap_reason="what is said of a norm has no strength",
                absence=_absence(sides, a, b),
                matched_by="norm",
            )
        )
    return rows


def _norms_of(evidence: Iterable[Evidence]) -> dict[str, list[tuple[Evidence, str]]]:
    found: dict[str, list[tuple[Evidence, str]]] = {}
    for one in evidence:
        if one.act.status != "performed":
            continue
        numbers = one.act.extra.get("resolutions") or ()
        for norm in one.act.norms:
            names = [f"resolution {number}" for number in numbers if norm.norm == "resolution"]
            for name in names or [norm.norm]:
                found.setdefault(name, []).append((one, norm.relation))
    return found


def _norm_stance(
    found: Iterable[tuple[Evidence, str]], scale: Scale
) -> tuple[Stance | None, tuple[str, ...]]:
    found = tuple(found)
    if not found:
        return None, ()
    relations = {relation for _, relation in found}
    if relations > {"invoked"}:
        relations -= {"invoked"}  # to invoke is the least that can be said
    stance = weigh([(one, _NORM_DIRECTIONS.get(said, 0)) for one, said in found], scale)
    return evolve(stance, rank=None, value=None, reason="a norm has no strength"), tuple(
        sorted(relations)
    )
