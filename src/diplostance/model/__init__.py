"""The domain classes: documents, statements, acts, actors, events, times and spans.

Every class is a frozen, slotted, keyword-only attrs class that compares by value and pickles.
"""

from __future__ import annotations

from diplostance.model.actors import Actor, Mention
from diplostance.model.acts import (
    ACT_TYPES,
    Act,
    ActionObject,
    Attribution,
    Claim,
    Commitment,
    Condition,
    Decision,
    Demand,
    Evaluation,
    NormReference,
    Telling,
)
from diplostance.model.documents import Document, Producer, text_digest
from diplostance.model.events import Event
from diplostance.model.extras import FrozenMap
from diplostance.model.spans import Span
from diplostance.model.statements import Statement
from diplostance.model.times import TimeInterval

__all__ = [
    "ACT_TYPES",
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
    "text_digest",
]
