"""Doubts: why two acts that are on one issue may not speak of one matter after all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from diplostance.comparison._words import folded_words
from diplostance.comparison.evidence import Evidence
from diplostance.comparison.plain_words import SHORT
from diplostance.comparison.position import Stance, Survey
from diplostance.model import Claim, Evaluation, Event

OTHER_WORDS: Final = "what it is done to has other words"
NO_TEXT: Final = "what it is done to cannot be compared without the text"
_OTHER_GROUNDS: Final = "what it is for has other words"
_SEASON: Final = 60
"""How many days apart two may speak for the one to fill in what the other leaves open."""
_FILLED: Final = "one side leaves open whose conduct it is"
LEFT_OPEN: Final = "one side leaves open towards whom"


def object_words(evidence: Evidence) -> frozenset[str]:
    """Give the words of what an action is done to, and the norms that it is about; folded.

    Short words are left out.
    """
    act, document = evidence.act, evidence.document
    if isinstance(act, Evaluation | Claim):
        return frozenset()
    words = {norm.norm for norm in act.norms}
    if document is not None and document.text is not None:
        for thing in act.objects:
            if thing.span is not None:
                words.update(folded_words(document.words(thing.span)))
    return frozenset(word for word in words if len(word) > SHORT)


def may_be_one(a: frozenset[str] | None, b: frozenset[str] | None) -> bool:
    """Whether two things may be one by their words: they share one, or one has none."""
    return not a or not b or bool(a & b)


def objects_unread(evidence: Evidence) -> bool:
    """Whether an act has objects that only the text would name, and the text is not at hand."""
    act, document = evidence.act, evidence.document
    if isinstance(act, Evaluation | Claim) or (document is not None and document.text is not None):
        return False
    return any(thing.actor is None for thing in act.objects)


def doubt_between(survey: Survey, a: Stance, b: Stance) -> str | None:
    """Say why two stances on one issue may not be of one matter; None where nothing says so.

    - What the action is done to has no word in common, or cannot be read on either side.
    - What is judged or said is of no known event and has no word in common.
    - One side leaves open whose conduct it is and the other says it, with no word in common or in
      another season.
    """
    mine, theirs = _objects(a.evidence), _objects(b.evidence)
    if not may_be_one(mine, theirs):
        return OTHER_WORDS
    if all(any(objects_unread(one) for one in side.evidence) for side in (a, b)):
        return NO_TEXT
    said, answered = _grounds(survey, a.evidence), _grounds(survey, b.evidence)
    common = mine & theirs or said & answered
    if said and answered and not common and not _one_event(survey, a, b) and _judges(a):
        return _OTHER_GROUNDS
    if not any(one in survey.filled for one in (*a.evidence, *b.evidence)):
        return None
    if _days_apart(a, b) > _SEASON:
        return f"{_FILLED}, and speaks in another season"
    return None if common or _one_event(survey, a, b) else _FILLED


def _objects(evidence: Iterable[Evidence]) -> frozenset[str]:
    return frozenset(word for one in evidence for word in object_words(one))


def _grounds(survey: Survey, evidence: Iterable[Evidence]) -> frozenset[str]:
    return frozenset(word for one in evidence for word in survey.content_words.of(one))


def _days_apart(a: Stance, b: Stance) -> int:
    """Give how many days lie between two stances at least; 0 where a day is not known."""
    mine, theirs = ([one.day for one in side.evidence if one.day] for side in (a, b))
    return min((abs((one - other).days) for one in mine for other in theirs), default=0)


def _judges(stance: Stance) -> bool:
    return any(isinstance(one.act, Evaluation | Claim) for one in stance.evidence)


def _one_event(survey: Survey, a: Stance, b: Stance) -> bool:
    mine, theirs = (
        {
            survey.matching.event(one.document, thing)
            for one in side.evidence
            for thing in one.act.about
            if isinstance(thing, Event)
        }
        for side in (a, b)
    )
    return bool(mine & theirs)
