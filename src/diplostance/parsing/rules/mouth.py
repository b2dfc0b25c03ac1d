"""Mouth: who says some clauses, and how that is marked."""

from __future__ import annotations

from diplostance.model import Span
from diplostance.parsing.drafts import Voice
from diplostance.parsing.lexicon import Cue
from diplostance.parsing.records import record

PLAIN = "plain claim"
"""The rule that takes what no other rule takes."""


@record
class Mouth:
    """Who says some clauses, and how that is marked.

    Attributes:
        voice: The speaker.
        cue: The reporting words, or None in the speaker's own text.
        entry: The lexicon entry of the reporting words.
        attribution: Who tells it in turn.
        implied: Whether clauses without a subject are the speaker's own.
        authored: Whether the text is the speaker's own, and no other writer tells it.
    """

    voice: Voice
    cue: Span | None
    entry: Cue | None = None
    attribution: tuple[tuple[Voice, Span | None], ...] = ()
    implied: bool = False
    authored: bool = False
