"""The work of parsing grows with the length of a text, and not faster."""

from __future__ import annotations

import pytest
from growth import COPIES, assert_linear

from diplostance import Parser

PARSER = Parser.for_language()
REPORT = (
    "China on Sunday voiced “grave concern” over the raid, demanded the men’s “immediate release,” "
    "and called for talks. The Kenyan foreign ministry said it would send aid, and urged both "
    "sides to cease fire, to open the port, and to free the crew. “We must act,” he said. "
)

SHAPES = {
    "a report on one line": (REPORT, 60),
    "a report in paragraphs": (REPORT + "\n", 60),
    "straight quotation marks": ('"', 12_000),
    "opening quotation marks": ("“", 12_000),
    "single quotation marks": ("' ", 10_000),
    "curly single quotation marks": ("‘a ’ ", 5_000),
    "quotation marks around words": ('"a" ', 6_000),
    "guillemets": ("« ", 10_000),
    "cue words": ("condemned urged called for said will ", 500),
    "nouns that are cues": ("concern over the call for ", 700),
    "and": ("and ", 6_000),
    "names and and": ("China and Kenya and ", 1_200),
    "names and commas": ("China, ", 3_000),
    "that": ("he said that ", 1_500),
    "which": ("which China condemned, ", 1_000),
    "to": ("to go ", 3_000),
    "if": ("if China must go ", 1_200),
    "points": (".", 80_000),
    "points and spaces": (". ", 10_000),
    "capitals and points": ("A.", 8_000),
    "colons": ("A: ", 5_000),
    "lines with labels": ("QUESTION: Why?\nMR DALE: We condemn it.\n", 200),
    "empty lines": ("\n", 200_000),
    "spaces": (" ", 400_000),
    "dashes": ("— ", 10_000),
    "brackets": ("(", 12_000),
    "surrogates": ("\ud800", 12_000),
    "surrogates and spaces": ("\udfff ", 8_000),
    "nulls": ("\x00", 12_000),
    "zero-width spaces": ("\u200b", 12_000),
    "right-to-left marks": ("\u202eab\u202c ", 4_000),
    "one long word": ("a", 240_000),
    "one long number": ("1,", 90_000),
    "one long chain of hyphens": ("a-", 75_000),
    "one long chain of apostrophes": ("a'", 50_000),
    "handles": ("@a ", 8_000),
    "dates": ("on Sunday, 4 January 2026, ", 600),
    "titles": ("President Kemal Aydin of Turkey, ", 500),
    "verbatim sentences": ("“We condemn it. You must go.” ", 300),
    "an open quotation of sentences": ("“We condemn it. You must go. ", 300),
}


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_work_grows_with_length(shape: str) -> None:
    unit, count = SHAPES[shape]
    one, four = unit * count, unit * (COPIES * count)
    PARSER.parse(REPORT)
    assert_linear(lambda: PARSER.parse(one), lambda: PARSER.parse(four))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("unit", "count"),
    [
        (REPORT, 1_000_000 // len(REPORT) + 1),
        ("x", 1_000_000),
        ('"', 100_000),
        ("\x00", 200_000),
    ],
    ids=["report", "one word", "quotation marks", "nulls"],
)
def test_a_megabyte_on_one_line_is_read(unit: str, count: int) -> None:
    text = unit * count
    assert PARSER.parse(text).text == text
