"""A clause: its verb, its subject, what introduces it, and what it hangs on."""

from __future__ import annotations

from diplostance.parsing.chunks import VerbGroup
from diplostance.parsing.records import record

MAIN, THAT, ZERO, ADVERBIAL, RELATIVE, QUESTION = (
    "main", "that", "zero", "adverbial", "relative", "question",
)  # fmt: skip
INFINITIVE, GERUND, PARTICIPLE, ASIDE = "infinitive", "gerund", "participle", "aside"
INSERTED = "inserted"
FINITE_KINDS = frozenset({MAIN, THAT, ZERO, ADVERBIAL, RELATIVE, QUESTION, ASIDE})


@record
class Clause:
    """A clause of a sentence; all places are numbers of words, ends exclusive.

    Attributes:
        number: Its place in the list of clauses.
        kind: ``main``, ``that`` (a complement with its marker), ``zero`` (one without),
            ``adverbial``, ``relative``, ``question``, ``infinitive``, ``gerund``, ``participle``
            ``aside`` (", the ministry said.") or ``inserted`` (the same in the middle of a clause).
        first: Its first word, behind the marker.
        last: Where it ends, with all that hangs on it.
        group: Its verb group, or None.
        subject: Its subject, if it has one of its own.
        marker: The words that introduce it, if any.
        parent: The clause that it hangs on.
        beside: The clause before it that it is coordinated with; it may share its subject.
        joint: Where the comma or conjunction before it starts; ``first`` when there is none.
    """

    number: int
    kind: str
    first: int
    last: int
    group: VerbGroup | None
    subject: tuple[int, int] | None
    marker: tuple[int, int] | None
    parent: int | None
    beside: int | None
    joint: int
