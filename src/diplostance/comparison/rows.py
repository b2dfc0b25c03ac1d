"""Rows of a comparison: what two sides say on one matter, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from attrs import evolve, field, frozen

from diplostance.comparison.evidence import Evidence, references
from diplostance.comparison.issues import Issue
from diplostance.comparison.position import Stance
from diplostance.model._fields import as_tuple, is_a, one_of, tuple_of

TABLES: Final = (
    "demands",
    "evaluations",
    "accusations",
    "commitments",
    "answers",
    "denials",
    "norms",
)
"""What is compared."""

RELATIONS: Final = (
    "shared",
    "conflicting",
    "agreeing",
    "opposed",
    "mixed",
    "parallel",
    "contrary",
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
- ``agreeing``, ``opposed``: evaluations of one sign or of opposite ones. Accusations that both make
  are ``agreeing``.
- ``mixed``: one side goes both ways, or one is neutral where the other is not.
- ``parallel``, ``contrary``: each promises, refuses or decides for itself, in one direction or in
  opposite ones. That both refuse to withdraw is no agreement, so these rows do not count.
- ``agreeing``, ``differing``: norms of which both say the same (upheld, invoked, violated by the
  same), or not. To call a norm violated is to stand by it, so two that differ do not oppose each
  other; where each says that the other violated it, they are ``opposed``.
- ``accepted``, ``refused``: a demand of one side, answered by what the other promises or decides.
- ``denied``, ``rejected``: an accusation of one side, denied or rejected by the other.
- ``only_a``, ``only_b``: one side has no part in it; ``absence`` says what that means.
"""

ABSENCES: Final = ("silent", "not reported", "speaks otherwise")
"""What it means that a side has no part: silent, where all that it said is at hand in full;
otherwise it may have spoken, and nobody reports it here. ``speaks otherwise``: it has a part in
the same issue in another table, as one has who refuses what is demanded."""

_SWAPPED: Final = {"only_a": "only_b", "only_b": "only_a"}
_NEITHER: Final = frozenset({"mixed", "differing", "parallel", "contrary"})
_SIDES: Final = {"a": "b", "b": "a"}


@frozen(kw_only=True)
class Row:
    """One matter, with what each side says on it.

    Attributes:
        table: One of ``TABLES``.
        relation: One of ``RELATIONS``.
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
        doubt: Why they may not speak of one matter after all; such a row does not count in the
            score.
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
    doubt: str | None = field(default=None, validator=is_a(str, optional=True))

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
    def same_direction(self) -> bool | None:
        """Whether the two go in one direction on it.

        None where one has no part, where they are mixed or each speaks for itself, and where there
        is a doubt: such a row does not count in the score.
        """
        if self.a is None or self.b is None or self.relation in _NEITHER or self.doubt:
            return None
        return self.relation in {"shared", "agreeing", "accepted"}

    @property
    def distance(self) -> float | None:
        """How far apart the values of the two are, from 0 to 2: 2 for the strongest words against.

        None where the row does not count, where a strength is not known, and where the two do
        different things: a demand and its answer, an accusation and its denial, norms.
        """
        if self.a is None or self.b is None or self.same_direction is None:
            return None
        one, other = self.a.value, self.b.value
        if one is None or other is None or self.table in {"answers", "denials", "norms"}:
            return None
        return abs(one - other)

    @property
    def agreement(self) -> float | None:
        """How far the two agree on it, from -1 to 1; None where the row does not count.

        In one direction: 1 less the distance. In opposite directions: from -0.5 to -1, the further
        apart the lower. Where there is no distance, the direction alone counts: 1 or -1.
        """
        together, distance = self.same_direction, self.distance
        if together is None:
            return None
        if distance is None:
            return 1.0 if together else -1.0
        return 1.0 - distance if together else -(1 + distance / 2) / 2

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

    def to_dict(self, names: Mapping[str, str] | None = None) -> dict[str, Any]:
        """Give the row as plain data for JSON, with the words of its evidence.

        Args:
            names: Names of actors and events by id, to say what it is about.
        """
        return {
            "table": self.table,
            "relation": self.relation,
            "about": self.about_in_words(names),
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
            "same_direction": self.same_direction,
            "distance": self.distance,
            "agreement": self.agreement,
            "matched_by": self.matched_by,
            "doubt": self.doubt,
        }

    def to_row(self, names: Mapping[str, str] | None = None) -> dict[str, Any]:
        """Give the row flat, for a data frame or a spreadsheet.

        Args:
            names: Names of actors and events by id, to say what it is about.
        """
        return {
            "table": self.table,
            "relation": self.relation,
            "about": self.about_in_words(names),
            "action": _same(issue.action for issue in self.issues),
            "target": _same(issue.target for issue in self.issues),
            "event": _same(issue.event for issue in self.issues),
            "norm": self.norm,
            "first": self.first,
            **_flat("a", self.a, self.norm_a),
            **_flat("b", self.b, self.norm_b),
            "gap": self.gap,
            "gap_reason": self.gap_reason,
            "absence": self.absence,
            "same_direction": self.same_direction,
            "distance": self.distance,
            "agreement": self.agreement,
            "matched_by": self.matched_by,
            "doubt": self.doubt,
        }


def _same(values: Iterable[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(value for value in values if value is not None)) or None


def _flat(side: str, stance: Stance | None, norm: tuple[str, ...]) -> dict[str, Any]:
    """Give the part of a side as columns."""
    evidence = () if stance is None else stance.evidence
    days = [one.day for one in evidence if one.day is not None]
    return {
        f"direction_{side}": stance and stance.direction,
        f"value_{side}": stance and stance.value,
        f"evidence_{side}": references(evidence),
        f"words_{side}": _words(evidence),
        f"first_day_{side}": min(days).isoformat() if days else None,
        f"last_day_{side}": max(days).isoformat() if days else None,
        f"qualifiers_{side}": "; ".join(stance.qualifiers) if stance else None,
        f"says_{side}": "; ".join(norm) or None,
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
        "qualifiers": list(stance.qualifiers),
        "evidence": [evidence_data(one) for one in stance.evidence],
    }


def _words(evidence: tuple[Evidence, ...]) -> str | None:
    words = [one.words for one in evidence if one.words is not None]
    return "; ".join(words) if words or not evidence else None
