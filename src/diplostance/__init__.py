"""Diplomatic statements as typed data: who said what, to whom, how strongly, on what evidence."""

from __future__ import annotations

from diplostance._version import __version__
from diplostance.model import (
    Act,
    ActionObject,
    Actor,
    Attribution,
    Claim,
    Commitment,
    Condition,
    Decision,
    Demand,
    Document,
    Evaluation,
    Event,
    FrozenMap,
    Mention,
    NormReference,
    Producer,
    Span,
    Statement,
    Telling,
    TimeInterval,
)

__all__ = [
    "Act",
    "ActionObject",
    "Actor",
    "Attribution",
    "Claim",
    "Commitment",
    "Condition",
    "Decision",
    "Demand",
    "Document",
    "Evaluation",
    "Event",
    "FrozenMap",
    "Mention",
    "NormReference",
    "Producer",
    "Span",
    "Statement",
    "Telling",
    "TimeInterval",
    "__version__",
]
