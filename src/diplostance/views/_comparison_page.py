"""The page of a comparison: matter by matter, two columns with the evidence of each side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from diplostance.views._evidence_parts import evidence_list, stance_line
from diplostance.views._markup import Html, element, join, outside, words
from diplostance.views._parts import facts
from diplostance.views.comparison import (
    HEADS,
    PLAINLY_MATCHED,
    WITHOUT_WAY,
    counted,
    direction_and_distance,
    direction_words,
    missing_words,
    relation_words,
)

if TYPE_CHECKING:
    from diplostance.comparison import Comparison, Row, Score, Stance

_NOTHING: Final = {
    "silent": "Silent.",
    "not reported": "Not reported.",
    "speaks otherwise": "Speaks of it otherwise, see below.",
}
_TONES: Final = {
    "shared": "together",
    "agreeing": "together",
    "accepted": "together",
    "conflicting": "apart",
    "opposed": "apart",
    "refused": "apart",
    "denied": "apart",
    "rejected": "apart",
}
"""The colour of a relation; its name stands beside it, so that nothing hangs on the colour."""


def comparison_body(comparison: Comparison, level: int) -> Iterator[Html]:
    """Give the head and the main part of the page.

    Args:
        comparison: What to show.
        level: Level of the first heading.
    """
    whole = level == 1
    names = {"a": comparison.a.name, "b": comparison.b.name}
    title = join([outside(names["a"], 300), outside(names["b"], 300)], " and ")
    yield element(
        "header" if whole else "div",
        element(f"h{level}", title),
        facts(
            [
                ("Agreement", _score(comparison.score)),
                ("Same issue", outside(comparison.issue_key)),
                ("Scale", outside(comparison.scale)),
                *(_acts(comparison)),
            ]
        ),
        *_notes(comparison),
        class_="head",
    )
    actors = comparison.names
    sections = [
        element(
            "section",
            element(f"h{level + 1}", words(head)),
            *(_row(row, names, actors, level + 2) for row in comparison.table(table)),
            class_="table",
        )
        for table, head in HEADS.items()
        if comparison.table(table)
    ]
    if comparison.rows:
        sections.append(_parts_of(comparison.score, level + 1))
    yield element("main" if whole else "div", *sections, class_="matters")


def _acts(comparison: Comparison) -> Iterator[tuple[str, Html]]:
    for side in (comparison.a, comparison.b):
        kind = "whole statements" if side.whole else "as reported"
        yield side.name[:80] or "-", words(f"{counted(len(side.evidence), 'act')}, {kind}")


def _notes(comparison: Comparison) -> Iterator[Html]:
    if comparison.reason:
        told = missing_words(comparison, comparison.reason)
        yield element("p", outside(told, 300), words("."))
    for event in comparison.events:
        label = str(comparison.labels.get(event.name, ", ".join(event.kinds)))
        about = [words("Both speak about the same event: "), outside(label, 300), words(" ")]
        yield element("p", *about, outside(event.name, class_="id"))


def _score(score: Score) -> Html:
    if score.value is None:
        return join([words("none: "), outside(score.reason or "not defined", 300)])
    value = f"{score.value:+.2f}, from -1 (opposed) to 1 (one)"
    apart = direction_and_distance(score)
    told = f"{value}; {apart}; over {score.count} of {score.rows} matters"
    return words(told.replace("-", "\u2212"))


def _row(row: Row, names: dict[str, str], actors: Mapping[str, str], level: int) -> Html:
    relation = outside(relation_words(row, names), 300, class_="relation")
    about = outside(row.about_in_words(actors), 300, class_="matter")
    notes = [f"gap {row.gap:+d} places"] if row.gap is not None else []
    notes += [f"matched by {row.matched_by}"] if row.matched_by not in PLAINLY_MATCHED else []
    notes += [f"in doubt: {row.doubt}"] if row.doubt else []
    head = element(f"h{level}", about, words(" "), relation)
    noted = [element("p", outside(", ".join(notes), 300), class_="about")] if notes else []
    sides = [
        _side(row, stance, said, names[key], level + 1)
        for key, stance, said in (("a", row.a, row.norm_a), ("b", row.b, row.norm_b))
    ]
    tone = _TONES.get(row.relation, "neither")
    return element(
        "article", head, *noted, element("div", *sides, class_="sides"), class_=f"row {tone}"
    )


def _side(row: Row, stance: Stance | None, said: tuple[str, ...], name: str, level: int) -> Html:
    head = element(f"h{level}", outside(name))
    if stance is None:
        nothing = _NOTHING.get(row.absence or "", "—")
        return element("div", head, element("p", words(nothing), class_="quiet"), class_="side")
    way = None if row.table in WITHOUT_WAY else direction_words(row.table, stance)
    line = stance_line(way, stance)
    norm = [element("p", outside(", ".join(said)), class_="stance")] if said else []
    return element("div", head, line, *norm, *evidence_list(stance.evidence), class_="side")


def _parts_of(score: Score, level: int) -> Html:
    """Show the parts of the score as a table."""
    heads = ("Part", "Agreement", "Direction", "Distance", "Matters", "One-sided", "Weight")
    rows = [
        element(
            "tr",
            element("th", words(HEADS[part.name]), scope="row"),
            element("td", words("none" if part.value is None else f"{part.value:+.2f}")),
            element("td", words("" if part.direction is None else f"{part.direction:+.2f}")),
            element("td", words("" if part.distance is None else f"{part.distance:.2f}")),
            element("td", words(str(part.count))),
            element("td", words(str(part.one_sided))),
            element("td", words(f"{part.weight:g}")),
        )
        for part in score.parts
    ]
    table = element(
        "table",
        element("caption", words("How the agreement comes about"), class_="quiet"),
        element("thead", element("tr", *(element("th", words(h), scope="col") for h in heads))),
        element("tbody", *rows),
    )
    return element("section", element(f"h{level}", words("Agreement")), table, class_="table")
