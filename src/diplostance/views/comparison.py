"""The text view of a comparison: two sides, matter by matter, with the words of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from diplostance.views._cells import isolated, safe, wrap

if TYPE_CHECKING:
    from diplostance.comparison import Comparison, Evidence, Row, Score, Stance

HEADS: Final = {
    "demands": "Demands",
    "evaluations": "Evaluations",
    "accusations": "Accusations",
    "commitments": "Commitments and decisions",
    "answers": "Demands answered",
    "denials": "Accusations answered",
    "norms": "Norms",
}
"""What the tables are called for people."""

WITHOUT_WAY: Final = frozenset({"accusations", "denials", "norms"})
"""Tables in which a side is not for or against something."""

PLAINLY_MATCHED: Final = frozenset({"issue", "norm", "the conduct"})
"""What brings two together as a rule, and need not be said."""

Line = tuple[int, str]
"""The indent in cells and the safe text of a paragraph."""


def render_comparison(comparison: Comparison, *, width: int = 88) -> str:
    """Show a comparison for people: each matter, how the two stand in it, and the words.

    Args:
        comparison: What to show.
        width: How many cells a line may take, at least 20.

    Returns:
        Lines that end with a line feed each.

    Raises:
        ValueError: When the width is too small.
    """
    return show_lines(_lines(comparison), width)


def show_lines(lines: Iterator[Line], width: int) -> str:
    """Break paragraphs into lines of at most so many cells.

    Raises:
        ValueError: When the width is under 20.
    """
    if width < 20:
        raise ValueError(f"width must be >= 20, got {width}")
    out: list[str] = []
    for indent, paragraph in lines:
        broken = wrap(paragraph, max(width - indent, 10)) or [""]
        out += [f"{' ' * indent}{isolated(line)}" if line else "" for line in broken]
    return "\n".join(out) + "\n"


def _lines(comparison: Comparison) -> Iterator[Line]:
    names = {"a": safe(comparison.a.name), "b": safe(comparison.b.name)}
    actors = comparison.names
    yield 0, f"{names['a']} and {names['b']}"
    yield 0, safe(f"issue key {comparison.issue_key}, scale {comparison.scale}")
    if comparison.reason:
        yield 0, safe(f"{missing_words(comparison, comparison.reason)}.")
    for event in comparison.events:
        label = actors.get(event.name, ", ".join(event.kinds))
        yield 0, safe(f"Both speak about the same event: {label} ({event.name})")
    for table, head in HEADS.items():
        rows = comparison.table(table)
        if not rows:
            continue
        yield 0, ""
        yield 0, head
        for row in rows:
            yield 2, _row_head(row, names, actors)
            yield from _side_lines(row, row.a, names["a"])
            yield from _side_lines(row, row.b, names["b"])
    yield 0, ""
    yield from _score_lines(comparison)


def missing_words(comparison: Comparison, reason: str) -> str:
    """Say which side has no acts; there is nothing to compare only where there are no rows."""
    if comparison.rows:
        return reason[:1].upper() + reason[1:]
    return f"Nothing to compare: {reason}"


def relation_words(row: Row, names: dict[str, str]) -> str:
    """Say in words how the two sides stand in a row; the names are shown as they are given."""
    match row.relation:
        case "only_a" | "only_b":
            return f"only {names[row.relation[-1]]}"
        case "parallel" | "contrary":
            return "each for itself, " + ("alike" if row.relation == "parallel" else "opposite")
        case "accepted" | "refused" | "mixed" if row.first:
            other = "b" if row.first == "a" else "a"
            what = {"accepted": "accepts", "refused": "refuses"}.get(
                row.relation, "answers both ways"
            )
            return f"{names[row.first]} demands, {names[other]} {what}"
        case "denied" | "rejected":
            other = "b" if row.first == "a" else "a"
            what = "denies" if row.relation == "denied" else "rejects it"
            return f"{names[row.first or 'a']} accuses, {names[other]} {what}"
        case _:
            return row.relation


def _row_head(row: Row, names: dict[str, str], actors: Mapping[str, str]) -> str:
    relation = relation_words(row, names)
    if row.absence is not None:
        relation += f" ({names['b' if row.b is None else 'a']}: {row.absence})"
    parts = [f"{relation}: {safe(row.about_in_words(actors))}"]
    for name, said in ((names["a"], row.norm_a), (names["b"], row.norm_b)):
        if said:
            parts.append(f"{name}: {safe(', '.join(said))}")
    if row.gap is not None:
        parts.append(f"gap {row.gap:+d}")
    if row.matched_by not in PLAINLY_MATCHED:
        parts.append(f"matched by {row.matched_by}")
    if row.doubt:
        parts.append(f"in doubt: {row.doubt}")
    return " | ".join(parts)


_WAYS: Final = {1: "for", 0: "neutral", -1: "against"}
_SIGNS: Final = {1: "positive", 0: "neutral", -1: "negative"}


def direction_words(table: str, stance: Stance) -> str:
    """Say which way a stance in a table goes: for or against, positive or negative."""
    if stance.direction is None:
        return "both ways"
    return (_SIGNS if table == "evaluations" else _WAYS)[stance.direction]


def _side_lines(row: Row, stance: Stance | None, name: str) -> Iterator[Line]:
    if stance is None:
        return
    way = f" ({direction_words(row.table, stance)})" if row.table not in WITHOUT_WAY else ""
    for one in stance.evidence:
        yield 4, f"{name}{way}: {evidence_words(one)}"
        for qualifier in one.qualifiers:
            yield 6, safe(qualifier)


def counted(number: int, name: str) -> str:
    """Say how many there are: "1 demand", "2 demands"."""
    return f"{number} {name}{'' if number == 1 else 's'}"


def evidence_words(one: Evidence) -> str:
    """Give an act's cue and words, with where they stand."""
    document = one.document
    cue = one.act.cue
    said = f"[{one.act.force or one.act.kind}]"
    if document is not None and document.text is not None and cue is not None:
        said = f"[{document.words(cue)}]"
    words = f" {one.words}" if one.words else ""
    return safe(f"{said}{words} ({one.reference})")


def direction_and_distance(score: Score) -> str:
    """Say what the score is made of: the direction alone, and how far the strengths are apart."""
    way = f"direction alone {score.direction or 0.0:+.2f}"
    if score.distance is None:
        return f"{way}, strengths not compared"
    return f"{way}, strengths {score.distance:.2f} apart (of 2)"


def _score_lines(comparison: Comparison) -> Iterator[Line]:
    score = comparison.score
    if score.value is None:
        yield 0, safe(f"Score: none, {score.reason}.")
    else:
        of = f"over {score.count} of {score.rows} matters"
        yield 0, f"Score: {score.value:+.2f} {of} (from -1, opposed, to 1, one)"
        yield 2, direction_and_distance(score)
    for part in score.parts:
        if part.value is not None:
            yield 2, f"{part.name}: {part.value:+.2f} of {part.count}, weight {part.weight:g}"
        elif part.one_sided:
            yield 2, f"{part.name}: none, {part.one_sided} one-sided"
