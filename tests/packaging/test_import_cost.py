"""Importing the library is cheap, and loads nothing that is not needed yet."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

ROUNDS = 5
CORE = "import attrs, cattrs, dateutil"
TIMED = """
import json, time
start = time.process_time()
{core}
middle = time.process_time()
{before}
begin = time.process_time()
{what}
print(json.dumps([middle - start, time.process_time() - begin]))
"""
COUNTED = """
import cProfile, json
{before}
profile = cProfile.Profile()
profile.enable()
{what}
profile.disable()
print(json.dumps(sum(entry.callcount for entry in profile.getstats())))
"""
LOADING = ("Parser.for_language('en')", "from diplostance import Parser")


def run(code: str) -> Any:
    """Run code in a fresh interpreter that no coverage slows down, and give what it prints."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("COVERAGE")}
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, env=env
    )
    return json.loads(done.stdout)


def times_the_core(what: str, before: str, most: float) -> float:
    """Give how many times as long as importing the core a statement takes.

    Both are timed in one run, and each is the best of several: of more where they are too many.
    """
    code = TIMED.format(core=CORE, before=before, what=what)
    run(code)  # writes the byte code, if it is not there
    core = ours = float("inf")
    for number in range(1, 3 * ROUNDS + 1):
        took = run(code)
        core, ours = min(core, took[0]), min(ours, took[1])
        if number >= ROUNDS and ours <= most * core:
            break
    return ours / core


def test_importing_costs_little_more_than_the_core_dependencies() -> None:
    assert times_the_core("import diplostance", "", 1.5) <= 1.5  # behind the core


def test_importing_reads_no_data() -> None:
    opened = run(
        """
import json, os, sys
opened = []
def note(event, args):
    if event == "open" and isinstance(args[0], (str, bytes)):
        opened.append(os.fsdecode(args[0]))
sys.addaudithook(note)
import diplostance
print(json.dumps(opened))
"""
    )
    assert any("diplostance" in name for name in opened), "the hook saw nothing"
    data = [name for name in opened if not name.endswith((".py", ".pyc", ".so", ".pyd"))]
    # "<directory>/__pycache__/x.pyc.1234" is byte code on its way to the disk.
    assert [name for name in data if "__pycache__" not in name] == []


def test_importing_loads_no_heavy_library() -> None:
    loaded = set(run("import json, sys, diplostance; print(json.dumps(sorted(sys.modules)))"))
    heavy = {"pandas", "numpy", "hypothesis", "rich", "argparse", "jsonschema", "unittest", "email"}
    assert loaded & heavy == set()
    assert "diplostance.strategies" not in loaded
    assert "diplostance.cli" not in loaded


@pytest.mark.parametrize("first", ["hypothesis", "diplostance.strategies"])
def test_the_strategies_can_be_imported_before_and_after_hypothesis(first: str) -> None:
    # Hypothesis calls the library's entry point while it is being imported itself.
    code = f"import {first}; import diplostance.strategies as s; print(len(s.__all__))"
    assert run(code) > 10


def test_the_default_parser_loads_fast() -> None:
    what, before = LOADING
    assert times_the_core(what, before, 16) <= 16


def test_the_default_parser_loads_with_few_calls() -> None:
    what, before = LOADING
    assert run(COUNTED.format(what=what, before=before)) <= 2_500_000


def test_the_command_answers_fast() -> None:
    assert times_the_core("import diplostance.cli", "", 2.5) <= 2.5  # behind the core
