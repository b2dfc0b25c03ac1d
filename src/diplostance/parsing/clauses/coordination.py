"""Coordination: which clause a verb goes on with."""

from __future__ import annotations

from attrs import define

from diplostance.parsing.chunks import SAYS, VerbGroup
from diplostance.parsing.clauses.clause import (
    ADVERBIAL,
    ASIDE,
    FINITE_KINDS,
    GERUND,
    MAIN,
    PARTICIPLE,
    QUESTION,
    RELATIVE,
    THAT,
    ZERO,
)
from diplostance.parsing.clauses.nouns import Nouns
from diplostance.parsing.clauses.state import Open


@define
class Coordination(Nouns):
    """Finds the clause that another stands beside."""

    def _level(self, group: VerbGroup, finite: Open | None) -> Open:
        """Give the clause that a new one with its own subject stands beside."""
        if finite is None:
            return self.stack[0]
        if self.speaks(group) == SAYS and self.phrase.quoted[group.head] < 0:
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

    def _in_which(self, clause: Open) -> bool:
        """Tell whether "and" goes on what is told: "the raid in which two died and ten fled"."""
        return (
            clause.kind == RELATIVE
            and clause.marker is not None
            and clause.marker[0] > 0
            and self.phrase.tags[clause.marker[0] - 1] == "IN"
        )

    def _compatible(self, group: VerbGroup) -> Open | None:
        """Give the clause whose verb a verb without a subject is coordinated with."""
        tags = self.phrase.tags
        tag = tags[group.first]
        nearest: Open | None = None
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
                    return self._beyond_noun(group, nearest) or nearest
            elif self._bare_behind(tag, nearest) and (other.infinitive or first[:2] != "VB"):
                nearest = clause if other.infinitive else nearest
            elif self._bare_behind(tag, nearest) and first == "VBZ":
                return nearest  # "asks Kenya to spare no effort to save them, bring them home"
            elif clause.kind in FINITE_KINDS and (self.speaks(other) or tag == first):
                return clause
        return nearest

    def _beyond_noun(self, group: VerbGroup, clause: Open) -> Open | None:
        """Give the "condemn" of "condemn its plan to close the port and call on it to think".

        What goes on is the judgement, not the plan.
        """
        tags, lower = self.phrase.tags, self.phrase.lower
        if self.sep != "C" or clause.marker is None or not self.speaks(group):
            return None
        if lower[clause.marker[0] - 1] not in self.words["plan_nouns"]:
            return None
        for outer in reversed(self.stack):
            verb = outer.group
            if verb is None or outer.kind not in FINITE_KINDS:
                continue
            judges = tags[verb.first] == "VBP" and self.speaks(verb) > 0
            asks = lower[verb.head] in self.words["asking_verbs"]
            return outer if judges and not asks and clause.marker[0] > verb.last else None
        return None

    @staticmethod
    def _bare_behind(tag: str, clause: Open) -> bool:
        """Tell whether a plain form can go on an infinitive: no "he asks, bring"."""
        return tag == "VBP" and clause.group is not None and clause.group.infinitive

    def _under_what(self, clause: Open) -> bool:
        """Tell whether it is the "it called" of "condemned what it called an attack"."""
        parent = next((c for c in self.stack if c.number == clause.parent), clause)
        return any(
            c.marker is not None and self.phrase.lower[c.marker[0]] in self.words["free_relatives"]
            for c in (clause, parent)
        )

    def _reports(self, clause: Open, group: VerbGroup) -> bool:
        """Tell whether a cue goes on after what was said: "said talks were on and urged calm"."""
        other = clause.group
        quoted = self.phrase.quoted
        return (
            other is not None
            and group.finite
            and self.phrase.tags[group.first] == self.phrase.tags[other.first]
            and quoted[group.head] == quoted[other.head]
            and self.speaks(group) > 0
            and self.speaks(other) == SAYS
        )

    def _coordinate(self, group: VerbGroup, target: Open) -> None:
        self._pop_to(target, self.joint, including=True)
        self._open(
            Open(target.kind, self._begin(group), None, target.parent, target.number, self.joint,
                  group)
        )  # fmt: skip

    def _goes_on_with(self, group: VerbGroup, fitting: Open, tag: str) -> bool:
        """Tell whether a participle goes on a list of verbs, and does not start anew."""
        other = fitting.group
        if tag == "VBG" and self.sep == "," and other is not None:
            nonfinite = fitting.kind in {GERUND, PARTICIPLE}
            if nonfinite and self.speaks(group) == SAYS and not self.speaks(other):
                return False  # "ruled out sending troops, saying"
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

    def _told_behind(self) -> Open | None:
        """Give the "said" of "said if they leave, / peace will come"."""
        for clause in self.stack:
            group = clause.group
            if group is None or self.speaks(group) != SAYS:
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

    def _opens_sentence(self, clause: Open) -> bool:
        """Tell whether a clause is the opener of "Speaking in Cairo, the minister said"."""
        group = clause.group
        return (
            clause.kind == MAIN
            and clause.subject is None
            and clause.beside is None  # "was launched and fell in the sea, the army said"
            and group is not None
            and not group.finite
            and self.phrase.tags[group.first] in {"VBG", "VBN"}
        )
