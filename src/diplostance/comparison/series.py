"""Levels: how strongly somebody speaks on a day, with how sure that is."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any, Final

from attrs import evolve, field, frozen

from diplostance.comparison.issues import Issue
from diplostance.comparison.position import Stance
from diplostance.model import Demand, Evaluation
from diplostance.model._fields import is_a

_T: Final = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042,
)  # fmt: skip
"""The 0.975 quantile of Student's t distribution for 1 to 30 degrees of freedom."""
_NORMAL: Final = 1.96


@frozen(kw_only=True)
class Level:
    """Mean strength on one axis, over the matters of a day.

    Attributes:
        mean: Mean of how far up its axis each matter is, from 0 to 1; for judgements from -1 to 1,
            with the sign of the valence. None when none has a rank.
        low: Lower end of the 95 % interval of the mean (Student's t, cut at the ends of the range);
            None where the spread is not known: for one matter, or where all are alike.
        high: Upper end.
        least: The least value.
        most: The greatest value.
        count: How many matters have a rank.
        unranked: How many have none.
        reason: Why there is no mean, or no interval.
    """

    mean: float | None = None
    low: float | None = None
    high: float | None = None
    least: float | None = None
    most: float | None = None
    count: int = field(default=0, validator=is_a(int))
    unranked: int = field(default=0, validator=is_a(int))
    reason: str | None = field(default=None, validator=is_a(str, optional=True))

    def to_dict(self) -> dict[str, Any]:
        """Give the level as plain data."""
        return {
            "mean": self.mean,
            "low": self.low,
            "high": self.high,
            "least": self.least,
            "most": self.most,
            "count": self.count,
            "unranked": self.unranked,
            "reason": self.reason,
        }


def level_of(stances: Iterable[tuple[Issue, Stance]], axis: str) -> Level:
    """Give the mean strength of what is demanded, or judged, with its interval.

    Each issue counts once, with its strongest word, however many outlets tell it. The interval
    takes the issues as a sample of what the issuer might have spoken of. It shows how far a mean of
    so few can be trusted, and not how sure the reading of each is.
    """
    values: list[float] = []
    unranked = 0
    kind = Evaluation if axis == "emotive" else Demand
    for _, stance in stances:
        if not any(isinstance(one.act, kind) for one in stance.evidence):
            continue
        rank, direction = stance.rank, stance.direction
        if rank is None or direction is None or rank.axis != axis:
            unranked += 1
            continue
        sign = direction if axis == "emotive" else 1
        values.append(sign * rank.value / rank.highest)
    if not values:
        return Level(unranked=unranked, reason=f"no {kind.kind} with a rank")
    count = len(values)
    mean = math.fsum(values) / count
    least, most = min(values), max(values)
    told = Level(mean=mean, least=least, most=most, count=count, unranked=unranked)
    if count == 1:
        return evolve(told, reason="one matter only")
    if least == most:
        return evolve(told, reason="all alike, so they say nothing of the spread")
    spread = math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (count - 1))
    quantile = _T[count - 2] if count - 1 <= len(_T) else _NORMAL
    half = quantile * spread / math.sqrt(count)
    lowest = -1.0 if axis == "emotive" else 0.0
    return evolve(told, low=max(mean - half, lowest), high=min(mean + half, 1.0))
