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
        quoted: Whether the writer quotes whole sentences, with the speaker named elsewhere.
    """

    voice: Voice
    cue: Span | None
    entry: Cue | None = None
    attribution: tuple[tuple[Voice, Span | None], ...] = ()
    implied: bool = False
    quoted: bool = False

    @property
    def reports(self) -> bool:
        """Whether the writer tells what is said, in a text that is not the speaker's own."""
        return self.quoted or self.cue is not None
