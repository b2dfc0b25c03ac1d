"""Clauses: which verb has which subject, what hangs on what, and where each clause ends.

One pass over the chunks of a sentence (noun phrases, verb groups, markers, joints) with a stack of
open clauses. It decides by the words that stand there alone and never goes back, so the time is
linear in the length of the sentence but for the depth of the stack, which is bounded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import define, evolve, field, frozen

from diplostance.parsing.insertions import Insertion, find_insertions
from diplostance.parsing.syntax import Phrase, VerbGroup, noun_phrase_end
from diplostance.parsing.tokens import Words

MAIN, THAT, ZERO, ADVERBIAL, RELATIVE, QUESTION = (
    "main", "that", "zero", "adverbial", "relative", "question",
)  # fmt: skip
INFINITIVE, GERUND, PARTICIPLE, ASIDE = "infinitive", "gerund", "participle", "aside"
INSERTED = "inserted"
FINITE_KINDS = frozenset({MAIN, THAT, ZERO, ADVERBIAL, RELATIVE, QUESTION, ASIDE})
_DEEPEST = 12
_BETWEEN = frozenset({"RB", "RBR", "RBS", "DT", ","})
"""What may stand between a subject and its verb."""
Speaks = Callable[[VerbGroup], int]
"""Tells how much a verb is a cue: 0 not at all, 1 a cue, 2 a verb of saying."""


@frozen
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


@define
class _Open:
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
    holder: _Candidate | None = None
    """The noun phrase that a relative clause or participle hangs on, if no verb has it yet."""


@define
class _Candidate:
    """A noun phrase that may be the subject of the next verb."""

    first: int
    last: int
    joint: int
    sep: str
    outer: _Candidate | None = None
    """The noun phrase right before it: "the plan / we have is good"."""
    apposed_to: _Candidate | None = None
    """The name that it explains: "John Kerry, / the secretary of state,"."""


@define
class _Builder:
    phrase: Phrase
    words: Words
    speaks: Speaks
    done: list[_Open] = field(factory=list)
    stack: list[_Open] = field(factory=list)
    candidate: _Candidate | None = None
    joint: int = -1
    sep: str = ""
    after_preposition: bool = False
    inserted: dict[int, Insertion] = field(factory=dict)
    absolute: tuple[int, int] | None = None
    """The noun phrase behind "with", which a participle may have as its subject."""

    def run(self) -> tuple[Clause, ...]:
        phrase = self.phrase
        size = len(phrase)
        self._open(_Open(MAIN, 0))
        at = 0
        while at < size:
            insertion = self.inserted.get(at)
            at = self._step(at, size) if insertion is None else self._insert(insertion)
        while self.stack:
            self._pop(size)
        return tuple(
            Clause(
                c.number, c.kind, c.first, max(c.last, c.first + 1), c.group, c.subject, c.marker,
                c.parent, c.beside, c.joint if c.joint >= 0 else c.first,
            )
            for c in self.done
        )  # fmt: skip

    def _insert(self, insertion: Insertion) -> int:
        """Keep who says it apart, and go on behind."""
        self.done.append(
            _Open(
                INSERTED, insertion.first + 1, joint=insertion.first, group=insertion.group,
                subject=insertion.subject, last=insertion.last, number=len(self.done),
            )
        )  # fmt: skip
        if insertion.keeps_comma:
            self._joint(insertion.first, ",", ",")
        return insertion.last

    # Opening and closing ---------------------------------------------------------------------

    def _open(self, clause: _Open) -> None:
        clause.number = len(self.done)
        self.done.append(clause)
        self.stack.append(clause)
        while len(self.stack) > _DEEPEST:
            self.stack[1].last = clause.first
            del self.stack[1]

    def _pop(self, at: int) -> _Open:
        clause = self.stack.pop()
        clause.last = at
        return clause

    def _pop_to(self, target: _Open, at: int, *, including: bool = False) -> None:
        while self.stack and self.stack[-1] is not target:
            self._pop(at)
        if including and self.stack:
            self._pop(at)

    def _top(self) -> _Open:
        return self.stack[-1]

    def _pending(self) -> _Open | None:
        """Give the innermost clause that waits for its verb."""
        for clause in reversed(self.stack):
            if clause.group is None:
                return clause
        return None

    def _finite(self) -> _Open | None:
        """Give the innermost finite clause that has its verb."""
        for clause in reversed(self.stack):
            if clause.kind in FINITE_KINDS and clause.group is not None:
                return clause
        return None

    # One chunk -------------------------------------------------------------------------------

    def _step(self, at: int, size: int) -> int:
        phrase, words = self.phrase, self.words
        tag, word = phrase.tags[at], phrase.lower[at]
        group = phrase.group_at(at)
        if group is not None and group.first == at:
            self._verb(group)
            self._clear()
            self.candidate = None
            return group.last
        if word in {"(", ")", "[", "]"}:
            return at + 1
        if tag in {",", "CC"} or word in {"-", "–", "—", "--"}:
            self._joint(at, word, tag)
            return at + 1
        if word in {";", ":", "?", "!", ".", "…"} or tag == ".":
            self._strong(at, word)
            return at + 1
        if self._marker(at, size):
            return at + 1
        if tag in {"IN", "TO", "RP"}:
            self.after_preposition = tag != "RP"
            return at + 1
        if tag == "RB" and word in words["linking_adverbs"]:
            return at + 1
        end = noun_phrase_end(phrase, at, size)
        if end > at:
            self._noun(at, end)
            return end
        if tag not in {"RB", "RBR"}:
            self._clear()
        return at + 1

    def _marker(self, at: int, size: int) -> bool:
        """Open the clause that a word introduces, if it does."""
        words, word, tag = self.words, self.phrase.lower[at], self.phrase.tags[at]
        that = word in words["that"]
        return (
            (that and self._tells(at, size))
            or (tag in {"WDT", "WP", "WP$", "WRB"} and self._relative(at, size))
            or (that and self._that(at, size))
            or (word in words["subordinators"] and tag != "RB" and self._subordinator(at, size))
        )

    def _clear(self) -> None:
        self.sep, self.joint, self.after_preposition = "", -1, False

    def _joint(self, at: int, word: str, tag: str) -> None:
        if word in {",", ")", "-", "–", "—", "--"}:
            inserted = self._inserted()
            if inserted is not None:
                self._pop_to(inserted, at, including=True)
        if not self.sep:
            self.joint = at
        self.sep = "C" if tag == "CC" else (self.sep or ",")
        self.after_preposition = False

    def _inserted(self) -> _Open | None:
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
        self._open(_Open(MAIN, at + 1, joint=at))
        self._clear()
        self.candidate = None

    def _clause_ahead(self, at: int, size: int) -> bool:
        """Tell whether a subject and a finite verb come before any comma or strong mark."""
        phrase = self.phrase
        seen = False
        for index in range(at, min(size, at + 30)):
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
            if tag in {"WDT", "WP", "TO"} or phrase.lower[index] in {";", ":"}:
                return False
            if tag == "," and seen and index + 1 < size and phrase.tags[index + 1] != "NNP":
                return False
            if tag[:2] in {"NN", "PR", "DT", "EX", "CD"}:
                seen = True
        return False

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
        new = _Open(
            kind, at + 1, marker=(at, at + 1), parent=top.number, beside=beside,
            joint=self.joint, after_comma=self.sep == ",", holder=self._holder(),
        )  # fmt: skip
        if phrase.tags[at] == "WP" and kind == QUESTION:
            new.subject = (at, at + 1)
        self._open(new)
        self._clear()
        self.candidate = None
        return True

    def _lists(self, mark: int) -> bool:
        """Tell whether a "to" behind a comma goes on a list: there is an "and to" ahead."""
        if self.sep == "C":
            return True
        tags = self.phrase.tags
        return any(
            tags[at] == "TO" and tags[at - 1] in {"CC", ",", "RB"}
            for at in range(mark + 1, min(len(tags), mark + 60))
        )

    def _absolute(self, group: VerbGroup, subject: tuple[int, int]) -> None:
        """Read "with France urging calm", a participle with a subject of its own."""
        mark = subject[0] - 1
        joint, parent = mark, self._top()
        outer = self._finite()
        if mark and self.phrase.lower[mark - 1] == "," and outer is not None:
            joint, parent = mark - 1, outer
            self._pop_to(outer, joint)
        new = _Open(PARTICIPLE, self._begin(group), None, parent.number, joint=joint)
        new.group, new.subject = group, subject
        self._open(new)

    def _goes_on_with(self, group: VerbGroup, fitting: _Open, tag: str) -> bool:
        """Tell whether a participle goes on a list of verbs, and does not start anew."""
        other = fitting.group
        if tag == "VBG" and self.sep == "," and other is not None:
            if fitting.kind in FINITE_KINDS and other.first != other.head:
                return False
            if fitting.subject is not None:
                return False
        if self.sep == "C":
            return True
        if fitting.kind == GERUND:
            return self._closes_with(group.last, tag)
        return fitting.kind != PARTICIPLE or tag == "VBG"

    def _closes_with(self, at: int, tag: str) -> bool:
        """Tell whether an "and" with another such verb closes a list of gerunds."""
        tags = self.phrase.tags
        return any(
            tags[place] == tag and tags[place - 1] in {"CC", "RB"}
            for place in range(at + 1, min(len(tags), at + 40))
        )

    def _earlier_infinitive(self) -> _Open | None:
        """Behind a comma and "and" the outermost infinitive goes on, else the innermost."""
        outer = self.sep == "C" and self.phrase.lower[self.joint] == ","
        for clause in self.stack if outer else reversed(self.stack):
            if clause.kind == INFINITIVE and clause.group is not None:
                return clause
        return None

    def _holder(self) -> _Candidate | None:
        """Give the noun phrase just read, if it may still become the subject of a verb."""
        return self.candidate

    def _of_kind(self, kind: str) -> _Open | None:
        for clause in reversed(self.stack):
            if clause.kind == kind and clause.group is not None:
                return clause
        return None

    def _tells(self, at: int, size: int) -> bool:
        """Read "said on Monday that": no relative clause, though a noun stands before it."""
        top = self._top()
        tags = self.phrase.tags
        if (
            tags[at] != "WDT"
            or top.group is None
            or self.speaks(top.group) != 2
            or any(c.parent == top.number and c.kind in {THAT, ZERO} for c in self.done)
            or not self._clause_ahead(at + 1, size)
        ):
            return False
        self._open(_Open(THAT, at + 1, (at, at + 1), top.number, joint=self.joint))
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
            new = _Open(
                RELATIVE, at + 1, (at, at + 1), self._top().number, joint=self.joint,
                holder=self._holder(),
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
                _Open(RELATIVE, at + 1, (at, at + 1), earlier.parent, earlier.number, self.joint)
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
        self._open(_Open(THAT, at + 1, (at, at + 1), parent, beside, joint=self.joint))
        self._clear()
        self.candidate = None
        return True

    def _subordinator(self, at: int, size: int) -> bool:
        if not self._clause_ahead(at + 1, size):
            return False
        top = self._top()
        if top.group is None and top.subject is None and top.first >= at - 1:
            pass
        elif self.sep and top.group is not None:
            closing = self._finite()
            if closing is not None and closing.kind in {ADVERBIAL, RELATIVE} and self.sep == ",":
                self._pop_to(closing, self.joint, including=True)
                top = self.stack[-1] if self.stack else closing
        kind = QUESTION if self.phrase.lower[at] in self.words["whether"] else ADVERBIAL
        parent = self._top().number if self.stack else None
        self._open(_Open(kind, at + 1, (at, at + 1), parent, joint=self.joint))
        self._clear()
        self.candidate = None
        return True

    def _noun(self, first: int, last: int) -> None:
        top = self._top()
        if self.after_preposition:
            self.absolute = (first, last) if self._with(first) else None
            self._extend(last)
        elif self._is_time(first, last) or self._floats(first, last):
            pass
        elif top.group is None:
            if top.subject is None:
                top.subject = (first, last)
            elif self.sep == "C":
                top.subject = (top.subject[0], last)
            elif self.sep == ",":
                self.candidate = _Candidate(first, last, self.joint, ",")
            else:
                self.candidate = _Candidate(first, last, -1, "")
        elif (
            self.candidate is not None
            and self.sep == "C"
            and self.candidate.last >= first - 2
            and not self._new_clause(last)
        ):
            self.candidate.last = last
            self.candidate = _Candidate(
                self.candidate.first, last, self.candidate.joint, self.candidate.sep
            )
        elif self._lists_on(first, last) and self.candidate is not None:
            self.candidate.last = last
            self.joint, self.sep = -1, ""
            return
        else:
            outer = self.candidate
            apposed = self._apposed(first)
            self.candidate = _Candidate(first, last, self.joint, self.sep)
            if outer is not None and not self.sep and outer.last == first:
                self.candidate.outer = outer
            elif apposed:
                self.candidate.apposed_to = outer
        self._clear()

    def _lists_on(self, first: int, last: int) -> bool:
        """Tell whether it is the second of "the leaders of Chad, Mali and Togo" before a verb."""
        phrase, candidate = self.phrase, self.candidate
        size = len(phrase)
        if (
            candidate is None
            or self.sep not in {",", "C"}
            or candidate.last != self.joint
            or phrase.quoted[candidate.first] != phrase.quoted[first]
        ):
            return False
        at, closed = last, self.sep == "C"
        while at < size and not closed and (phrase.lower[at] == "," or phrase.tags[at] == "CC"):
            closed = phrase.tags[at] == "CC"
            at += 1
            if at < size and not closed and phrase.tags[at] == "CC":
                closed, at = True, at + 1
            end = noun_phrase_end(phrase, at, size)
            if end == at:
                return False
            at = end
        group = phrase.group_at(at) if at < size else None
        return closed and group is not None and group.finite and self._names(candidate, first)

    def _names(self, candidate: _Candidate, first: int) -> bool:
        tags = self.phrase.tags
        return tags[candidate.last - 1] in {"NNP", "NNPS"} and tags[first] in {"NNP", "DT"}

    def _with(self, first: int) -> bool:
        lower = self.phrase.lower
        return first > 0 and lower[first - 1] in self.words["absolute_heads"]

    def _new_clause(self, last: int) -> bool:
        """Tell whether "and Germany" in "condemned the raid and Germany called" starts anew."""
        phrase = self.phrase
        group = phrase.group_at(last) if last < len(phrase) else None
        if group is None or not group.finite:
            return False
        if phrase.lower[self.joint] not in self.words["and"]:
            return True
        verb = next((c.group for c in reversed(self.stack) if c.group is not None), None)
        if verb is None:
            return False
        if phrase.tags[group.first] == "VBZ" or phrase.lower[group.first] in self.words["was"]:
            return True  # "noticed the men and a ship was sent": two would have "were"
        head = phrase.lower[verb.head]
        tells = self.words["telling_words"] | self.words["clause_verbs"]
        return self.speaks(verb) != 2 and head not in tells

    def _apposed(self, first: int) -> bool:
        """Tell whether it may be the second of "John Kerry, the secretary of state, said"."""
        candidate, tags = self.candidate, self.phrase.tags
        return (
            candidate is not None
            and self.sep == ","
            and candidate.last == self.joint
            and first == self.joint + 1
            and tags[first] in {"DT", "NN", "NNP", "PRP$", "JJ"}
            and tags[candidate.last - 1] in {"NNP", "NNPS"}
        )

    def _floats(self, first: int, last: int) -> bool:
        """Tell whether it is the "all" of "we all agree"."""
        return (
            last - first == 1
            and self.phrase.lower[first] in self.words["quantifiers"]
            and first > 0
            and self.phrase.tags[first - 1] in {"PRP", "NNS", "NNPS"}
        )

    def _is_time(self, first: int, last: int) -> bool:
        """Tell whether a noun phrase only says when: "yesterday", "last week,"."""
        lower, size = self.phrase.lower, len(self.phrase)
        if lower[last - 1] not in self.words["day_names"] and (
            lower[last - 1] not in self.words["time_nouns"]
        ):
            return False
        return last < size and self.phrase.group_of[last] < 0 and last - first <= 3

    def _extend(self, last: int) -> None:
        """A phrase behind a preposition belongs to the noun before it."""
        top = self._top()
        if self.candidate is not None:
            self.candidate.last = last
        elif top.group is None and top.subject is not None:
            top.subject = (top.subject[0], last)

    # Verbs -----------------------------------------------------------------------------------

    def _verb(self, group: VerbGroup) -> None:
        if group.infinitive:
            self._infinitive(group)
        elif group.finite:
            self._finite_verb(group)
        else:
            self._bare(group)

    def _begin(self, group: VerbGroup) -> int:
        """Give where the words of a verb begin, adverbs before it included."""
        at = group.first
        while at > 0 and self.phrase.tags[at - 1] == "RB":
            at -= 1
        return at

    def _resume(self, group: VerbGroup) -> None:
        """Go on with the clause before an aside: "We call on Mali," he said, "to act"."""
        top, quoted = self._top(), self.phrase.quoted
        if top.kind != ASIDE or top.group is None or top.beside is None:
            return
        if quoted[top.group.head] < 0 <= quoted[group.first]:
            self._pop(max(top.group.last, self.joint))
            self.stack.append(self.done[top.beside])

    def _infinitive(self, group: VerbGroup) -> None:
        self._resume(group)
        phrase = self.phrase
        mark = group.first - 1
        while phrase.tags[mark] != "TO":
            mark -= 1
        marker = (mark, mark + 1)
        if mark and phrase.lower[mark - 1] in self.words["negators"]:
            marker = (mark - 1, mark + 1)
        beside, joint = None, self.joint
        earlier = self._earlier_infinitive() if self.sep and self._lists(mark) else None
        if earlier is not None:
            self._pop_to(earlier, self.joint, including=True)
            beside, parent = earlier.number, earlier.parent
        else:
            parent = self._top().number
        new = _Open(INFINITIVE, mark + 1, marker, parent, beside, joint, group)
        if self.candidate is not None and beside is None and not self.sep:
            new.subject = (self.candidate.first, self.candidate.last)
        self._open(new)

    def _finite_verb(self, group: VerbGroup) -> None:
        top, candidate = self._top(), self.candidate
        name = None if candidate is None else candidate.apposed_to
        if (
            candidate is not None
            and name is not None
            and (self.sep == "," and candidate.last == self.joint == group.first - 1)
        ):
            candidate = _Candidate(name.first, group.first, name.joint, name.sep)
        elif self.sep or (candidate is not None and not self._adjacent(candidate, group)):
            candidate = None  # "the release of two men and urged": no subject of this verb
        quoted = self.phrase.quoted
        if top.group is None:
            if candidate is not None and candidate.sep == "" and top.subject is not None:
                # "the report (that) Iran published": a relative clause without its marker
                self._open(
                    _Open(RELATIVE, candidate.first, None, top.number, group=group,
                          subject=(candidate.first, candidate.last))
                )  # fmt: skip
                return
            if top.subject is None and candidate is not None:
                top.subject = (candidate.first, candidate.last)
            top.group = group
            return
        if candidate is not None:
            self._with_subject(group, candidate)
            return
        outer = self._finite()
        if (
            outer is not None
            and outer.group is not None
            and (quoted[group.first] < 0 <= quoted[self._start_of(outer)] or self._inverted(group))
        ):
            self._pop_to(self.stack[0], self._begin(group))
            joint = self.joint if self.joint >= 0 else group.first
            self._open(_Open(ASIDE, group.first, None, None, joint=joint, group=group))
            return
        held = self._held()
        if held is not None and held.holder is not None:
            self._pop_to(held, self._begin(group), including=True)
            self._with_subject(group, held.holder)
            return
        if self.sep and (fitting := self._compatible(group)) is not None:
            self._coordinate(group, fitting)
            return
        pending = self._pending()
        if pending is not None:
            self._pop_to(pending, self._begin(group))
            pending.group = group
            return
        self._open(_Open(ZERO, self._begin(group), None, top.number, joint=self.joint, group=group))

    @staticmethod
    def _start_of(clause: _Open) -> int:
        """Give where a clause starts: one whose verb alone is quoted is not a quotation."""
        if clause.subject is not None:
            return clause.subject[0]
        return clause.group.first if clause.group is not None else clause.first

    def _held(self) -> _Open | None:
        """Give the clause behind whose noun phrase this verb stands: "the men found / may go"."""
        if self._pending() is not None:
            return None
        for clause in reversed(self.stack):
            if clause.holder is not None and (
                not self.sep or (self.sep == "," and clause.after_comma)
            ):
                return clause
            if clause.kind in FINITE_KINDS and clause.kind != RELATIVE:
                return None
        return None

    def _adjacent(self, candidate: _Candidate, group: VerbGroup) -> bool:
        tags = self.phrase.tags
        return all(tags[at] in _BETWEEN for at in range(candidate.last, group.first))

    def _inverted(self, group: VerbGroup) -> bool:
        """Tell whether the subject stands behind: "..., said Wang Yi"."""
        if self.sep != "," or self.speaks(group) != 2 or group.first != group.head:
            return False
        size = len(self.phrase)
        return noun_phrase_end(self.phrase, group.last, size) > group.last and (
            not self._clause_ahead(group.last, size)
        )

    def _with_subject(self, group: VerbGroup, candidate: _Candidate) -> None:
        """Place a finite verb whose own subject stands before it."""
        quoted = self.phrase.quoted
        subject = (candidate.first, candidate.last)
        top = self._top()
        finite = self._finite()
        enters = (
            quoted[candidate.first] >= 0
            and top.group is not None
            and (quoted[top.group.head] != quoted[candidate.first])
        )
        leaves = quoted[candidate.first] < 0 <= quoted[top.group.head if top.group else 0] and (
            quoted[group.head] < 0
        )
        pending = self._pending()
        if leaves:
            self._leave_quote(group, candidate)
            return
        if enters and top.kind == ASIDE and candidate.sep:
            self._pop_to(top, candidate.joint, including=True)
            self._open(
                _Open(
                    MAIN, candidate.first, None, None, top.beside, candidate.joint, group, subject
                )
            )
            return
        if pending is not None and candidate.sep in {"", "C"} and not enters:
            at = self._begin(group)
            if pending.subject is not None and candidate.sep == "":
                self._pop_to(pending, at)
                pending.group = group
                return
        if pending is not None and candidate.sep == "," and pending.subject is None:
            self._pop_to(pending, candidate.joint)
            pending.subject, pending.group = subject, group
            pending.first = candidate.first
            return
        if pending is not None and candidate.sep == ",":
            # a subject, an insertion with its own verb, then a new noun phrase: an apposition
            self._pop_to(pending, candidate.joint)
            pending.group = group
            return
        if candidate.outer is not None or candidate.sep == "" or enters:
            self._open(self._below(group, candidate, top))
            return
        said = self._told_behind() if candidate.sep == "," else None
        if said is not None:
            self._pop_to(said, candidate.joint)
            self._open(
                _Open(ZERO, candidate.first, None, said.number, None, candidate.joint, group,
                      subject)
            )  # fmt: skip
            return
        self._beside(group, candidate, finite)

    def _below(self, group: VerbGroup, candidate: _Candidate, top: _Open) -> _Open:
        """Make the clause that a noun phrase right behind another, or a verb, starts."""
        subject = (candidate.first, candidate.last)
        if candidate.outer is None:
            return _Open(ZERO, candidate.first, None, top.number, group=group, subject=subject,
                         joint=candidate.joint)  # fmt: skip
        if self._tells_somebody(top):
            return _Open(ZERO, candidate.first, None, top.number, group=group, subject=subject)
        return _Open(RELATIVE, candidate.first, None, top.number, group=group, subject=subject,
                     holder=candidate.outer)  # fmt: skip

    def _beside(self, group: VerbGroup, candidate: _Candidate, finite: _Open | None) -> None:
        """Start a clause with a subject of its own beside another, behind a comma or "and"."""
        subject = (candidate.first, candidate.last)
        if candidate.sep == "C":
            target = self._level(group, finite)
        else:
            target = self.stack[0]
            if finite is not None and not self.speaks(group):
                target = self._level(group, finite)
        if candidate.sep == "," and self._opens_sentence(target):
            self._pop_to(target, candidate.joint, including=True)
            main = _Open(MAIN, candidate.first, joint=candidate.joint, group=group, subject=subject)
            self._open(main)
            target.kind, target.parent = PARTICIPLE, main.number
            return
        kind = ASIDE if candidate.sep == "," and self.speaks(group) else target.kind
        parent = target.parent
        beside = target.number
        self._pop_to(target, candidate.joint, including=True)
        self._open(
            _Open(kind, candidate.first, None, parent, beside, candidate.joint, group, subject)
        )

    def _tells_somebody(self, clause: _Open) -> bool:
        """Tell whether its verb has a hearer, then what is said: "told the Post the raid was"."""
        group = clause.group
        return group is not None and self.phrase.lower[group.head] in self.words["told_verbs"]

    def _opens_sentence(self, clause: _Open) -> bool:
        """Tell whether a clause is the opener of "Speaking in Cairo, the minister said"."""
        group = clause.group
        return (
            clause.kind == MAIN
            and clause.subject is None
            and group is not None
            and not group.finite
            and self.phrase.tags[group.first] in {"VBG", "VBN"}
        )

    def _told_behind(self) -> _Open | None:
        """Give the "said" of "said if they leave, / peace will come"."""
        for clause in self.stack:
            group = clause.group
            if group is None or self.speaks(group) != 2:
                continue
            children = [c for c in self.done if c.parent == clause.number]
            if (
                children
                and children[0].kind == ADVERBIAL
                and children[0].first - 1 == group.last
                and all(c.kind == ADVERBIAL for c in children)
            ):
                return clause
        return None

    def _leave_quote(self, group: VerbGroup, candidate: _Candidate) -> None:
        quoted = self.phrase.quoted
        within = self._top().group
        inside = quoted[within.head] if within is not None else -1
        outer: _Open | None = None
        for clause in reversed(self.stack):
            if clause.group is not None and quoted[clause.group.head] != inside:
                outer = clause
                break
        joint = candidate.joint if candidate.joint >= 0 else candidate.first
        subject = (candidate.first, candidate.last)
        if outer is None:
            while self.stack:
                self._pop(joint)
            self._open(_Open(ASIDE, candidate.first, None, None, None, joint, group, subject))
            return
        self._pop_to(outer, joint, including=True)
        kind = ASIDE if candidate.sep == "," and self.speaks(group) else outer.kind
        self._open(
            _Open(kind, candidate.first, None, outer.parent, outer.number, joint, group, subject)
        )

    def _level(self, group: VerbGroup, finite: _Open | None) -> _Open:
        """Give the clause that a new one with its own subject stands beside."""
        if finite is None:
            return self.stack[0]
        if self.speaks(group) == 2 and self.phrase.quoted[group.head] < 0:
            for clause in self.stack:
                if clause.group is not None and clause.kind in {MAIN, ASIDE}:
                    return clause
        level = [
            clause for clause in reversed(self.stack)
            if clause.group is not None and clause.kind in {MAIN, THAT, ZERO, ASIDE, QUESTION}
        ]  # fmt: skip
        quoted = self.phrase.quoted
        for clause in level:
            if clause.group is not None and quoted[clause.group.head] == quoted[group.head]:
                return clause
        return level[0] if level else finite

    def _compatible(self, group: VerbGroup) -> _Open | None:
        """Give the clause whose verb a verb without a subject is coordinated with."""
        tags = self.phrase.tags
        tag = tags[group.first]
        nearest: _Open | None = None
        told = [clause for clause in reversed(self.stack) if self._reports(clause, group)]
        if told:
            return next((clause for clause in told if clause.kind in {MAIN, ASIDE}), told[0])
        for clause in reversed(self.stack):
            other = clause.group
            if other is None:
                continue
            first, head = tags[other.first], tags[other.head]
            fits = (
                (tag == "VB" and (head == "VB" or first in {"MD", "VBP"} or other.infinitive))
                or (tag == "VBP" and (first in {"VBP", "VBZ"} or head == "VB"))
                or (tag == "VBP" and other.infinitive and not self.speaks(group))
                or (tag == "VBZ" and first in {"VBZ", "VBP", "VBD"})
                or (tag == "VBD" and first in {"VBD", "VBZ"})
                or (tag == "VBD" and head == "VBN")
                or (tag == "VBN" and (head == "VBN" or (first == "VBD" and self.sep == "C")))
                or (tag == "VBG" and head == "VBG")
                or (tag == "MD" and clause.kind in FINITE_KINDS)
            )
            if not fits or (self.speaks(group) and self._under_what(clause)):
                continue
            if nearest is None:
                nearest = clause
                alike = tag in {first, "MD"} or not group.finite
                if alike and (not group.finite or not self.speaks(group) or self.speaks(other)):
                    return nearest
            elif clause.kind in FINITE_KINDS and (self.speaks(other) or tag == first):
                return clause
        return nearest

    def _under_what(self, clause: _Open) -> bool:
        """Tell whether it is the "it called" of "condemned what it called an attack"."""
        parent = next((c for c in self.stack if c.number == clause.parent), clause)
        return any(
            c.marker is not None and self.phrase.lower[c.marker[0]] in self.words["free_relatives"]
            for c in (clause, parent)
        )

    def _reports(self, clause: _Open, group: VerbGroup) -> bool:
        """Tell whether a cue goes on after what was said: "said talks were on and urged calm"."""
        other = clause.group
        quoted = self.phrase.quoted
        return (
            other is not None
            and group.finite
            and self.phrase.tags[group.first] == self.phrase.tags[other.first]
            and quoted[group.head] == quoted[other.head]
            and self.speaks(group) > 0
            and self.speaks(other) == 2
        )

    def _coordinate(self, group: VerbGroup, target: _Open) -> None:
        self._pop_to(target, self.joint, including=True)
        self._open(
            _Open(target.kind, self._begin(group), None, target.parent, target.number, self.joint,
                  group)
        )  # fmt: skip

    def _bare(self, group: VerbGroup) -> None:
        """Place a participle, a gerund or a bare infinitive."""
        phrase = self.phrase
        tag = phrase.tags[group.first]
        top = self._top()
        begin = self._begin(group)
        if tag == "VB":
            if top.group is None and self.candidate is None:
                top.group = group
                return
            if top.group is None:
                top.group = group
                return
            if self.sep and (fitting := self._compatible(group)) is not None:
                self._coordinate(group, fitting)
                return
            new = _Open(INFINITIVE, begin, None, top.number, group=group, joint=self.joint)
            if self.candidate is not None:
                new.subject = (self.candidate.first, self.candidate.last)
            self._open(new)
            return
        if (
            top.group is None
            and top.subject is None
            and top.kind == MAIN
            and top.first >= begin - 1
        ):
            # a sentence or paragraph that starts with a participle: "Recalling its resolutions"
            top.group = group
            return
        if (
            self.sep
            and (fitting := self._compatible(group)) is not None
            and self._goes_on_with(group, fitting, tag)
        ):
            self._coordinate(group, fitting)
            return
        if tag == "VBG" and self.absolute is not None and self.absolute[1] == group.first:
            self._absolute(group, self.absolute)
            return
        if tag == "VBG" and self.after_preposition:
            self._open(_Open(GERUND, begin, None, top.number, group=group, joint=self.joint))
            return
        if tag == "VBG" and top.group is not None and top.group.last >= begin and not self.sep:
            self._open(_Open(GERUND, begin, None, top.number, group=group, joint=self.joint))
            return
        parent = top
        if self.sep == "," and (finite := self._finite()) is not None:
            parent = finite
            if self.speaks(group) == 2:
                parent = next(
                    (c for c in reversed(self.stack) if c.group and self.speaks(c.group) == 2),
                    finite,
                )
        new = _Open(
            PARTICIPLE, begin, None, parent.number, group=group, joint=self.joint,
            after_comma=self.sep == ",",
        )  # fmt: skip
        if self.candidate is not None and not self.sep:
            new.subject = (self.candidate.first, self.candidate.last)
            new.holder = self.candidate
        elif top.group is None and top.subject is not None and not self.sep:
            new.subject = top.subject
        if parent is not top and parent in self.stack:
            self._pop_to(parent, self.joint if self.joint >= 0 else begin)
        self._open(new)


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
