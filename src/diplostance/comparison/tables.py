"""The tables of a comparison: how the rows of each come about."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable, Iterator
from typing import Final, TypeVar

from attrs import evolve

from diplostance.comparison.doubts import LEFT_OPEN, doubt_between
from diplostance.comparison.evidence import Evidence
from diplostance.comparison.exchanges import accuses, answer_rows, denial_rows
from diplostance.comparison.issues import Issue
from diplostance.comparison.joining import (
    ONE_SIDED,
    SPEAKS_OTHERWISE,
    Sides,
    absence_in,
    gap_between,
    ordered,
    relation_of,
    speaking_in,
    together,
)
from diplostance.comparison.norms import norm_rows
from diplostance.comparison.position import Stance, weigh
from diplostance.comparison.rows import Row
from diplostance.model import Commitment, Decision, Demand, Evaluation

_RELATIONS: Final = {"demands": ("shared", "conflicting"), "commitments": ("shared", "conflicting")}
_JUDGED: Final = ("agreeing", "opposed")
_THE_OTHER: Final = "the other side"


def all_rows(sides: Sides) -> tuple[Row, ...]:
    """Give the rows of every table, in the order of the tables and of what they are about."""
    rows: list[Row] = []
    demanded = _joined(sides, "demands", lambda one: isinstance(one.act, Demand))
    rows += _in_pairs(sides, demanded, _same_conduct)
    judged = _joined(sides, "evaluations", lambda one: isinstance(one.act, Evaluation))
    rows += _in_pairs(sides, judged, _same_actor)
    rows += _joined(sides, "accusations", accuses)
    promised = _joined(sides, "commitments", lambda one: isinstance(one.act, Commitment | Decision))
    rows += _in_parallel(sides, [_each_for_itself(sides, row) for row in promised])
    exchanged = [*answer_rows(sides), *denial_rows(sides)]
    met = {one for row in exchanged for one in (*row.evidence_a, *row.evidence_b)}
    rows = [_answered(row, met) for row in rows]
    rows += [*exchanged, *norm_rows(sides)]
    return ordered(rows)


def _answered(row: Row, met: Container[Evidence]) -> Row:
    """See that who answers an act in another table is not called silent on it."""
    if row.absence is None or not any(one in met for one in (*row.evidence_a, *row.evidence_b)):
        return row
    return evolve(row, absence=SPEAKS_OTHERWISE)


# --- issues that both may be on ------------------------------------------------------------------


def _joined(
    sides: Sides,
    table: str,
    wanted: Callable[[Evidence], bool],
) -> list[Row]:
    def stances(evidence: Iterable[Evidence]) -> dict[Issue, Stance]:
        grouped = sides.survey.by_issue(one for one in evidence if wanted(one))
        return {issue: weigh(members, sides.scale) for issue, members in grouped.items()}

    mine, theirs = stances(sides.a), stances(sides.b)
    rows = []
    for issue in sorted({*mine, *theirs}, key=lambda issue: issue.sort_key):
        a, b = mine.get(issue), theirs.get(issue)
        gap, reason = gap_between(a, b, signed=table == "evaluations")
        rows.append(
            Row(
                table=table,
                relation=relation_of(a, b, _RELATIONS.get(table, _JUDGED)),
                issues=(issue,),
                a=a,
                b=b,
                gap=gap,
                gap_reason=reason,
                absence=absence_in(sides, a, b, (issue,)),
                doubt=_doubt(sides, a, b),
            )
        )
    return together(rows)


def _doubt(sides: Sides, a: Stance | None, b: Stance | None) -> str | None:
    return None if a is None or b is None else doubt_between(sides.survey, a, b)


def _each_for_itself(sides: Sides, row: Row) -> Row:
    """See that two who promise the same do not agree by that, where the key leaves out who does."""
    if row.a is None or row.b is None or row.relation not in {"shared", "conflicting"}:
        return row
    mine, theirs = speaking_in(row.a, sides.survey), speaking_in(row.b, sides.survey)
    if not mine or not theirs or mine & theirs:
        return row
    relation = "parallel" if row.relation == "shared" else "contrary"
    return evolve(row, relation=relation, matched_by="the conduct")


_Key = TypeVar("_Key", bound=Hashable)


def _facing(
    rows: Iterable[Row], key_of: Callable[[Row], _Key | None]
) -> Iterator[tuple[_Key, list[Row], list[Row]]]:
    """Give the one-sided rows of both sides that have a key in common; those without one do not."""
    alone: dict[_Key, dict[str, list[Row]]] = {}
    for row in rows:
        key = key_of(row) if row.relation in ONE_SIDED else None
        if key is not None:
            alone.setdefault(key, {}).setdefault(row.relation, []).append(row)
    for key, sides in alone.items():
        if len(sides) > 1:
            yield key, sides["only_a"], sides["only_b"]


def _in_parallel(sides: Sides, rows: list[Row]) -> list[Row]:
    """Join what each side promises or decides for itself: the same conduct by another."""

    def conduct(row: Row) -> Issue | None:
        return None if row.issues[0].action is None else _of_anybody(sides, row)

    left = list(rows)
    for common, mine, theirs in _facing(rows, conduct):
        a = weigh(_again(sides, mine, "a"), sides.scale)
        b = weigh(_again(sides, theirs, "b"), sides.scale)
        issues = {issue for row in (*mine, *theirs) for issue in row.issues}
        for row in (*mine, *theirs):
            left.remove(row)
        left.append(
            Row(
                table="commitments",
                relation=relation_of(a, b, ("parallel", "contrary")),
                issues=sorted(issues, key=lambda issue: issue.sort_key),
                a=a,
                b=b,
                gap_reason="each speaks of its own conduct",
                matched_by="the conduct",
                doubt=None if _THE_OTHER in common.objects else doubt_between(sides.survey, a, b),
            )
        )
    return left


def _of_anybody(sides: Sides, row: Row) -> Issue:
    """Give the issue of a one-sided row without who does it, and with the other side as such.

    So what two threaten each other with is alike.
    """
    issue = row.issues[0]
    others = (
        sides.speak_b - sides.speak_a if row.relation == "only_a" else sides.speak_a - sides.speak_b
    )
    objects = {_THE_OTHER if key in others else key for key in issue.objects}
    return evolve(issue, target=None, objects=tuple(sorted(objects)), wording=None)


def _again(sides: Sides, rows: list[Row], side: str) -> list[tuple[Evidence, int]]:
    """Give the acts of a side in rows again, each with its direction there."""
    issues = {issue for row in rows for issue in row.issues}
    evidence = [one for row in rows for one in (row.evidence_a if side == "a" else row.evidence_b)]
    return [
        (one, direction)
        for one in dict.fromkeys(evidence)
        for issue, direction in sides.survey.on(one)
        if issue in issues
    ]


_Meeting = tuple[Hashable, str]
"""What brings two one-sided rows together, and what that is called."""


def _same_actor(row: Row) -> _Meeting | None:
    """Give the actor that is judged: who names no event may mean the one that the other names."""
    target = row.issues[0].target if len(row.issues) == 1 else None
    return None if target is None else (target, "the actor")


def _same_conduct(row: Row) -> _Meeting | None:
    """Give what is demanded of whom: the one may leave open towards whom."""
    issue = row.issues[0]
    if len(row.issues) != 1 or issue.action is None or issue.target is None:
        return None
    return (issue.action, issue.target, issue.event), "the conduct demanded"


def _in_pairs(
    sides: Sides, rows: list[Row], meeting: Callable[[Row], _Meeting | None]
) -> list[Row]:
    """Join one-sided rows of which one says less, where there is one such on each side."""
    left = list(rows)
    for (_, matched_by), mine, theirs in _facing(rows, meeting):
        if len(mine) != 1 or len(theirs) != 1:
            continue
        one, other = mine[0], theirs[0]
        if _both_say(one.issues[0], other.issues[0]):
            continue
        left.remove(one)
        left.remove(other)
        left.append(_paired(sides, one, other, matched_by))
    return left


def _both_say(one: Issue, other: Issue) -> bool:
    """Whether both say what the issue leaves open in one of two that go together."""
    if one.topic == "conduct":
        return bool(one.objects and other.objects)
    return one.event is not None and other.event is not None


def _paired(sides: Sides, one: Row, other: Row, matched_by: str) -> Row:
    judged = one.table == "evaluations"
    gap, reason = gap_between(one.a, other.b, signed=judged)
    doubt = _doubt(sides, one.a, other.b)
    return evolve(
        one,
        relation=relation_of(one.a, other.b, _RELATIONS.get(one.table, _JUDGED)),
        issues=sorted({*one.issues, *other.issues}, key=lambda issue: issue.sort_key),
        b=other.b,
        gap=gap,
        gap_reason=reason,
        absence=None,
        matched_by=matched_by,
        doubt=doubt if judged else doubt or LEFT_OPEN,
    )
