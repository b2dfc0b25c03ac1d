"""The page of a drift: how strongly an issuer spoke day by day, and what changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from diplostance.views._evidence_parts import evidence_list
from diplostance.views._markup import EMPTY, Html, element, outside, words
from diplostance.views._parts import facts
from diplostance.views.movement import BRIEF

if TYPE_CHECKING:
    from diplostance.comparison import Change, Day, Drift, Level, Stance, Step

_TONES: Final = {"hardened": "apart", "softened": "together", "reversed": "apart"}
_WIDTH: Final = 640
_HEIGHT: Final = 120
_EDGE: Final = 14


def drift_body(drift: Drift, level: int) -> Iterator[Html]:
    """Give the head and the main part of the page.

    Args:
        drift: What to show.
        level: Level of the first heading.
    """
    whole = level == 1
    told = [
        ("Days", words(str(len(drift.days)))),
        ("Same issue", outside(drift.issue_key)),
        ("Scale", outside(drift.scale)),
    ]
    head = [element(f"h{level}", outside(drift.name, 300), words(": movement")), facts(told)]
    if drift.reason:
        reason = outside(drift.reason, 300)
        head.append(element("p", words("No movement to show: "), reason, words(".")))
    yield element("header" if whole else "div", *head, class_="head")
    sections: list[Html] = []
    if drift.days:
        sections.append(_series(drift, level + 1))
    names = drift.names
    sections += [_step(step, names, level + 1) for step in drift.steps]
    if drift.undated:
        head_of = element(f"h{level + 1}", words("Without a day, and so left out"))
        sections.append(element("section", head_of, *evidence_list(drift.undated), class_="table"))
    yield element("main" if whole else "div", *sections, class_="matters")


def _series(drift: Drift, level: int) -> Html:
    """Show the levels as two small charts, and as the table that they are drawn from."""
    charts = [
        _chart(drift.days, [day.instructive for day in drift.days], "Asks", 0.0, "demand"),
        _chart(drift.days, [day.emotive for day in drift.days], "Judges", -1.0, "evaluation"),
    ]
    heads = ("Day", "Asks", "Judges", "Demanded", "Judged")
    rows = [
        element(
            "tr",
            element("th", words(day.date.isoformat()), scope="row"),
            element("td", words(_level(day.instructive))),
            element("td", words(_level(day.emotive))),
            element("td", words(str(day.instructive.count + day.instructive.unranked))),
            element("td", words(str(day.emotive.count + day.emotive.unranked))),
        )
        for day in drift.days
    ]
    caption = (
        "Mean strength of each day with its 95 % interval; from 0 to 1 for what is asked, from "
        "-1 (bad) to 1 (good) for what is judged. One matter, or several alike, have no interval."
    )
    table = element(
        "table",
        element("caption", words(caption), class_="quiet"),
        element("thead", element("tr", *(element("th", words(h), scope="col") for h in heads))),
        element("tbody", *rows),
    )
    head = element(f"h{level}", words("How strongly, day by day"))
    return element("section", head, *charts, table, class_="table")


def _level(level: Level) -> str:
    if level.mean is None:
        return "none"
    if level.low is None or level.high is None:
        return f"{level.mean:+.2f}"
    return f"{level.mean:+.2f} ({level.low:+.2f} to {level.high:+.2f})"


def _chart(days: tuple[Day, ...], levels: list[Level], name: str, lowest: float, kind: str) -> Html:
    """Draw one axis over time; nothing where no day has a level."""
    if all(level.mean is None for level in levels) or len(days) < 2:
        return EMPTY
    first, span = days[0].date, max((days[-1].date - days[0].date).days, 1)

    def across(day: Day) -> float:
        return _EDGE + (_WIDTH - 2 * _EDGE) * (day.date - first).days / span

    def up(value: float) -> float:
        return _HEIGHT - _EDGE - (_HEIGHT - 2 * _EDGE) * (value - lowest) / (1 - lowest)

    drawn: list[Html] = [
        _line(_EDGE, up(0.0), _WIDTH - _EDGE, up(0.0), "base"),
    ]
    points = [
        (across(day), level, level.mean)
        for day, level in zip(days, levels, strict=True)
        if level.mean is not None
    ]
    path = " ".join(f"{x:.1f},{up(mean):.1f}" for x, _, mean in points)
    drawn.append(element("polyline", points=path, class_="path"))
    for x, level, mean in points:
        if level.low is not None and level.high is not None:
            drawn.append(_line(x, up(level.low), x, up(level.high), "interval"))
        drawn.append(element("circle", cx=f"{x:.1f}", cy=f"{up(mean):.1f}", r="3.5"))
    label = f"{name}: mean strength on {len(points)} days; the table below has the numbers."
    chart = element(
        "svg",
        *drawn,
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        role="img",
        aria_label=label,
        preserveAspectRatio="none" if len(days) > 200 else None,
    )
    caption = element("figcaption", words(name), class_="quiet")
    return element("figure", caption, chart, class_=f"chart {kind}")


def _line(x1: float, y1: float, x2: float, y2: float, name: str) -> Html:
    return element(
        "line", x1=f"{x1:.1f}", y1=f"{y1:.1f}", x2=f"{x2:.1f}", y2=f"{y2:.1f}", class_=name
    )


def _step(step: Step, names: Mapping[str, str], level: int) -> Html:
    head = element(f"h{level}", words(f"{step.before} to {step.after}"))
    shown = [
        _change(change, step.before, names, level + 1)
        for change in step.changes
        if change.kind not in BRIEF
    ]
    for kind in BRIEF:
        issues = [change.issue.in_words(names) for change in step.of(kind)]
        if issues:
            told = outside("; ".join(issues[:20]), 600)
            shown.append(element("p", words(f"{kind.capitalize()}: "), told, class_="about"))
    return element("section", head, *shown, class_="table")


def _change(change: Change, before: dt.date, names: Mapping[str, str], level: int) -> Html:
    told = change.kind
    if change.places:
        told += f" by {abs(change.places)} places"
    if change.since is not None and change.since != before:
        told += f" since {change.since}"
    about = change.issue.in_words(names)
    if change.was is not None:
        about += f" (before: {change.was.in_words(names)})"
    head = element(
        f"h{level}",
        outside(about, 300, class_="matter"),
        words(" "),
        outside(told, class_="relation"),
    )
    note = [element("p", outside(change.reason, 300), class_="about")] if change.reason else []
    sides = [
        _side("Before", change.before, level + 1),
        _side("Now", change.after, level + 1),
    ]
    tone = _TONES.get(change.kind, "neither")
    shown = [head, *note, element("div", *sides, class_="sides")]
    return element("article", *shown, class_=f"row {tone}")


def _side(name: str, stance: Stance | None, level: int) -> Html:
    head = element(f"h{level}", words(name))
    if stance is None:
        return element("div", head, element("p", words("—"), class_="quiet"), class_="side")
    return element("div", head, *evidence_list(stance.evidence), class_="side")
