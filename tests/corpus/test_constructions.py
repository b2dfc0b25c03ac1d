"""Every construction of the table gives exactly the acts that a careful reader wants."""

from __future__ import annotations

import pytest
from notation import Case, Expected, NotationError, all_cases, read_case, read_line

from diplostance import Parser

CASES = all_cases()


def _marked(case: Case) -> object:
    marks = [pytest.mark.xfail(reason=case.known, strict=True)] if case.known else []
    return pytest.param(case, id=case.name, marks=marks)


@pytest.mark.parametrize("case", [_marked(case) for case in CASES])
def test_a_construction_gives_its_acts(case: Case) -> None:
    missing, extra = read_case(case, Parser.for_language())
    report = [
        case.text,
        *(f"  missing  {line}" for line in missing),
        *(f"  unwanted {line}" for line in extra),
    ]
    assert (missing, extra) == ([], []), "\n".join(report)


def test_the_table_is_large_and_says_nothing_twice() -> None:
    assert len(CASES) >= 400
    texts = [(case.text, str(case.options)) for case in CASES]
    assert len(texts) == len(set(texts))


def test_every_content_stands_in_its_text() -> None:
    for case in CASES:
        for act in case.acts:
            for part in act.content.split(" ... "):
                assert part in case.text, (case.name, part)


def test_most_of_the_table_works() -> None:
    assert sum(case.known is None for case in CASES) > len(CASES) / 2


def test_every_kind_of_act_is_in_the_table() -> None:
    kinds = {act.kind for case in CASES for act in case.acts}
    assert kinds == {"demand", "evaluation", "commitment", "claim", "decision"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "CHN demand do > USA: release them",
            Expected(
                issuers=frozenset({"CHN"}),
                kind="demand",
                value="do",
                towards=frozenset({"USA"}),
                content="release them",
            ),
        ),
        (
            "FRA+DEU evaluation -1 not: the move: all of it",
            Expected(
                issuers=frozenset({"FRA", "DEU"}),
                kind="evaluation",
                value="-1",
                negated=True,
                towards=frozenset(),
                content="the move: all of it",
            ),
        ),
        (
            "UN demand > ?: respect it",
            Expected(issuers=frozenset({"UN"}), kind="demand", content="respect it"),
        ),
        (
            "UN commitment refuse > CHN+IND: go",
            Expected(
                issuers=frozenset({"UN"}),
                kind="commitment",
                value="refuse",
                towards=frozenset({"CHN", "IND"}),
                content="go",
            ),
        ),
    ],
)
def test_the_notation(line: str, expected: Expected) -> None:
    assert read_line(line) == expected


@pytest.mark.parametrize("line", ["", "CHN", "CHN demand", "CHN request: go", "demand: go"])
def test_a_line_out_of_the_notation_is_refused(line: str) -> None:
    with pytest.raises(NotationError):
        read_line(line)
