"""Rows of a comparison: what two sides say on one matter, each with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from attrs import evolve, field, frozen

from diplostance.comparison.evidence import Evidence
from diplostance.comparison.issues import Issue
from diplostance.comparison.position import Stance
from diplostance.model._fields import as_tuple, is_a, one_of, tuple_of

TABLES: Final = ("demands", "evaluations", "commitments", "answers", "denials", "norms")
"""What is compared."""

RELATIONS: Final = (
    "shared",
    "conflicting",
    "agreeing",
    "opposed",
    "mixed",
    "differing",
    "accepted",
    "refused",
    "denied",
    "rejected",
    "only_a",
    "only_b",
)
"""How two sides stand to each other in a row.

- ``shared``, ``conflicting``: demands or commitments in one direction, or in opposite ones.
- ``agreeing``, ``opposed``: evaluations of one sign or of opposite ones.
- ``mixed``: one side goes both ways, or one is neutral where the other is not.
- ``agreeing``, ``differing``: norms of which both say the same (violated, upheld, invoked), or not.
  To call a norm violated is to stand by it, so two that differ do not oppose each other.
- ``accepted``, ``refused``: a demand of one side, answered by what the other promises or decides.
- ``denied``, ``rejected``: an accusation of one side, denied or rejected by the other.
- ``only_a``, ``only_b``: one side has no part in it; ``absence`` says what that means.
"""

ABSENCES: Final = ("silent", "not reported")
"""What it means that a side has no part: silent, where all that it said is at hand in full;
otherwise it may have spoken, and nobody reports it here."""

_SWAPPED: Final = {"only_a": "only_b", "only_b": "only_a"}
_NEITHER: Final = frozenset({"mixed", "differing"})
_SIDES: Final = {"a": "b", "b": "a"}


@frozen(kw_only=True)
class Row:
    """One matter, with what each side says on it.

    Attributes:
        table: One of `TABLES`.
        relation: One of `RELATIONS`.
        issues: What it is about: several where one act of a side towards several actors meets one
            act of the other. Empty for norms.
        norm: The norm, for rows on norms.
        norm_a: What the first side says of it: ``violated``, ``upheld``, ``invoked``, or several.
        norm_b: What the second side says of it.
        a: The stance of the first side; None when it has no part.
        b: The stance of the second side.
        first: For answers and denials: which side demands or accuses, ``a`` or ``b``.
        gap: How many places of the scale the second side stands above the first; for evaluations
            the places are signed by the valence, so that opposite judgements are far apart.
        gap_reason: Why there is no gap.
        absence: What it means that one side has no part.
        matched_by: What brought the two together.
    """

    table: str = field(validator=one_of(TABLES))
    relation: str = field(validator=one_of(RELATIONS))
    issues: tuple[Issue, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Issue))
    norm: str | None = field(default=None, validator=is_a(str, optional=True))
    norm_a: tuple[str, ...] = field(default=(), converter=as_tuple, validator=tuple_of(str))
    norm_b: tuple[str, ...] = field(default=(), converter=as_tuple, validator=tuple_of(str))
    a: Stance | None = field(default=None, validator=is_a(Stance, optional=True))
    b: Stance | None = field(default=None, validator=is_a(Stance, optional=True))
    first: str | None = field(default=None, validator=is_a(str, optional=True))
    gap: int | None = field(default=None, validator=is_a(int, optional=True))
    gap_reason: str | None = field(default=None, validator=is_a(str, optional=True))
    absence: str | None = field(default=None, validator=is_a(str, optional=True))
    matched_by: str = field(default="issue", validator=is_a(str))

    @property
    def about(self) -> str:
        """What the row is about, in a few words."""
        return self.about_in_words()

    def about_in_words(self, names: Mapping[str, str] | None = None) -> str:
        """Say what the row is about; see `Issue.in_words`."""
        if self.norm is not None:
            return self.norm.replace("_", " ")
        return "; ".join(issue.in_words(names) for issue in self.issues)

    @property
    def evidence_a(self) -> tuple[Evidence, ...]:
        """The acts of the first side."""
        return () if self.a is None else self.a.evidence

    @property
    def evidence_b(self) -> tuple[Evidence, ...]:
        """The acts of the second side."""
        return () if self.b is None else self.b.evidence

    @property
    def agreement(self) -> float | None:
        """How far the two agree on it, from -1 to 1; None where one has no part or both are mixed.

        In one direction: 1 less the gap as a fraction of the axis. In opposite directions: minus
        the mean of both strengths, so that two mild words against each other weigh less than two
        strong ones. Where a strength is not known, the direction alone counts: 1 or -1.
        """
        if self.a is None or self.b is None or self.relation in _NEITHER:
            return None
        one, other = self.a.value, self.b.value
        together = self.relation in {"shared", "agreeing", "accepted"}
        if self.table in {"answers", "denials", "norms"} or one is None or other is None:
            return 1.0 if together else -1.0
        if together:
            return 1.0 - abs(one - other)
        return -(abs(one) + abs(other)) / 2

    def swapped(self) -> Row:
        """Give the row as it is with the sides in the other order."""
        return evolve(
            self,
            relation=_SWAPPED.get(self.relation, self.relation),
            norm_a=self.norm_b,
            norm_b=self.norm_a,
            a=self.b,
            b=self.a,
            first=None if self.first is None else _SIDES[self.first],
            gap=None if self.gap is None else -self.gap,
        )

    def to_dict(self) -> dict[str, Any]:
        """Give the row as plain data for JSON, with the words of its evidence."""
        return {
            "table": self.table,
            "relation": self.relation,
            "about": self.about,
            "issues": [issue_data(issue) for issue in self.issues],
            "norm": self.norm,
            "norm_a": list(self.norm_a),
            "norm_b": list(self.norm_b),
            "a": _stance(self.a),
            "b": _stance(self.b),
            "first": self.first,
            "gap": self.gap,
            "gap_reason": self.gap_reason,
            "absence": self.absence,
            "agreement": self.agreement,
            "matched_by": self.matched_by,
        }

    def to_row(self) -> dict[str, Any]:
        """Give the row flat, for a data frame or a spreadsheet."""
        return {
            "table": self.table,
            "relation": self.relation,
            "about": self.about,
            "evidence_a": _references(self.evidence_a),
            "words_a": _words(self.evidence_a),
            "value_a": self.a and self.a.value,
            "evidence_b": _references(self.evidence_b),
            "words_b": _words(self.evidence_b),
            "value_b": self.b and self.b.value,
            "gap": self.gap,
            "absence": self.absence,
            "agreement": self.agreement,
            "matched_by": self.matched_by,
        }


def issue_data(issue: Issue) -> dict[str, Any]:
    """Give an issue as plain data."""
    return {
        "topic": issue.topic,
        "action": issue.action,
        "target": issue.target,
        "objects": list(issue.objects),
        "event": issue.event,
        "wording": issue.wording,
        "concept": issue.concept,
    }


def evidence_data(one: Evidence) -> dict[str, Any]:
    """Give evidence as plain data: where it stands, and its words."""
    return {
        "document": one.reference.document,
        "statement": one.reference.statement,
        "act": one.reference.act,
        "kind": one.act.kind,
        "force": one.act.force,
        "words": one.words,
    }


def _stance(stance: Stance | None) -> dict[str, Any] | None:
    if stance is None:
        return None
    rank = stance.rank
    return {
        "direction": stance.direction,
        "value": stance.value,
        "rank": None if rank is None else rank.value,
        "highest": None if rank is None else rank.highest,
        "axis": None if rank is None else rank.axis,
        "reason": stance.reason,
        "evidence": [evidence_data(one) for one in stance.evidence],
    }


def _references(evidence: tuple[Evidence, ...]) -> str:
    return "; ".join(str(one.reference) for one in evidence)


def _words(evidence: tuple[Evidence, ...]) -> str | None:
    words = [one.words for one in evidence if one.words is not None]
    return "; ".join(words) if words or not evidence else None
