"""The text views of a movement, of answers to demands, and of dossiers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from diplostance.views._cells import safe
from diplostance.views.comparison import Line, counted, evidence_words, show_lines
from diplostance.views.text import day_words

if TYPE_CHECKING:
    from diplostance.comparison import Answered, Dossier, Drift, Level, Response, Stance


BRIEF: Final = ("not repeated", "not reported", "kept")
"""Changes of which the issue alone is shown."""


def render_drift(drift: Drift, *, width: int = 88) -> str:
    """Show for people how an issuer moved: its level on each day, and each change.

    Raises:
        ValueError: When the width is under 20.
    """
    return show_lines(_drift_lines(drift), width)


def render_answers(answers: Iterable[Answered], *, width: int = 88) -> str:
    """Show for people what became of each demand.

    Raises:
        ValueError: When the width is under 20.
    """
    return show_lines(_answer_lines(answers), width)


def render_dossiers(dossiers: Iterable[Dossier], *, width: int = 88) -> str:
    """Show for people the statements that several documents tell.

    Raises:
        ValueError: When the width is under 20.
    """
    return show_lines(_dossier_lines(dossiers), width)


def _drift_lines(drift: Drift) -> Iterator[Line]:
    yield 0, safe(f"{drift.name}: movement")
    yield 0, safe(f"issue key {drift.issue_key}, scale {drift.scale}")
    if drift.reason:
        yield 0, safe(f"No movement to show: {drift.reason}.")
    for day in drift.days:
        yield 2, f"{day.date} asks {_level(day.instructive)}, judges {_level(day.emotive)}"
    names = drift.names
    for step in drift.steps:
        yield 0, ""
        yield 0, f"{step.before} to {step.after}"
        for kind in BRIEF:
            issues = [change.issue.in_words(names) for change in step.of(kind)]
            if issues:
                yield 2, safe(f"{kind}: {'; '.join(issues)}")
        for change in step.changes:
            if change.kind in BRIEF:
                continue
            places = f" {change.places:+d}" if change.places else ""
            was = f", before: {change.was.in_words(names)}" if change.was else ""
            since = ""
            if change.since is not None and change.since != step.before:
                since = f" (since {change.since})"
            about = change.issue.in_words(names)
            why = f" ({change.reason})" if change.kind == "unclear" and change.reason else ""
            yield 2, safe(f"{change.kind}{places}{since}: {about}{was}{why}")
            yield from _stance_lines("before", change.before)
            yield from _stance_lines("now", change.after)
    if drift.undated:
        yield 0, ""
        yield 0, "Without a day, and so left out"
        for one in drift.undated:
            yield 2, evidence_words(one)


def _level(level: Level) -> str:
    if level.mean is None:
        return f"- ({safe(level.reason or 'no value')})"
    if level.low is None or level.high is None:
        return f"{level.mean:+.2f} ({counted(level.count, 'matter')})"
    return f"{level.mean:+.2f} ({level.low:+.2f} to {level.high:+.2f}, {level.count} matters)"


def _stance_lines(name: str, stance: Stance | None) -> Iterator[Line]:
    for one in stance.evidence if stance else ():
        yield 4, f"{name}: {evidence_words(one)}"


def _answer_lines(answers: Iterable[Answered]) -> Iterator[Line]:
    count = 0
    for one in answers:
        count += 1
        issuers = ", ".join(actor.name for actor in one.demand.issuers) or "nobody named"
        until = f" up to {one.until}" if one.until and one.outcome == "unanswered" else ""
        yield 0, safe(f"{one.outcome}{until}: {issuers} {evidence_words(one.demand)}")
        if one.reason:
            yield 2, safe(f"note: {one.reason}")
        if one.also:
            yield 2, safe(f"told {len(one.also) + 1} times")
        for response in one.responses:
            yield 2, _response(response)
        for response in one.candidates:
            yield 2, f"perhaps {_response(response)}"
        if one.pending and one.responses:
            yield 2, safe(f"no response from {', '.join(one.pending)}")
    if not count:
        yield 0, "No demands."


def _response(response: Response) -> str:
    when = "" if response.after is None else f" after {counted(response.after, 'day')}"
    if response.evidence is not None:
        said = evidence_words(response.evidence)
    else:
        kind = response.event.kind if response.event else ""
        said = f'{kind} "{response.words or ""}" ({response.reference})'
    more = f", {response.count} times" if response.count > 1 else ""
    notes = "".join(f"; {note}" for note in (*response.qualifiers, *response.doubts))
    by = f" by {', '.join(response.by)}" if response.by else ""
    return safe(f"{response.outcome}{by}, {response.way}{when}{more}: {said}{notes}")


def _dossier_lines(dossiers: Iterable[Dossier]) -> Iterator[Line]:
    count = 0
    for dossier in dossiers:
        if count:
            yield 0, ""
        count += 1
        issuers = ", ".join(actor.name for actor in dossier.issuers) or "nobody named"
        speakers = ", ".join(actor.name for actor in dossier.speakers)
        head = [issuers, *([f"by {speakers}"] if speakers else [])]
        head.append(day_words(dossier.date) if dossier.date else "without a day")
        yield 0, safe(" | ".join(head))
        yield 2, safe(f"told by {', '.join(dossier.documents)}")
        if dossier.reasons:
            yield 2, safe(f"one statement, because of: {'; '.join(dossier.reasons)}")
        several = len(dossier.documents) > 1
        for matter in dossier.matters:
            told = f"{len(matter.documents)} of {len(dossier.documents)}: " if several else ""
            yield 2, safe(f"{told}{matter.kind}, {matter.about}")
            for one in matter.evidence:
                yield 4, evidence_words(one)
        for one_way, other in dossier.contradictions:
            where, there = ", ".join(one_way.documents), ", ".join(other.documents)
            yield 2, safe(f"contradiction on {one_way.about}: {where} against {there}")
        for difference in dossier.differences:
            yield 2, safe(f"quoted differently, {difference.about}:")
            yield 4, safe(f'"{difference.words_a}" ({difference.a.reference})')
            yield 4, safe(f'"{difference.words_b}" ({difference.b.reference})')
    if not count:
        yield 0, "No statements."
