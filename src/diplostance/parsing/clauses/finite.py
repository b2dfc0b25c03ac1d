"""Finite verbs: each gets the subject before it, or goes on with another."""

from __future__ import annotations

from attrs import define

from diplostance.parsing.chunks import SAYS, VerbGroup, noun_phrase_end
from diplostance.parsing.clauses.clause import (
    ASIDE,
    FINITE_KINDS,
    MAIN,
    PARTICIPLE,
    RELATIVE,
    ZERO,
)
from diplostance.parsing.clauses.coordination import Coordination
from diplostance.parsing.clauses.state import Candidate, Open

_BETWEEN = frozenset({"RB", "RBR", "RBS", "DT", ","})
"""What may stand between a subject and its verb."""


@define
class FiniteVerbs(Coordination):
    """Places finite verbs."""

    def _finite_verb(self, group: VerbGroup) -> None:
        top, candidate = self._top(), self.candidate
        name = None if candidate is None else candidate.apposed_to
        if (
            candidate is not None
            and name is not None
            and (self.sep == "," and candidate.last == self.joint == group.first - 1)
        ):
            candidate = Candidate(name.first, group.first, name.joint, name.sep)
        elif self.sep or (candidate is not None and not self._adjacent(candidate, group)):
            candidate = None  # "the release of two men and urged": no subject of this verb
        quoted = self.phrase.quoted
        if top.group is None:
            if candidate is not None and candidate.sep == "" and top.subject is not None:
                # "the report (that) Iran published": a relative clause without its marker
                self._open(
                    Open(RELATIVE, candidate.first, None, top.number, group=group,
                          subject=(candidate.first, candidate.last))
                )  # fmt: skip
                return
            if top.subject is None and candidate is not None:
                top.subject = (candidate.first, candidate.last)
            top.group = group
            return
        if candidate is not None:
            holder = self._holder_of(top, candidate)
            if holder is not None:
                self._pop_to(top, self._begin(group), including=True)
            self._with_subject(group, holder or candidate)
            return
        outer = self._finite()
        if self.sep == "C" and top.kind == ASIDE and quoted[group.first] < 0:
            self._coordinate(group, top)  # "“It is over,” he told the Post, but warned that"
            return
        if (
            outer is not None
            and outer.group is not None
            and (quoted[group.first] < 0 <= quoted[self._start_of(outer)] or self._inverted(group))
        ):
            self._pop_to(self.stack[0], self._begin(group))
            joint = self.joint if self.joint >= 0 else group.first
            self._open(Open(ASIDE, group.first, None, None, joint=joint, group=group))
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
        self._open(Open(ZERO, self._begin(group), None, top.number, joint=self.joint, group=group))

    @staticmethod
    def _start_of(clause: Open) -> int:
        """Give where a clause starts: one whose verb alone is quoted is not a quotation."""
        if clause.subject is not None:
            return clause.subject[0]
        return clause.group.first if clause.group is not None else clause.first

    def _held(self) -> Open | None:
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

    def _holder_of(self, top: Open, candidate: Candidate) -> Candidate | None:
        """Give the "those" of ", and those who held the crew must": its verb follows an object."""
        holder, verb = top.holder, top.group
        if top.kind != RELATIVE or holder is None or verb is None or top.subject is not None:
            return None
        own = holder.sep == "C" and candidate.sep == "" and candidate.first >= verb.last
        words, lower = self.words, self.phrase.lower[verb.head]
        takes = (
            self.speaks(verb) == SAYS
            or lower in words["clause_verbs"]
            or lower in words["told_verbs"]
        )
        return holder if own and not takes else None

    def _adjacent(self, candidate: Candidate, group: VerbGroup) -> bool:
        tags = self.phrase.tags
        return all(tags[at] in _BETWEEN for at in range(candidate.last, group.first))

    def _inverted(self, group: VerbGroup) -> bool:
        """Tell whether the subject stands behind: "..., said Wang Yi"."""
        if self.sep != "," or self.speaks(group) != SAYS or group.first != group.head:
            return False
        size = len(self.phrase)
        return noun_phrase_end(self.phrase, group.last, size) > group.last and (
            not self._clause_ahead(group.last, size)
        )

    def _with_subject(self, group: VerbGroup, candidate: Candidate) -> None:
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
                Open(MAIN, candidate.first, None, None, top.beside, candidate.joint, group, subject)
            )
            return
        if pending is not None and candidate.sep in {"", "C"} and not enters:
            at = self._begin(group)
            if pending.subject is not None:  # "missiles fired at Sidon and Tyre / were hit"
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
                Open(ZERO, candidate.first, None, said.number, None, candidate.joint, group,
                      subject)
            )  # fmt: skip
            return
        self._beside(group, candidate, finite)

    def _below(self, group: VerbGroup, candidate: Candidate, top: Open) -> Open:
        """Make the clause that a noun phrase right behind another, or a verb, starts."""
        subject = (candidate.first, candidate.last)
        if candidate.outer is None:
            return Open(ZERO, candidate.first, None, top.number, group=group, subject=subject,
                         joint=candidate.joint)  # fmt: skip
        if self._tells_somebody(top):
            return Open(ZERO, candidate.first, None, top.number, group=group, subject=subject)
        return Open(RELATIVE, candidate.first, None, top.number, group=group, subject=subject,
                     holder=candidate.outer)  # fmt: skip

    def _beside(self, group: VerbGroup, candidate: Candidate, finite: Open | None) -> None:
        """Start a clause with a subject of its own beside another, behind a comma or "and"."""
        subject = (candidate.first, candidate.last)
        if candidate.sep == "C":
            target = self._level(group, finite)
            if finite is not None and self._in_which(finite) and not self.speaks(group):
                target = finite
        else:
            target = self.stack[0]
            if finite is not None and not self.speaks(group):
                target = self._level(group, finite)
        if candidate.sep == "," and self._opens_sentence(target):
            self._pop_to(target, candidate.joint, including=True)
            main = Open(MAIN, candidate.first, joint=candidate.joint, group=group, subject=subject)
            self._open(main)
            target.kind, target.parent = PARTICIPLE, main.number
            return
        kind = ASIDE if candidate.sep == "," and self.speaks(group) else target.kind
        parent = target.parent
        beside = target.number
        self._pop_to(target, candidate.joint, including=True)
        self._open(
            Open(kind, candidate.first, None, parent, beside, candidate.joint, group, subject)
        )

    def _tells_somebody(self, clause: Open) -> bool:
        """Tell whether its verb has a hearer, then what is said: "told the Post the raid was"."""
        group = clause.group
        return group is not None and self.phrase.lower[group.head] in self.words["told_verbs"]

    def _leave_quote(self, group: VerbGroup, candidate: Candidate) -> None:
        quoted = self.phrase.quoted
        within = self._top().group
        inside = quoted[within.head] if within is not None else -1
        outer: Open | None = None
        for clause in reversed(self.stack):
            if clause.group is not None and quoted[clause.group.head] != inside:
                outer = clause
                break
        joint = candidate.joint if candidate.joint >= 0 else candidate.first
        subject = (candidate.first, candidate.last)
        if outer is None:
            while self.stack:
                self._pop(joint)
            self._open(Open(ASIDE, candidate.first, None, None, None, joint, group, subject))
            return
        self._pop_to(outer, joint, including=True)
        kind = ASIDE if candidate.sep == "," and self.speaks(group) else outer.kind
        self._open(
            Open(kind, candidate.first, None, outer.parent, outer.number, joint, group, subject)
        )
