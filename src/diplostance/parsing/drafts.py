"""Drafts: acts while they are being read, before the document is put together."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, field

from diplostance.model import Actor, Span, TimeInterval
from diplostance.parsing.cast import Found
from diplostance.parsing.chunks import Phrase
from diplostance.parsing.clauses import Clause
from diplostance.parsing.lexicon import Cue
from diplostance.parsing.records import record
from diplostance.parsing.tokens import Words


@record
class Voice:
    """Who speaks: the principals, the organ through which and the person who utters it."""

    issuers: tuple[Actor, ...]
    organ: Actor | None = None
    speakers: tuple[Actor, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the principals."""
        return frozenset(actor.id for actor in self.issuers)


NOBODY = Voice(())
"""Nobody who can speak: a reading that decides so."""


@define
class Draft:
    """An act in the making; positions are spans of the text."""

    kind: str
    voice: Voice
    cue: Span | None
    entry: Cue | None
    content: tuple[Span, ...]
    towards: tuple[Actor, ...] = ()
    negated: bool = False
    denied: bool = False
    polarity: str = "do"
    valence: int = 0
    mode: str | None = None
    force: str | None = None
    degree: int = 0
    action: str | None = None
    objects: tuple[Span, ...] = ()
    deadline: TimeInterval | None = None
    modifiers: tuple[Span, ...] = ()
    conditions: tuple[tuple[str, Span], ...] = ()
    urgent: bool = False
    hedged: bool = False
    summary: bool = False
    channel: str = "unknown"
    date: TimeInterval | None = None
    attribution: tuple[tuple[Voice, Span | None], ...] = ()
    order: int = 0
    rules: list[str] = field(factory=list)
    tellings: list[tuple[Span | None, tuple[Span, ...]]] = field(factory=list)


@record
class Scene:
    """A sentence with all that was found in it.

    Attributes:
        phrase: The sentence.
        mentions: The actors that it names, in order.
        clauses: Its clauses, in the order in which they start.
        below: For the number of a clause those that hang on it directly, in order.
        source_at: Where "according to" starts in it, or -1.
        words: The closed classes of its language.
    """

    phrase: Phrase
    mentions: tuple[Found, ...]
    words: Words = field(repr=False, eq=False)
    clauses: tuple[Clause, ...] = ()
    below: Mapping[int | None, tuple[Clause, ...]] = field(factory=dict)
    source_at: int = -1

    def mention_ending(self, at: int) -> Found | None:
        """Give the mention that ends just before a word."""
        for found in self.mentions:
            if found.last == at:
                return found
            if found.first >= at:
                break
        return None

    def mention_at(self, at: int) -> Found | None:
        """Give the mention that covers a word."""
        for found in self.mentions:
            if found.first <= at < found.last:
                return found
            if found.first > at:
                break
        return None

    def mentions_in(self, first: int, last: int) -> tuple[Found, ...]:
        """Give the mentions wholly inside a stretch of words."""
        return tuple(f for f in self.mentions if f.first >= first and f.last <= last)

    def clause_at(self, at: int) -> Clause | None:
        """Give the innermost clause that covers a word: the last of them to start."""
        return next((c for c in reversed(self.clauses) if c.first <= at < c.last), None)

    def beside(self, clause: Clause) -> tuple[Clause, ...]:
        """Give the clauses coordinated with a clause that come behind it, in order."""
        chain = {clause.number}
        found = []
        for other in self.clauses[clause.number + 1 :]:
            if other.beside in chain:
                chain.add(other.number)
                found.append(other)
        return tuple(found)


def hanging(clauses: tuple[Clause, ...]) -> dict[int | None, tuple[Clause, ...]]:
    """Sort clauses by what they hang on."""
    below: dict[int | None, list[Clause]] = {}
    for clause in clauses:
        below.setdefault(clause.parent, []).append(clause)
    return {number: tuple(found) for number, found in below.items()}
