"""Markers: the words and marks that open and close clauses: "that", "which", "if", commas."""

from __future__ import annotations

from attrs import define

from diplostance.parsing.chunks import SAYS
from diplostance.parsing.clauses.clause import (
    ADVERBIAL,
    MAIN,
    PARTICIPLE,
    QUESTION,
    RELATIVE,
    THAT,
    ZERO,
)
from diplostance.parsing.clauses.state import Open, State

RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})
"""The tags of "which", "who", "whose", "where"."""


@define
class Markers(State):
    """Reads joints, marks, and the words that introduce a clause."""

    def _marker(self, at: int, size: int) -> bool:
        """Open the clause that a word introduces, if it does."""
        word, tag = self.phrase.lower[at], self.phrase.tags[at]
        if word in self.words["that"] and self._points(at, size):
            return False
        if word in self.words["that"]:
            return (
                self._tells(at, size)
                or (tag in RELATIVES and self._relative(at, size))
                or self._that(at, size)
                or self._subordinates(at, size)
            )
        if tag in RELATIVES and self._relative(at, size):
            return True
        return word in self.words["subordinators"] and self._subordinates(at, size)

    def _points(self, at: int, size: int) -> bool:
        """Tell whether it is the "that" of "in that letter", behind a preposition or "and"."""
        tags = self.phrase.tags
        if 0 < at < size - 1 and tags[at - 1] == "CC" and tags[at + 1] == "NN":
            # "they promised money, and that promise has been broken"
            told = any(c.kind in {THAT, RELATIVE} for c in self.stack)
            return not told and self._clause_ahead(at + 1, size)
        return (
            0 < at < size - 1
            and tags[at - 1] == "IN"
            and self.phrase.lower[at - 1] in self.words["prepositions"]
            and tags[at + 1] == "NN"
        )

    def _subordinates(self, at: int, size: int) -> bool:
        phrase = self.phrase
        return (
            phrase.lower[at] in self.words["subordinators"]
            and phrase.tags[at] != "RB"
            and not (phrase.lower[at] in self.words["as"] and self._of(at + 1))
            and self._subordinator(at, size)
        )

    def _of(self, at: int) -> bool:
        """Tell whether it is the "of" of "as of noon", which opens no clause."""
        lower = self.phrase.lower
        return at < len(lower) and lower[at] in self.words["of"]

    def _joint(self, at: int, word: str, tag: str) -> None:
        if word in {",", ")", "-", "–", "—", "--"}:
            inserted = self._inserted()
            if inserted is not None:
                self._pop_to(inserted, at, including=True)
        if not self.sep:
            self.joint = at
        self.sep = "C" if tag == "CC" else (self.sep or ",")
        self.after_preposition = False

    def _inserted(self) -> Open | None:
        """Give the clause, with what hangs on it, between a subject and the verb still to come."""
        for place in range(len(self.stack) - 1, 0, -1):
            clause = self.stack[place]
            if clause.group is None:
                return None
            if self.stack[place - 1].group is None:
                return clause if clause.kind in {RELATIVE, PARTICIPLE, ADVERBIAL} else None
        return None

    def _strong(self, at: int, word: str) -> None:
        if at + 1 >= len(self.phrase):
            return
        first = self.stack[0]
        if first.group is None and word == ":":
            self.candidate = None
        while self.stack:
            self._pop(at)
        self._open(Open(MAIN, at + 1, joint=at))
        self._clear()
        self.candidate = None

    def _clause_ahead(self, at: int, size: int) -> bool:
        """Tell whether a subject and a finite verb come before any comma or strong mark."""
        phrase = self.phrase
        seen = False
        behind, apposed = at, False
        for index in range(at, min(size, at + 30)):
            if index < behind:
                continue
            group = phrase.group_at(index)
            if group is not None:
                if group.finite and seen:
                    return True
                if group.finite:
                    return False
                if not seen:
                    return False
                continue
            tag = phrase.tags[index]
            if tag == "," and seen and (end := self._aside_end(index)):
                behind = end  # "while the minister, who was in Oslo, said"
                continue
            verb = tag == "CC" and self._verb_next(index, size)
            if verb and phrase.tokens[index + 1].text.islower():
                return False  # "dismissed it as a rumour and appealed for calm"
            if tag in {"WDT", "WP", "TO"} or phrase.lower[index] in {";", ":"}:
                return False
            if tag == "," and seen and apposed and self._verb_next(index, size):
                return True  # "while the chief, Ann Lee, was"
            apposed = apposed or tag == ","
            if tag == "," and seen and not self._lists_names(index):
                return False  # "after the raid, Kenya cut ties"
            if tag[:2] in {"NN", "PR", "DT", "EX", "CD"}:
                seen = True
        return False

    def _verb_next(self, at: int, size: int) -> bool:
        group = self.phrase.group_at(at + 1) if at + 1 < size else None
        return group is not None and group.finite and group.first == at + 1

    def _lists_names(self, at: int) -> bool:
        """Tell whether a comma stands between names: "after Chad, Mali and Togo agreed"."""
        tags = self.phrase.tags
        return tags[at - 1] in {"NNP", "NNPS"} and tags[at + 1 : at + 2] == ("NNP",)

    def _aside_end(self, at: int) -> int:
        """Give where ", who was in Oslo," ends that starts at a comma, or 0."""
        phrase = self.phrase
        if phrase.tags[at + 1 : at + 2] not in {("WP",), ("WDT",)}:
            return 0
        ends = (i + 1 for i in range(at + 2, min(len(phrase), at + 20)) if phrase.lower[i] == ",")
        return next(ends, 0)

    def _relative(self, at: int, size: int) -> bool:
        phrase = self.phrase
        if not any(g.first > at for g in phrase.groups):
            return False
        before = at - 1
        kind = (
            RELATIVE
            if before >= 0
            and (
                phrase.tags[before][:2] in {"NN", "IN", "CD"}
                or phrase.lower[before] in {",", "—", "–"}
                or phrase.tags[before] in {"PRP", "DT"}
            )
            else QUESTION
        )
        if phrase.tags[at] == "WRB" and phrase.lower[at] in self.words["subordinators"]:
            return self._subordinator(at, size)
        top = self._top()
        beside = None
        if self.sep == "C" and (earlier := self._of_kind(kind)) is not None:
            self._pop_to(earlier, self.joint, including=True)
            beside, top = earlier.number, self.stack[-1] if self.stack else top
        new = Open(
            kind, at + 1, marker=(at, at + 1), parent=top.number, beside=beside,
            joint=self.joint, after_comma=self.sep == ",", holder=self.candidate,
        )  # fmt: skip
        if phrase.tags[at] == "WP" and kind == QUESTION:
            new.subject = (at, at + 1)
        self._open(new)
        self._clear()
        self.candidate = None
        return True

    def _tells(self, at: int, size: int) -> bool:
        """Read "said on Monday that": no relative clause, though a noun stands before it."""
        top = self._top()
        tags = self.phrase.tags
        if (
            tags[at] != "WDT"
            or top.group is None
            or self.speaks(top.group) != SAYS
            or any(c.parent == top.number and c.kind in {THAT, ZERO} for c in self.done)
            or not self._clause_ahead(at + 1, size)
        ):
            return False
        self._open(Open(THAT, at + 1, (at, at + 1), top.number, joint=self.joint))
        self._clear()
        self.candidate = None
        return True

    def _that(self, at: int, size: int) -> bool:
        phrase = self.phrase
        tag = phrase.tags[at]
        behind_noun = (
            at > 0 and phrase.tags[at - 1] in {"NN", "NNS", "NNP", "NNPS"} and not self.sep
        )
        follows = at + 1 < size and phrase.group_at(at + 1)
        adverb = at + 2 < size and phrase.tags[at + 1] == "RB" and phrase.group_at(at + 2)
        verb_next = follows or adverb
        if behind_noun and verb_next and (tag in {"WDT", "IN"}):
            new = Open(
                RELATIVE, at + 1, (at, at + 1), self._top().number, joint=self.joint,
                holder=self.candidate,
            )  # fmt: skip
            self._open(new)
            self._clear()
            self.candidate = None
            return True
        earlier = self._of_kind(RELATIVE)
        if self.sep == "C" and verb_next and earlier is not None and earlier.marker is not None:
            # "a government that represents all and that protects them"
            self._pop_to(earlier, self.joint, including=True)
            self._open(
                Open(RELATIVE, at + 1, (at, at + 1), earlier.parent, earlier.number, self.joint)
            )
            self._clear()
            self.candidate = None
            return True
        if tag == "DT" and not self._clause_ahead(at + 1, size):
            return False
        if not self._clause_ahead(at + 1, size) and not verb_next and tag != "IN":
            return False
        top = self._top()
        beside = None
        earlier = self._of_kind(THAT) or self._of_kind(ZERO)
        if self.sep == "C" and earlier is not None:
            self._pop_to(earlier, self.joint, including=True)
            beside = earlier.number
            top = self.stack[-1] if self.stack else top
            parent = earlier.parent
        else:
            parent = top.number
        self._open(Open(THAT, at + 1, (at, at + 1), parent, beside, joint=self.joint))
        self._clear()
        self.candidate = None
        return True

    def _subordinator(self, at: int, size: int) -> bool:
        if not self._clause_ahead(at + 1, size):
            return False
        if self.sep == "," and self._top().group is not None:
            closing = self._finite()
            if closing is not None and closing.kind in {ADVERBIAL, RELATIVE}:
                self._pop_to(closing, self.joint, including=True)
        kind = QUESTION if self.phrase.lower[at] in self.words["whether"] else ADVERBIAL
        parent = self._top().number if self.stack else None
        self._open(Open(kind, at + 1, (at, at + 1), parent, joint=self.joint))
        self._clear()
        self.candidate = None
        return True
