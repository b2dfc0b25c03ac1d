"""The table of norms: what two sides say of each norm that either appeals to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import evolve

from diplostance.comparison.evidence import Evidence
from diplostance.comparison.joining import Sides, absence_in, speaking_in
from diplostance.comparison.position import Stance, Survey, weigh
from diplostance.comparison.rows import Row
from diplostance.model import Actor, Claim, Demand, Evaluation
from diplostance.scales import Scale

_DENIED: Final = "violation denied"
_NORM_DIRECTIONS: Final = {"violated": -1, "upheld": 1, "invoked": 0}


def norm_rows(sides: Sides) -> list[Row]:
    """Give a row for each norm that either side appeals to."""
    mine, theirs = _norms_of(sides.a, sides.survey), _norms_of(sides.b, sides.survey)
    rows = []
    for norm in sorted({*mine, *theirs}):
        a, says_a = _norm_stance(mine.get(norm, ()), sides.scale)
        b, says_b = _norm_stance(theirs.get(norm, ()), sides.scale)
        rows.append(
            Row(
                table="norms",
                relation=_norm_relation(sides, a, b, says_a, says_b),
                norm=norm,
                norm_a=says_a,
                norm_b=says_b,
                a=a,
                b=b,
                gap_reason="what is said of a norm has no strength",
                absence=absence_in(sides, a, b),
                matched_by="norm",
                doubt=_norm_doubt(says_a, says_b),
            )
        )
    return rows


def _norm_relation(
    sides: Sides,
    a: Stance | None,
    b: Stance | None,
    says_a: tuple[str, ...],
    says_b: tuple[str, ...],
) -> str:
    if a is None or b is None:
        return "only_a" if b is None else "only_b"
    if says_a == says_b:
        return "agreeing"
    if _denies_what(says_a, says_b) or _denies_what(says_b, says_a):
        return "opposed"
    accused_a, accused_b = _accused(a, sides.survey), _accused(b, sides.survey)
    speak_a, speak_b = speaking_in(a, sides.survey), speaking_in(b, sides.survey)
    return "opposed" if accused_a & speak_b and accused_b & speak_a else "differing"


def _denies_what(says: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether one says that a norm was not violated of which the others say that it was."""
    return _DENIED in says and any(said.startswith("violated") for said in others)


def _norm_doubt(says_a: tuple[str, ...], says_b: tuple[str, ...]) -> str | None:
    """Say why two may not say the same of a norm after all."""
    if says_a == says_b and "violated" in says_a:
        return "by whom it was violated is not said"
    return None


def _accused(stance: Stance, survey: Survey) -> set[str]:
    return {
        survey.matching.principal(actor)
        for one in stance.evidence
        if any(norm.relation == "violated" for norm in one.act.norms)
        for actor in _blamed(one)
    }


def _blamed(one: Evidence) -> tuple[Actor, ...]:
    """Give those whose conduct a judgement or a claim is about, or a demand to stop it."""
    act = one.act
    if isinstance(act, Demand):
        return act.addressees
    return act.targets if isinstance(act, Evaluation | Claim) else ()


def _norms_of(
    evidence: Iterable[Evidence], survey: Survey
) -> dict[str, list[tuple[Evidence, str, int]]]:
    """Give for each norm the acts that speak of it, with what they say and its direction."""
    found: dict[str, list[tuple[Evidence, str, int]]] = {}
    for one in evidence:
        if one.act.status != "performed":
            continue
        numbers = _resolutions(one)
        for norm in one.act.norms:
            said = norm.relation
            if said == "violated" and isinstance(one.act, Claim) and one.act.mode == "deny":
                found.setdefault(norm.norm, []).append((one, _DENIED, 0))
                continue
            blamed = sorted(survey.matching.principals(_blamed(one)))
            if said == "violated" and blamed:
                said = f"violated by {', '.join(blamed)}"
            names = [f"resolution {number}" for number in numbers if norm.norm == "resolution"]
            for name in names or [norm.norm]:
                direction = _NORM_DIRECTIONS.get(norm.relation, 0)
                found.setdefault(name, []).append((one, said, direction))
    return found


def _resolutions(one: Evidence) -> tuple[str, ...]:
    """Give the numbers of the resolutions that an act names; users may have written others."""
    given = one.act.extra.get("resolutions")
    listed = given if isinstance(given, tuple) else (given,)
    return tuple(str(number) for number in listed if isinstance(number, str | int) and number)


def _norm_stance(
    found: Iterable[tuple[Evidence, str, int]], scale: Scale
) -> tuple[Stance | None, tuple[str, ...]]:
    found = tuple(found)
    if not found:
        return None, ()
    relations = {said for _, said, _ in found}
    if relations > {"invoked"}:
        relations -= {"invoked"}  # to invoke is the least that can be said
    stance = weigh([(one, direction) for one, _, direction in found], scale)
    without = evolve(stance, rank=None, value=None, reason="a norm has no strength")
    return without, tuple(sorted(relations))
