"""Time grows with length: four copies of a text take at most 4.8 times the time of one."""

from __future__ import annotations

import gc
import time

import pytest

from diplostance import Parser

PARSER = Parser.for_language()
REPORT = (
    "China on Sunday voiced “grave concern” over the raid, demanded the men’s “immediate release,” "
    "and called for talks. The Kenyan foreign ministry said it would send aid, and urged both "
    "sides to cease fire, to open the port, and to free the crew. “We must act,” he said. "
)
MOST = 4.8

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
    "points": (".", 20_000),
    "points and spaces": (". ", 10_000),
    "capitals and points": ("A.", 8_000),
    "colons": ("A: ", 5_000),
    "lines with labels": ("QUESTION: Why?\nMR DALE: We condemn it.\n", 200),
    "empty lines": ("\n", 100_000),
    "spaces": (" ", 200_000),
    "dashes": ("— ", 10_000),
    "brackets": ("(", 12_000),
    "surrogates": ("\ud800", 12_000),
    "surrogates and spaces": ("\udfff ", 8_000),
    "nulls": ("\x00", 12_000),
    "zero-width spaces": ("\u200b", 12_000),
    "right-to-left marks": ("\u202eab\u202c ", 4_000),
    "one long word": ("a", 60_000),
    "one long number": ("1,", 30_000),
    "one long chain of hyphens": ("a-", 25_000),
    "one long chain of apostrophes": ("a'", 50_000),
    "handles": ("@a ", 8_000),
    "dates": ("on Sunday, 4 January 2026, ", 600),
    "titles": ("President Kemal Aydin of Turkey, ", 500),
    "verbatim sentences": ("“We condemn it. You must go.” ", 300),
    "an open quotation of sentences": ("“We condemn it. You must go. ", 300),
}


def seconds(text: str) -> float:
    start = time.thread_time()  # what else the machine does is no matter of ours
    PARSER.parse(text)
    return time.thread_time() - start


def growth(unit: str, count: int) -> tuple[float, float]:
    """Give the best times of one and of four copies, taken in turns."""
    one, four = unit * count, unit * (4 * count)
    gc.collect()
    gc.disable()
    try:
        pairs = [(seconds(one), seconds(four)) for _ in range(2)]
    finally:
        gc.enable()
    return min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_time_grows_with_length(shape: str) -> None:
    seconds(REPORT)
    unit, count = SHAPES[shape]
    ratio = 0.0
    for _ in range(5):
        one, four = growth(unit, count)
        ratio = four / max(one, 0.006)
        if ratio <= MOST:
            return
    pytest.fail(f"{shape}: four copies took {ratio:.2f} times the time of one")


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
