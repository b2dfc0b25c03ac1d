"""Growth: what four copies of a text cost beside one, in calls and in time.

The calls are the same on any machine, however busy it is. What a regular expression does inside
shows in the time alone, which may be far off; a cost that grows with the square takes 16 times.
"""

from __future__ import annotations

import cProfile
import gc
import time
from collections.abc import Callable

Work = Callable[[], object]

COPIES = 4
MOST_CALLS = 4.1
MOST_TIME = 9.0
_TRIES = 3
_LEAST_TIME = 0.006
"""Seconds below which a time says nothing."""
_LEAST_CALLS = 1_000
"""Calls that any work may make once, whatever the length."""


def calls(work: Work) -> int:
    """Count the calls of Python functions and of built-in ones."""
    profile = cProfile.Profile()
    profile.enable()
    try:
        work()
    finally:
        profile.disable()
    return sum(entry.callcount for entry in profile.getstats())


def seconds(work: Work) -> float:
    """Time some work; what else the machine does is no matter of ours."""
    start = time.thread_time()
    work()
    return time.thread_time() - start


def assert_linear(one: Work, four: Work) -> None:
    """Fail where the work on four copies costs more than four times that on one."""
    one()  # what is loaded or made once
    few, many = calls(one), calls(four)
    assert many <= MOST_CALLS * max(few, _LEAST_CALLS), f"{few} calls for one, {many} for four"
    ratio = 0.0
    alone: list[float] = []
    copied: list[float] = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(_TRIES):  # in turns; the best of each counts
            alone.append(seconds(one))
            copied.append(seconds(four))
            ratio = min(copied) / max(min(alone), _LEAST_TIME)
            if ratio < MOST_TIME:
                return
    finally:
        gc.enable()
    raise AssertionError(f"four copies took {ratio:.2f} times the time of one")
