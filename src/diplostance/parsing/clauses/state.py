"""The state of the pass: the clauses that are open, and the noun phrase just read."""

from __future__ import annotations

from attrs import define, field

from diplostance.parsing.chunks import Phrase, Speaks, VerbGroup
from diplostance.parsing.clauses.clause import (
    FINITE_KINDS,
)
from diplostance.parsing.insertions import Insertion
from diplostance.parsing.tokens import Words

_DEEPEST = 12


@define
class Open:
    """A clause in the making."""

    kind: str
    first: int
    marker: tuple[int, int] | None = None
    parent: int | None = None
    beside: int | None = None
    joint: int = -1
    group: VerbGroup | None = None
    subject: tuple[int, int] | None = None
    last: int = -1
    number: int = -1
    after_comma: bool = False
    holder: Candidate | None = None
    """The noun phrase that a relative clause or participle hangs on, if no verb has it yet."""


@define
class Candidate:
    """A noun phrase that may be the subject of the next verb."""

    first: int
    last: int
    joint: int
    sep: str
    outer: Candidate | None = None
    """The noun phrase right before it: "the plan / we have is good"."""
    apposed_to: Candidate | None = None
    """The name that it explains: "John Kerry, / the secretary of state,"."""


@define
class State:
    """The stack of open clauses, those that are done, and what stands before the next word."""

    phrase: Phrase
    words: Words
    speaks: Speaks
    done: list[Open] = field(factory=list)
    stack: list[Open] = field(factory=list)
    candidate: Candidate | None = None
    joint: int = -1
    sep: str = ""
    after_preposition: bool = False
    inserted: dict[int, Insertion] = field(factory=dict)
    absolute: tuple[int, int] | None = None
    """The noun phrase behind "with", which a participle may have as its subject."""

    def _open(self, clause: Open) -> None:
        clause.number = len(self.done)
        self.done.append(clause)
        self.stack.append(clause)
        while len(self.stack) > _DEEPEST:
            self.stack[1].last = clause.first
            del self.stack[1]

    def _pop(self, at: int) -> Open:
        clause = self.stack.pop()
        clause.last = at
        return clause

    def _pop_to(self, target: Open, at: int, *, including: bool = False) -> None:
        while self.stack and self.stack[-1] is not target:
            self._pop(at)
        if including and self.stack:
            self._pop(at)

    def _top(self) -> Open:
        return self.stack[-1]

    def _pending(self) -> Open | None:
        """Give the innermost clause that waits for its verb."""
        for clause in reversed(self.stack):
            if clause.group is None:
                return clause
        return None

    def _finite(self) -> Open | None:
        """Give the innermost finite clause that has its verb."""
        for clause in reversed(self.stack):
            if clause.kind in FINITE_KINDS and clause.group is not None:
                return clause
        return None

    def _clear(self) -> None:
        self.sep, self.joint, self.after_preposition = "", -1, False

    def _begin(self, group: VerbGroup) -> int:
        """Give where the words of a verb begin, adverbs before it included."""
        at = group.first
        while at > 0 and self.phrase.tags[at - 1] == "RB":
            at -= 1
        return at

    def _of_kind(self, kind: str) -> Open | None:
        for clause in reversed(self.stack):
            if clause.kind == kind and clause.group is not None:
                return clause
        return None
