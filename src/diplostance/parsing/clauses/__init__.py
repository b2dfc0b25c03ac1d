"""Clauses: which verb has which subject, what hangs on what, and where each clause ends.

One pass over the chunks of a sentence (noun phrases, verb groups, markers, joints) with a stack of
open clauses. It decides by the words that stand there alone and never goes back, so the time is
linear in the length of the sentence but for the depth of the stack, which is bounded.
"""

from __future__ import annotations

from diplostance.parsing.clauses.builder import find_clauses
from diplostance.parsing.clauses.clause import (
    ADVERBIAL,
    ASIDE,
    FINITE_KINDS,
    GERUND,
    INFINITIVE,
    INSERTED,
    MAIN,
    PARTICIPLE,
    QUESTION,
    RELATIVE,
    THAT,
    ZERO,
    Clause,
)

__all__ = [
    "ADVERBIAL",
    "ASIDE",
    "FINITE_KINDS",
    "GERUND",
    "INFINITIVE",
    "INSERTED",
    "MAIN",
    "PARTICIPLE",
    "QUESTION",
    "RELATIVE",
    "THAT",
    "ZERO",
    "Clause",
    "find_clauses",
]
