"""Doubts: why two stances that are on one issue may not be of one matter after all."""

from __future__ import annotations

from typing import Final

from diplostance.comparison.position import Stance, Survey
from diplostance.comparison.subjects import Subject, together
from diplostance.model import Event

_SEASON: Final = 60
"""How many days apart two may speak for the one to fill in what the other leaves open."""
_FILLED: Final = "one side leaves open whose conduct it is"
LEFT_OPEN: Final = "one side leaves open towards whom"


def doubt_between(survey: Survey, a: Stance, b: Stance) -> str | None:
    """Say why two stances on one issue may not be of one matter; None where nothing says so.

    - Both are of no known event, and what they are about has other words or names, or cannot be
      read.
    - One side leaves open whose conduct it is and the other says it, with no word in common or in
      another season.
    """
    one_event = _one_event(survey, a, b)
    mine, theirs = _subject(survey, a), _subject(survey, b)
    apart = None if one_event else mine.apart(theirs)
    if apart is not None or not any(one in survey.filled for one in (*a.evidence, *b.evidence)):
        return apart
    if _days_apart(a, b) > _SEASON:
        return f"{_FILLED}, and speaks in another season"
    return None if one_event or mine.shares(theirs) else _FILLED


def _subject(survey: Survey, stance: Stance) -> Subject:
    return together(survey.subjects.of(one) for one in stance.evidence)


def _days_apart(a: Stance, b: Stance) -> int:
    """Give how many days lie between two stances at least; 0 where a day is not known."""
    mine, theirs = ([one.day for one in side.evidence if one.day] for side in (a, b))
    return min((abs((one - other).days) for one in mine for other in theirs), default=0)


def _one_event(survey: Survey, a: Stance, b: Stance) -> bool:
    """Whether both are about one event; one that is only asked for is the conduct itself."""
    mine, theirs = (
        {
            survey.matching.event(one.document, thing)
            for one in side.evidence
            for thing in one.act.about
            if isinstance(thing, Event) and thing.realised is not False
        }
        for side in (a, b)
    )
    return bool(mine & theirs)
