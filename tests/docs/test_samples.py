"""Every sample of the README and of the documentation runs, and gives what the page says."""

from __future__ import annotations

import doctest
import json
import re
import shlex
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from diplostance.cli import main

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), ROOT / "CHANGELOG.md"])
FENCE = re.compile(r"^(?P<fence>`{3,}|:{3,})(?P<info>[^\n`]*)$")
# Blocks of these kinds are prose, or are run elsewhere (README's own commands, by CI).
SILENT = {"text", "sh", "{eval-rst}", "{toctree}", "mermaid", ""}
OPTIONS = doctest.ELLIPSIS | doctest.REPORT_NDIFF | doctest.FAIL_FAST


@frozen
class Block:
    """A fenced block of a page."""

    kind: str
    text: str
    line: int


def blocks(page: str) -> Iterator[Block]:
    """Give the fenced blocks of a page; ``line`` is that of the first line inside."""
    fence, kind, start = "", "", 0
    inside: list[str] = []
    for number, line in enumerate(page.splitlines(), 1):
        match = FENCE.match(line)
        if not fence and match:
            fence, kind = match["fence"], match["info"].strip().split(" ")[0]
            start, inside = number + 1, []
        elif fence and line.rstrip() == fence:
            yield Block(kind, "\n".join(inside) + "\n", start)
            fence = ""
        elif fence:
            inside.append(line)
    assert not fence, f"a fence is never closed: {kind} at line {start - 1}"


def run_python(block: Block, page: Path, names: dict[str, Any]) -> None:
    """Run a block; what it defines stays for the next. Its tests are called."""
    if ">>>" in block.text:
        test = doctest.DocTestParser().get_doctest(
            block.text, names, page.name, str(page), block.line - 1
        )
        told: list[str] = []
        runner = doctest.DocTestRunner(optionflags=OPTIONS)
        runner.run(test, out=told.append, clear_globs=False)
        names.update(test.globs)
        assert not runner.failures, "".join(told)
        return
    known = set(names)
    # Blank lines in front, so that a traceback shows the line of the page.
    code = compile("\n" * (block.line - 1) + block.text, str(page), "exec", dont_inherit=True)
    exec(code, names)  # noqa: S102 - our own pages
    for name in sorted(set(names) - known):
        if name.startswith("test_"):
            names[name]()


def commands(block: Block) -> Iterator[tuple[str, str]]:
    """Give each ``$`` line with the output that follows it."""
    parts = re.split(r"^\$ ", block.text, flags=re.MULTILINE)
    assert not parts[0].strip(), f"output before a command at line {block.line}"
    for part in parts[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def run_console(block: Block, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Run the commands of a block in this process, and compare what they print, if the page says.

    A command may end in ``; echo $?``: then the exit status follows its output.
    """
    for command, expected in commands(block):
        line, _, status = command.partition(";")
        words = shlex.split(line)
        assert words[0] == "diplostance", f"not a command that can be tested: {command}"
        capsys.readouterr()
        try:
            code = main(words[1:])
        except SystemExit as stop:
            code = int(stop.code or 0)
        shown = capsys.readouterr()
        got = shown.out + shown.err
        if status:
            assert status.strip() == "echo $?", command
            got += f"{code}\n"
        else:
            assert code == 0, f"{page.name}: {command}\n{shown.err}"
        if expected.strip():
            same = doctest.OutputChecker().check_output(expected, got, OPTIONS)
            assert same, f"{page.name}: {command}\nexpected:\n{expected}\ngot:\n{got}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_samples(
    page: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {"__name__": "sample"}
    for block in blocks(page.read_text(encoding="utf-8")):
        if block.kind == "python":
            run_python(block, page, names)
        elif block.kind == "console":
            run_console(block, page, capsys)
        elif block.kind == "json":
            json.loads(block.text)
        elif block.kind == "toml":
            tomllib.loads(block.text)
        else:
            assert block.kind in SILENT, f"{page.name}:{block.line}: what is {block.kind!r}?"


def test_a_wrong_output_is_noticed() -> None:
    page = Path("page.md")
    with pytest.raises(AssertionError, match="- 3"):
        run_python(Block("python", ">>> 1 + 1\n3\n", 1), page, {})
    with pytest.raises(ZeroDivisionError):
        run_python(Block("python", "1 / 0\n", 1), page, {})
    with pytest.raises(AssertionError):
        run_python(Block("python", "def test_it():\n    assert False\n", 1), page, {})


def test_a_wrong_console_output_is_noticed(capsys: pytest.CaptureFixture[str]) -> None:
    page = Path("page.md")
    with pytest.raises(AssertionError, match="expected"):
        run_console(Block("console", "$ diplostance --version\nanother\n", 1), page, capsys)
    run_console(Block("console", "$ diplostance --version\ndiplostance ...\n", 1), page, capsys)


def test_blocks_are_found_with_their_lines() -> None:
    page = "a\n```python\nx = 1\n```\n````text\n```\n````\n"
    assert list(blocks(page)) == [Block("python", "x = 1\n", 3), Block("text", "```\n", 6)]
