"""The measure of growth itself: what is linear passes, what is not does not."""

from __future__ import annotations

import re

import pytest
from growth import assert_linear, calls


def test_calls_are_counted_and_are_the_same_each_time() -> None:
    def work() -> None:
        for number in range(100):
            abs(number)

    assert calls(work) == calls(work) >= 100


def walk(size: int, text: str) -> None:
    for _ in range(size):
        text.startswith("a")


def test_linear_work_passes() -> None:
    text = "a" * 100
    assert_linear(lambda: walk(2_000, text), lambda: walk(8_000, text))


def test_work_that_grows_with_the_square_fails_by_its_calls() -> None:
    with pytest.raises(AssertionError, match="calls for one"):
        assert_linear(lambda: walk(100**2, "a"), lambda: walk(400**2, "a"))


def test_a_regular_expression_that_grows_with_the_square_fails_by_its_time() -> None:
    slow = re.compile(r"a*b")
    with pytest.raises(AssertionError, match="the time of one"):
        assert_linear(lambda: slow.search("a" * 4_000), lambda: slow.search("a" * 16_000))
