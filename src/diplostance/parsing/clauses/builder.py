"""The pass over a sentence that finds its clauses."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import define, evolve

from diplostance.parsing.chunks import Phrase, Speaks, VerbGroup, noun_phrase_end
from diplostance.parsing.clauses.clause import (
    GERUND,
    INFINITIVE,
    INSERTED,
    MAIN,
    THAT,
    ZERO,
    Clause,
)
from diplostance.parsing.clauses.markers import RELATIVES
from diplostance.parsing.clauses.nonfinite import OtherVerbs
from diplostance.parsing.clauses.state import Open
from diplostance.parsing.insertions import Insertion, find_insertions
from diplostance.parsing.tokens import Words

_GOES_ON = frozenset({MAIN, THAT, ZERO, INFINITIVE, GERUND})
_BRACKETS = frozenset({"(", ")", "[", "]"})
_DASHES = frozenset({"-", "–", "—", "--"})
_MARKS = _BRACKETS | _DASHES | {";", ":", "?", "!", ".", "…"}
_JOINTS = frozenset({",", "CC"})
_MARK_TAGS = _JOINTS | {"."}
_PREPOSITIONS = frozenset({"IN", "TO", "RP"})
_ADVERBS = frozenset({"RB", "RBR"})


@define
class _Builder(OtherVerbs):
    """Goes over the chunks of a sentence once."""

    def run(self) -> tuple[Clause, ...]:
        phrase = self.phrase
        size = len(phrase)
        self._open(Open(MAIN, 0))
        at = 0
        while at < size:
            insertion = self.inserted.get(at)
            at = self._step(at, size) if insertion is None else self._insert(insertion)
        while self.stack:
            self._pop(size)
        self._list_members()
        return tuple(
            Clause(
                c.number, c.kind, c.first, max(c.last, c.first + 1), c.group, c.subject, c.marker,
                c.parent, c.beside, c.joint if c.joint >= 0 else c.first,
            )
            for c in self.done
        )  # fmt: skip

    def _list_members(self) -> None:
        """Let a clause go on over the members without a verb of a list parted by semicolons.

        "The aid goes to Chad, for grain; Mali, for roads; and Niger, for wells."
        """
        opened = [c for c in self.done if c.kind == MAIN and c.parent is None]
        opened.sort(key=lambda c: c.first)
        for before, member in pairwise(opened):
            begin = member.joint
            if member.group is not None or begin < 0 or self.phrase.lower[begin] != ";":
                continue
            if before.group is None and before.last != begin:
                continue
            for clause in self.done:
                if clause.last == begin and clause.kind in _GOES_ON and clause.group is not None:
                    clause.last = member.last

    def _insert(self, insertion: Insertion) -> int:
        """Keep who says it apart, and go on behind."""
        self.done.append(
            Open(
                INSERTED, insertion.first + 1, joint=insertion.first, group=insertion.group,
                subject=insertion.subject, last=insertion.last, number=len(self.done),
            )
        )  # fmt: skip
        if insertion.keeps_comma:
            self._joint(insertion.first, ",", ",")
        return insertion.last

    def _step(self, at: int, size: int) -> int:
        phrase, words = self.phrase, self.words
        number = phrase.group_of[at]
        if number >= 0 and (group := phrase.groups[number]).first == at:
            self._verb(group)
            self._clear()
            self.candidate = None
            return group.last
        tag, word = phrase.tags[at], phrase.lower[at]
        if tag in _MARK_TAGS or word in _MARKS:
            self._mark(at, word, tag)
            return at + 1
        introduces = tag in RELATIVES or word in words["that"] or word in words["subordinators"]
        if introduces and self._marker(at, size):
            return at + 1
        if tag in _PREPOSITIONS:
            self.after_preposition = tag != "RP"
            return at + 1
        if tag == "RB" and word in words["linking_adverbs"]:
            return at + 1
        end = noun_phrase_end(phrase, at, size)
        if end > at:
            self._noun(at, end)
            return end
        if tag not in _ADVERBS:
            self._clear()
        return at + 1

    def _mark(self, at: int, word: str, tag: str) -> None:
        if word in _BRACKETS:
            return
        if tag in _JOINTS or word in _DASHES:
            self._joint(at, word, tag)
        else:
            self._strong(at, word)

    def _verb(self, group: VerbGroup) -> None:
        if group.infinitive:
            self._infinitive(group)
        elif group.finite:
            self._finite_verb(group)
        else:
            self._bare(group)


def find_clauses(phrase: Phrase, words: Words, speaks: Speaks) -> tuple[Clause, ...]:
    """Find the clauses of a sentence, in the order in which they start.

    Args:
        phrase: The sentence.
        words: The closed classes of the language.
        speaks: Tells whether a verb group carries a cue: such a verb is rather coordinated with
            another verb that does than with one inside what is said.
    """
    inserted = find_insertions(phrase, speaks)
    if inserted:
        phrase = _joined_quotations(phrase, inserted)
    places = {insertion.first: insertion for insertion in inserted}
    return _Builder(phrase, words, speaks, inserted=places).run()


def _joined_quotations(phrase: Phrase, inserted: Sequence[Insertion]) -> Phrase:
    """Take the quotation behind an insertion as the same as the one before it."""
    quoted = list(phrase.quoted)
    for insertion in inserted:
        before, after = quoted[insertion.first - 1], quoted[insertion.last]
        if before >= 0 and after >= 0:
            quoted = [before if mark == after else mark for mark in quoted]
    return evolve(phrase, quoted=tuple(quoted))
