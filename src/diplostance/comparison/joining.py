"""What the tables of a comparison share: two sides, and how two stances make a row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import evolve, field, frozen

from diplostance.comparison.evidence import Evidence
from diplostance.comparison.issues import Issue
from diplostance.comparison.position import Stance, Survey
from diplostance.comparison.rows import TABLES, Row
from diplostance.scales import Scale

SPEAKS_OTHERWISE: Final = "speaks otherwise"
"""What it means that a side has no part here, but in another table."""

ONE_SIDED: Final = frozenset({"only_a", "only_b"})
"""The relations of which one side has no part."""


@frozen(kw_only=True)
class Sides:
    """Two sides with what is needed to compare them.

    Attributes:
        a: The acts of the first side.
        b: The acts of the second.
        survey: The issues that they are on.
        scale: What ranks them.
        said_a: All that the first side said, also what was narrowed away.
        said_b: The same for the second.
        absence_a: What it means that the first side has no part in something.
        absence_b: The same for the second.
        spoken_a: The issues that the first side has any part in, each as `loosely` gives it.
        spoken_b: The same for the second.
        speak_a: The principals of the issuers of the first side, in acts that do not stand on both.
        speak_b: Those of the second.
    """

    a: tuple[Evidence, ...]
    b: tuple[Evidence, ...]
    survey: Survey
    scale: Scale
    said_a: tuple[Evidence, ...]
    said_b: tuple[Evidence, ...]
    absence_a: str = field(default="not reported")
    absence_b: str = field(default="not reported")
    spoken_a: frozenset[Issue] = field(init=False)
    spoken_b: frozenset[Issue] = field(init=False)
    speak_a: frozenset[str] = field(init=False)
    speak_b: frozenset[str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        both = {*self.a} & {*self.b}
        found = {
            "spoken_a": self._issues(self.said_a),
            "spoken_b": self._issues(self.said_b),
            "speak_a": frozenset(
                actor for one in self.a if one not in both for actor in self.speaking(one)
            ),
            "speak_b": frozenset(
                actor for one in self.b if one not in both for actor in self.speaking(one)
            ),
        }
        for name, value in found.items():
            object.__setattr__(self, name, value)

    def _issues(self, evidence: Iterable[Evidence]) -> frozenset[Issue]:
        return frozenset(loosely(issue) for one in evidence for issue, _ in self.survey.on(one))

    def speaking(self, one: Evidence) -> frozenset[str]:
        """Give the principals of the issuers of an act."""
        return self.survey.matching.principals(one.issuers)


def speaking_in(stance: Stance, survey: Survey) -> set[str]:
    """Give the principals of the issuers of a stance."""
    return {who for one in stance.evidence for who in survey.matching.principals(one.issuers)}


def loosely(issue: Issue) -> Issue:
    """Give an issue of conduct without towards whom and in what event.

    Who speaks of it so is not silent on it.
    """
    return evolve(issue, objects=(), event=None) if issue.topic == "conduct" else issue


def ordered(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Put rows in the order of their tables and of what they are about, whichever side is first."""
    return tuple(sorted(rows, key=_place))


def _place(row: Row) -> tuple[object, ...]:
    evidence = sorted(one.reference.sort_key for one in (*row.evidence_a, *row.evidence_b))
    issues = tuple(issue.sort_key for issue in row.issues)
    return (TABLES.index(row.table), row.norm or "", issues, row.relation in ONE_SIDED, evidence)


def relation_of(a: Stance | None, b: Stance | None, names: tuple[str, str]) -> str:
    """Give the first of two names for stances in one direction, the second for opposite ones."""
    if a is None or b is None:
        return "only_a" if b is None else "only_b"
    if a.direction is None or b.direction is None:
        return "mixed"
    if a.direction == b.direction:
        return names[0]
    return names[1] if a.direction * b.direction < 0 else "mixed"


def absence_in(
    sides: Sides, a: Stance | None, b: Stance | None, issues: Iterable[Issue] = ()
) -> str | None:
    """Say what it means that one side has no part; None where both have.

    Args:
        sides: The sides.
        a: The part of the first side.
        b: The part of the second side.
        issues: What it is about: who has a part in it in another table is not silent on it.
    """
    if a is not None and b is not None:
        return None
    spoken = sides.spoken_a if a is None else sides.spoken_b
    if any(loosely(issue) in spoken for issue in issues):
        return SPEAKS_OTHERWISE
    return sides.absence_a if a is None else sides.absence_b


def gap_between(
    a: Stance | None, b: Stance | None, *, signed: bool
) -> tuple[int | None, str | None]:
    """Give how many places b stands above a, or why that is not defined."""
    if a is None or b is None:
        return None, "one side has no part"
    if a.direction is None or b.direction is None:
        return None, "one side goes both ways"
    reasons = [one.reason or "a side has no strength" for one in (a, b) if one.rank is None]
    if a.rank is None or b.rank is None:
        return None, min(reasons)  # whichever side is first
    if (a.rank.scale, a.rank.axis, a.rank.highest) != (b.rank.scale, b.rank.axis, b.rank.highest):
        return None, "the strengths are on different axes"
    if signed:
        return b.direction * b.rank.value - a.direction * a.rank.value, None
    if a.direction != b.direction:
        return None, "they ask for opposite things"
    return b.rank.value - a.rank.value, None


def _with_issues(row: Row, further: Row) -> Row:
    """Give a row with the issues of a further one on the same acts."""
    otherwise = SPEAKS_OTHERWISE in {row.absence, further.absence}
    return evolve(
        row,
        issues=row.issues + further.issues,
        absence=SPEAKS_OTHERWISE if otherwise else row.absence,
    )


def together(rows: Iterable[Row]) -> list[Row]:
    """Make one row of those that rest on the same acts: a demand on two is one demand."""
    found: dict[tuple[object, ...], Row] = {}
    for row in rows:
        key = (row.relation, row.evidence_a, row.evidence_b)
        found[key] = row if key not in found else _with_issues(found[key], row)
    return list(found.values())
