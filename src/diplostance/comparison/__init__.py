"""Comparison of positions: pairs, movement over time, answers, and one statement in many outlets.

`compare` sets two sides against each other, `positions` reduces statements to what somebody holds
on an issue. Every result refers to its evidence, and what is not defined is None with a reason.
"""

from __future__ import annotations

from diplostance.comparison.answering import answers
from diplostance.comparison.changes import CHANGES, Change, Day, Drift, Step
from diplostance.comparison.dossiers import Dossier, Dossiers, Matter, QuoteDifference
from diplostance.comparison.event_dossiers import (
    Blamed,
    EventDossier,
    EventDossiers,
    reconcile_events,
)
from diplostance.comparison.evidence import Evidence, Reference, Source
from diplostance.comparison.issues import (
    COARSE,
    DEFAULT,
    FINE,
    Issue,
    IssueKey,
    Stand,
    direction_of,
    settle,
)
from diplostance.comparison.matching import Matching, match
from diplostance.comparison.movement import drift
from diplostance.comparison.outcomes import OUTCOMES, WAYS, Answered, Answers, Response
from diplostance.comparison.pairs import Comparison, SharedEvent, Side, compare
from diplostance.comparison.position import Position, Stance, positions
from diplostance.comparison.reconciliation import reconcile
from diplostance.comparison.rows import ABSENCES, RELATIONS, TABLES, Row
from diplostance.comparison.same_actor import ActorMatching
from diplostance.comparison.same_event import EventMatch, same_event
from diplostance.comparison.score import WEIGHTS, Score, ScorePart
from diplostance.comparison.series import Level

__all__ = [
    "ABSENCES",
    "CHANGES",
    "COARSE",
    "DEFAULT",
    "FINE",
    "OUTCOMES",
    "RELATIONS",
    "TABLES",
    "WAYS",
    "WEIGHTS",
    "ActorMatching",
    "Answered",
    "Answers",
    "Blamed",
    "Change",
    "Comparison",
    "Day",
    "Dossier",
    "Dossiers",
    "Drift",
    "EventDossier",
    "EventDossiers",
    "EventMatch",
    "Evidence",
    "Issue",
    "IssueKey",
    "Level",
    "Matching",
    "Matter",
    "Position",
    "QuoteDifference",
    "Reference",
    "Response",
    "Row",
    "Score",
    "ScorePart",
    "SharedEvent",
    "Side",
    "Source",
    "Stance",
    "Stand",
    "Step",
    "answers",
    "compare",
    "direction_of",
    "drift",
    "match",
    "positions",
    "reconcile",
    "reconcile_events",
    "same_event",
    "settle",
]
