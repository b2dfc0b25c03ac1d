"""Calendar arithmetic: what a form of time means, as a first and a last day.

Each meaning is a function of the values in the form, the day of publication and whether the words
look ahead ("by Friday"). It gives None where the days cannot be fixed. Errors of the calendar, such
as a day beyond the year 9999, are caught in one place, `resolve`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen
from dateutil.relativedelta import relativedelta

Days = tuple[dt.date, dt.date]
Values = Mapping[str, Any]

_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_DAY = dt.timedelta(days=1)
# How far "the coming days" or "recent weeks" reach: no text says, so one of the next larger unit.
_VAGUE = {
    "hour": relativedelta(days=1),
    "day": relativedelta(weeks=1),
    "week": relativedelta(weeks=4),
    "month": relativedelta(months=6),
    "year": relativedelta(years=5),
    "decade": relativedelta(years=30),
}


@frozen
class Setting:
    """What a form is read against: the day of publication, the direction, the day named before."""

    published: dt.date | None
    ahead: bool = False
    before: dt.date | None = None

    @property
    def day(self) -> dt.date:
        """The day of publication.

        Raises:
            LookupError: When it is not known.
        """
        if self.published is None:
            raise LookupError
        return self.published


def resolve(meaning: str, values: Values, setting: Setting) -> Days | None:
    """Give the days that a form stands for, or None when they cannot be fixed."""
    try:
        return MEANINGS[meaning](values, setting)
    except (OverflowError, ValueError, LookupError):
        return None


def wrap(meaning: str, inner: Days, setting: Setting) -> Days | None:
    """Give the days that words before a time make of it, or None when they do not fit."""
    try:
        start, end = WRAPPERS[meaning](inner, setting)
    except (OverflowError, ValueError, LookupError):
        return None
    return (start, end) if start <= end else None


def _month_span(year: int, month: int, part: str | None = None) -> Days:
    first = dt.date(year, month, 1)
    last = first + relativedelta(day=31)
    if part is None:
        return first, last
    begin, stop = _PARTS[part]
    return first.replace(day=begin), min(last, first + relativedelta(day=stop))


def _step(unit: str, count: int) -> relativedelta:
    if unit == "hour":
        return relativedelta(days=-(-abs(count) // 24) * (1 if count >= 0 else -1))
    if unit == "decade":
        return relativedelta(years=10 * count)
    if unit == "day":
        return relativedelta(days=count)
    if unit == "week":
        return relativedelta(weeks=count)
    return relativedelta(months=count) if unit == "month" else relativedelta(years=count)


def _iso(values: Values, _: Setting) -> Days:
    day = dt.date(int(values["year"]), int(values["month"]), int(values["day"]))
    return day, day


def _date(values: Values, setting: Setting) -> Days:
    if "year" not in values:
        return _month_day(values, setting)
    return _iso(values, setting)


def _month_day(values: Values, setting: Setting) -> Days:
    """Take the year in which the day is nearest, or the next such day when looking ahead."""
    found = []
    for year in range(setting.day.year - 1, setting.day.year + 2):
        try:
            found.append(dt.date(year, values["month"], values["day"]))
        except ValueError:
            continue
    if "weekday" in values:
        found = [day for day in found if day.weekday() == values["weekday"]] or found
    if setting.ahead:
        found = [day for day in found if day >= setting.day]
    day = min(found, key=lambda day: abs(day - setting.day))
    return day, day


def _day_range(values: Values, setting: Setting) -> Days:
    if values["day2"] <= values["day"]:
        raise ValueError
    start, _ = _date(values, setting)
    return start, start.replace(day=values["day2"])


def _month(values: Values, setting: Setting) -> Days:
    part = values.get("part")
    if "year" in values:
        return _month_span(values["year"], values["month"], part)
    today = setting.day
    year = today.year
    if setting.ahead:
        year += values["month"] < today.month
    else:
        # the month that comes next is meant more often than the one eleven months ago
        following = today + relativedelta(months=1)
        if values["month"] == following.month:
            return _month_span(following.year, values["month"], part)
        year -= values["month"] > today.month
    return _month_span(year, values["month"], part)


def _last_month(values: Values, setting: Setting) -> Days:
    today = setting.day
    return _month_span(today.year - (values["month"] >= today.month), values["month"])


def _next_month(values: Values, setting: Setting) -> Days:
    today = setting.day
    return _month_span(today.year + (values["month"] <= today.month), values["month"])


def _year(values: Values, _: Setting) -> Days:
    return dt.date(values["year"], 1, 1), dt.date(values["year"], 12, 31)


def _part_of_year(values: Values, _: Setting) -> Days:
    first = {"early": 1, "mid": 5, "late": 9}[values["part"]]
    return dt.date(values["year"], first, 1), _month_span(values["year"], first + 3)[1]


def _decade(values: Values, _: Setting) -> Days:
    return dt.date(values["decade"], 1, 1), dt.date(values["decade"] + 9, 12, 31)


def _weekday(values: Values, setting: Setting) -> Days:
    distance = (setting.day.weekday() - values["weekday"]) % 7
    if setting.ahead:
        day = setting.day + dt.timedelta(days=-distance % 7)
    else:
        day = setting.day - dt.timedelta(days=distance)
    return day, day


def _last_weekday(values: Values, setting: Setting) -> Days:
    day, _ = _weekday(values, Setting(setting.day - _DAY))
    return day, day


def _next_weekday(values: Values, setting: Setting) -> Days:
    day, _ = _weekday(values, Setting(setting.day + _DAY, ahead=True))
    return day, day


def _offset(values: Values, setting: Setting) -> Days:
    day = setting.day + _step(values["unit"], values["count"])
    return day, day


def _whole(unit: str, day: dt.date) -> Days:
    """Give the calendar week, month, year or decade that holds a day."""
    if unit == "week":
        start = day - dt.timedelta(days=day.weekday())
        return start, start + 6 * _DAY
    if unit == "weekend":
        start = day - dt.timedelta(days=day.weekday()) + 5 * _DAY
        return start, start + _DAY
    if unit == "month":
        return _month_span(day.year, day.month)
    if unit == "year":
        return dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)
    if unit == "decade":
        start = dt.date(day.year // 10 * 10, 1, 1)
        return start, dt.date(start.year + 9, 12, 31)
    return day, day


def _same_day(_: Values, setting: Setting) -> Days:
    if setting.before is None:
        raise LookupError
    return setting.before, setting.before


def _period(values: Values, setting: Setting) -> Days:
    unit = values["period"]
    step = _step("week" if unit == "weekend" else unit, values["count"])
    return _whole(unit, setting.day + step)


def _earlier(values: Values, setting: Setting) -> Days:
    return _whole(values["period"], setting.day)[0], setting.day


def _later(values: Values, setting: Setting) -> Days:
    return setting.day, _whole(values["period"], setting.day)[1]


def _end_of_period(values: Values, setting: Setting) -> Days:
    day = setting.day
    if values.get("count"):
        day += _step(values["period"], values["count"])
    end = _whole(values["period"], day)[1]
    return end, end


def _ago(values: Values, setting: Setting) -> Days:
    return _whole(values["unit"], setting.day - _step(values["unit"], values["number"]))


def _past_units(values: Values, setting: Setting) -> Days:
    return setting.day - _step(values["unit"], values.get("number", 1)), setting.day


def _within(values: Values, setting: Setting) -> Days:
    return setting.day, setting.day + _step(values["unit"], values.get("number", 1))


def _recent(values: Values, setting: Setting) -> Days:
    return setting.day - _VAGUE[values["some"]], setting.day


def _coming(values: Values, setting: Setting) -> Days:
    return setting.day, setting.day + _VAGUE[values["some"]]


MEANINGS: Mapping[str, Callable[[Values, Setting], Days]] = {
    "iso": _iso,
    "date": _date,
    "month_day": _month_day,
    "day_range": _day_range,
    "month": _month,
    "last_month": _last_month,
    "next_month": _next_month,
    "year": _year,
    "part_of_year": _part_of_year,
    "decade": _decade,
    "weekday": _weekday,
    "last_weekday": _last_weekday,
    "next_weekday": _next_weekday,
    "offset": _offset,
    "same_day": _same_day,
    "period": _period,
    "earlier": _earlier,
    "later": _later,
    "end_of_period": _end_of_period,
    "ago": _ago,
    "past_units": _past_units,
    "within": _within,
    "recent": _recent,
    "coming": _coming,
}
"""What the ``resolve`` of a rule may name."""


def _since(inner: Days, setting: Setting) -> Days:
    return inner[0], setting.day


def _until(inner: Days, setting: Setting) -> Days:
    end = inner[1]
    if setting.published is not None and setting.published <= end:
        return setting.published, end
    return inner[0], end


WRAPPERS: Mapping[str, Callable[[Days, Setting], Days]] = {
    "since": _since,
    "until": _until,
    "by": lambda inner, _: inner,
    "before": lambda inner, _: (inner[0] - _DAY, inner[0] - _DAY),
    "start_of": lambda inner, _: (inner[0], inner[0]),
    "end_of": lambda inner, _: (inner[1], inner[1]),
}
"""What the ``resolve`` of a prefix may name."""
