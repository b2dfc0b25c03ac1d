"""Infinitives, participles and gerunds: what they hang on, and whose they are."""

from __future__ import annotations

from attrs import define

from diplostance.parsing.chunks import SAYS, VerbGroup
from diplostance.parsing.clauses.clause import (
    ASIDE,
    GERUND,
    INFINITIVE,
    MAIN,
    PARTICIPLE,
    RELATIVE,
)
from diplostance.parsing.clauses.finite import FiniteVerbs
from diplostance.parsing.clauses.state import Open

_ASKED_NEAR = 4
"""How many words "on all those" before "who" has at most."""


@define
class OtherVerbs(FiniteVerbs):
    """Places verbs that are not finite."""

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
            parent = self._governor(mark).number
        new = Open(INFINITIVE, mark + 1, marker, parent, beside, joint, group)
        if self.candidate is not None and beside is None and not self.sep:
            new.subject = (self.candidate.first, self.candidate.last)
        self._open(new)

    def _governor(self, mark: int) -> Open:
        """Give what an infinitive hangs on: in "urged all those involved to stop" the urging.

        And in "ordered the troops based in Mali to leave" the order.
        """
        top, phrase = self._top(), self.phrase
        if self._asked_who(top, mark):
            self._pop(mark)
            return self._top()
        if top.kind != PARTICIPLE or top.group is None or top.after_comma or len(self.stack) < 2:
            return top
        lower, asking = phrase.lower, self.stack[-2].group
        trailing = lower[top.group.head] in self.words["trailing_participles"]
        placed = (
            asking is not None
            and phrase.tags[top.group.head] == "VBN"
            and lower[asking.head] in self.words["asking_verbs"]
            and top.subject is not None
            and asking.last <= top.subject[0] <= asking.last + 1
            and phrase.tags[top.group.last] in {"IN", "RP"}
        )
        if (trailing and top.group.last == mark) or placed:
            self._pop(mark)
        return self._top()

    def _asked_who(self, clause: Open, mark: int) -> bool:
        """Tell whether a relative clause only says who is asked: "urged those who rule to talk"."""
        group, marker = clause.group, clause.marker
        if clause.kind != RELATIVE or group is None or marker is None or len(self.stack) < 2:
            return False
        lower, asking = self.phrase.lower, self.stack[-2].group
        verbs = self.words["asking_verbs"]
        if asking is None or lower[asking.head] not in verbs or lower[group.head] in verbs:
            return False
        near = 0 < marker[0] - asking.last <= _ASKED_NEAR
        return near and mark > group.last

    def _lists(self, mark: int) -> bool:
        """Tell whether a "to" behind a comma goes on a list: there is an "and to" ahead."""
        if self.sep == "C":
            return True
        tags = self.phrase.tags
        return any(
            tags[at] == "TO" and tags[at - 1] in {"CC", ",", "RB"}
            for at in range(mark + 1, min(len(tags), mark + 60))
        )

    def _earlier_infinitive(self) -> Open | None:
        """Behind a comma and "and" the outermost infinitive goes on, else the innermost."""
        outer = self.sep == "C" and self.phrase.lower[self.joint] == ","
        for clause in self.stack if outer else reversed(self.stack):
            if clause.kind == INFINITIVE and clause.group is not None:
                return clause
        return None

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
            new = Open(INFINITIVE, begin, None, top.number, group=group, joint=self.joint)
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
            self._open(Open(GERUND, begin, None, top.number, group=group, joint=self.joint))
            return
        if tag == "VBG" and top.group is not None and top.group.last >= begin and not self.sep:
            self._open(Open(GERUND, begin, None, top.number, group=group, joint=self.joint))
            return
        parent = top
        if self.sep == "," and (finite := self._finite()) is not None:
            parent = finite
            if self.speaks(group) == SAYS:
                parent = next(
                    (c for c in reversed(self.stack) if c.group and self.speaks(c.group) == SAYS),
                    finite,
                )
        new = Open(
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

    def _absolute(self, group: VerbGroup, subject: tuple[int, int]) -> None:
        """Read "with France urging calm", a participle with a subject of its own."""
        mark = subject[0] - 1
        joint, parent = mark, self._top()
        outer = self._finite()
        if mark and self.phrase.lower[mark - 1] == "," and outer is not None:
            joint, parent = mark - 1, outer
            self._pop_to(outer, joint)
        new = Open(PARTICIPLE, self._begin(group), None, parent.number, joint=joint)
        new.group, new.subject = group, subject
        self._open(new)
