"""The tables of a comparison: how the rows of each come about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from attrs import evolve

from diplostance.comparison.evidence import Evidence
from diplostance.comparison.exchanges import answer_rows, denial_rows
from diplostance.comparison.issues import Issue
from diplostance.comparison.joining import (
    ONE_SIDED,
    Sides,
    absence_in,
    gap_between,
    ordered,
    relation_of,
    together,
)
from diplostance.comparison.position import Stance, weigh
from diplostance.comparison.rows import Row
from diplostance.model import Commitment, Decision, Demand, Evaluation
from diplostance.scales import Scale

_RELATIONS: Final = {"demands": ("shared", "conflicting"), "commitments": ("shared", "conflicting")}
_JUDGED: Final = ("agreeing", "opposed")


def all_rows(sides: Sides) -> tuple[Row, ...]:
    """Give the rows of every table, in the order of the tables and of what they are about."""
    rows: list[Row] = []
    rows += _joined(sides, "demands", lambda one: isinstance(one.act, Demand))
    judged = _joined(sides, "evaluations", lambda one: isinstance(one.act, Evaluation))
    rows += _by_actor(judged)
    rows += _joined(
        sides, "commitments", lambda one: isinstance(one.act, Commitment | Decision), _promised
    )
    rows += answer_rows(sides)
    rows += denial_rows(sides)
    rows += _norms(sides)
    return ordered(rows)


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
                absence=absence_in(sides, a, b),
            )
        )
    return together(rows)


def _by_actor(rows: list[Row]) -> list[Row]:
    """Join judgements of one actor of which one names no event, where there is one on each side."""
    alone: dict[str, dict[str, list[Row]]] = {}
    for row in rows:
        target = row.issues[0].target if len(row.issues) == 1 else None
        if target is not None and row.relation in ONE_SIDED:
            alone.setdefault(target, {}).setdefault(row.relation, []).append(row)
    left = list(rows)
    for pair in alone.values():
        mine, theirs = pair.get("only_a", []), pair.get("only_b", [])
        if len(mine) != 1 or len(theirs) != 1:
            continue
        one, other = mine[0], theirs[0]
        if one.issues[0].event is not None and other.issues[0].event is not None:
            continue
        gap, reason = gap_between(one.a, other.b, signed=True)
        left.remove(one)
        left.remove(other)
        left.append(
            evolve(
                one,
                relation=relation_of(one.a, other.b, _JUDGED),
                issues=sorted({*one.issues, *other.issues}, key=lambda issue: issue.sort_key),
                b=other.b,
                gap=gap,
                gap_reason=reason,
                absence=None,
                matched_by="the actor",
            )
        )
    return left


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
                absence=absence_in(sides, a, b),
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
