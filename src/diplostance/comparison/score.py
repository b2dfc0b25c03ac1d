"""The score of a comparison, with its parts and weights in view."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from numbers import Real
from types import MappingProxyType
from typing import Any, Final

from attrs import field, frozen

from diplostance.comparison.rows import TABLES, Row
from diplostance.errors import OptionError
from diplostance.model._fields import as_tuple, is_a, non_empty, tuple_of

WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    {
        "demands": 1.0,
        "evaluations": 1.0,
        "accusations": 1.0,
        "commitments": 0.5,
        "answers": 1.0,
        "denials": 1.0,
        "norms": 0.5,
    }
)
"""How much each table counts. What two sides ask for, how they judge, whom they
blame and how they answer each other
says most about their relation; that both promise something, or name one norm, says less."""


@frozen(kw_only=True)
class ScorePart:
    """What one table says.

    Attributes:
        name: The table.
        weight: How much it counts.
        value: Mean of the agreement of its rows, from -1 to 1; None when it has none to count.
        direction: The rows in one direction less those in opposite ones, as a fraction of those
            that count, from -1 to 1: the agreement without strength.
        distance: Mean distance of the two sides in the rows that have one, from 0 to 2; None where
            no row has.
        count: How many rows count.
        one_sided: How many rows only one side has a part in. They do not count: what is not said
            is no disagreement.
        reason: Why there is no value.
    """

    name: str = field(validator=non_empty)
    weight: float
    value: float | None = None
    direction: float | None = None
    distance: float | None = None
    count: int = field(default=0, validator=is_a(int))
    one_sided: int = field(default=0, validator=is_a(int))
    reason: str | None = field(default=None, validator=is_a(str, optional=True))


@frozen(kw_only=True)
class Score:
    """How far two sides agree where both have a part.

    Attributes:
        value: Weighted mean of the parts that have one, from -1 (strongly opposed throughout) to 1
            (one in everything); None when none has.
        parts: One a table.
        count: How many rows count in it.
        rows: How many rows there are: the others are one-sided, mixed, in doubt, or no agreement
            either way.
        reason: Why there is no value.
    """

    value: float | None = None
    direction: float | None = None
    distance: float | None = None
    parts: tuple[ScorePart, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(ScorePart)
    )
    count: int = field(default=0, validator=is_a(int))
    rows: int = field(default=0, validator=is_a(int))
    reason: str | None = field(default=None, validator=is_a(str, optional=True))

    def to_dict(self) -> dict[str, Any]:
        """Give the score as plain data."""
        return {
            "value": self.value,
            "direction": self.direction,
            "distance": self.distance,
            "reason": self.reason,
            "count": self.count,
            "rows": self.rows,
            "parts": [
                {
                    "name": part.name,
                    "weight": part.weight,
                    "value": part.value,
                    "direction": part.direction,
                    "distance": part.distance,
                    "count": part.count,
                    "one_sided": part.one_sided,
                    "reason": part.reason,
                }
                for part in self.parts
            ],
        }


def checked_weights(weights: Mapping[str, float] | None) -> Mapping[str, float]:
    """Give the weights, those that are not given as in `WEIGHTS`.

    Raises:
        OptionError: When a table is not known or a weight is no finite number from 0 on.
    """
    given = dict(weights or {})
    for name, weight in given.items():
        if name not in TABLES:
            raise OptionError("weights", name, f"keyed by {', '.join(TABLES)}")
        if isinstance(weight, bool) or not _is_finite(weight) or weight < 0:
            raise OptionError(f"weights[{name!r}]", weight, "a finite number from 0 on")
    return MappingProxyType({**WEIGHTS, **given})


def _is_finite(weight: object) -> bool:
    return isinstance(weight, Real) and math.isfinite(weight)


def score_of(rows: Iterable[Row], weights: Mapping[str, float]) -> Score:
    """Work out the score of rows."""
    rows = tuple(rows)
    parts = [_part(name, rows, weights[name]) for name in TABLES]
    value = _weighted((part.value, part.weight) for part in parts)
    if value is None:
        return Score(parts=parts, rows=len(rows), reason=_why_none(rows, parts))
    return Score(
        value=value,
        direction=_weighted((part.direction, part.weight) for part in parts),
        distance=_weighted((part.distance, part.weight) for part in parts),
        parts=parts,
        count=sum(part.count for part in parts if part.weight > 0),
        rows=len(rows),
    )


def _weighted(values: Iterable[tuple[float | None, float]]) -> float | None:
    """Give the weighted mean of the values that there are."""
    known = [(value, weight) for value, weight in values if value is not None and weight > 0]
    if not known:
        return None
    total = math.fsum(weight for _, weight in known)
    return math.fsum(value * weight for value, weight in known) / total


def _why_none(rows: tuple[Row, ...], parts: Iterable[ScorePart]) -> str:
    if not rows:
        return "nothing to compare"
    if any(part.value is not None for part in parts):
        return "the weight of all that could count is 0"
    if all(row.relation in {"only_a", "only_b"} for row in rows):
        return "the two sides speak on nothing in common"
    return "what both speak on is mixed, in doubt, or no agreement either way"


def _part(name: str, rows: Iterable[Row], weight: float) -> ScorePart:
    mine = [row for row in rows if row.table == name]
    values = [row.agreement for row in mine if row.agreement is not None]
    ways = [1 if row.same_direction else -1 for row in mine if row.same_direction is not None]
    distances = [(row.distance, 1.0) for row in mine]
    one_sided = sum(row.relation in {"only_a", "only_b"} for row in mine)
    if not values:
        reason = "no row in which both sides have a clear part" if mine else "no rows"
        return ScorePart(name=name, weight=weight, one_sided=one_sided, reason=reason)
    return ScorePart(
        name=name,
        weight=weight,
        value=math.fsum(values) / len(values),
        direction=sum(ways) / len(ways),
        distance=_weighted(distances),
        count=len(values),
        one_sided=one_sided,
    )
