"""Times: an interval of days, with the words and the rule that fixed it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from attrs import Attribute, field, frozen

from diplostance.model._fields import is_a
from diplostance.model._shown import Shown
from diplostance.model.spans import Span


def _is_date(_: Any, attribute: Attribute[Any], value: Any) -> None:
    if type(value) is not dt.date:
        raise TypeError(f"{attribute.name} must be datetime.date, got {value!r}")


def _not_before_start(time: TimeInterval, attribute: Attribute[Any], value: dt.date) -> None:
    _is_date(time, attribute, value)
    if value < time.start:
        raise ValueError(f"{attribute.name} must be >= start={time.start}, got {value}")


@frozen(kw_only=True, repr=False)
class TimeInterval(Shown):
    """The days from ``start`` to ``end``, both included.

    Compared and hashed by value, evidence included. It has no order: intervals may overlap. Use
    `precedes`.

    Attributes:
        start: The first day.
        end: The last day, the same as ``start`` for a single day.
        span: The words that name the time, if the text does.
        rule: The id of the rule that resolved the words, such as ``en.weekday_past``.

    Raises:
        TypeError: When a field has the wrong type.
        ValueError: When ``end`` is before ``start``.
    """

    start: dt.date = field(validator=_is_date)
    end: dt.date = field(validator=_not_before_start)
    span: Span | None = field(default=None, validator=is_a(Span, optional=True))
    rule: str | None = field(default=None, validator=is_a(str, optional=True))

    @property
    def is_day(self) -> bool:
        """Whether the interval is one single day."""
        return self.start == self.end

    def precedes(self, other: TimeInterval) -> bool:
        """Tell whether every day of this comes before every day of the other."""
        return self.end < other.start
