"""The script that checks everything calls README's commands, and works on a clean copy."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / ".ci/run"


def test_the_script_is_executable_and_strict() -> None:
    assert os.access(SCRIPT, os.X_OK)
    lines = SCRIPT.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert "set -euo pipefail" in lines


def test_the_script_is_bash() -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash here")
    subprocess.run([bash, "-n", str(SCRIPT)], check=True)


def test_the_script_repeats_no_command_of_readme() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    assert re.findall(r"tools/readme_command\.py (\d)", text) == ["1", "2"]
    assert "bin/pytest" not in text
    assert "diplostance parse" not in text


@pytest.mark.parametrize("with_git", [True, False])
def test_the_copy_has_the_sources_and_nothing_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_git: bool
) -> None:
    if not with_git:
        monkeypatch.setenv("PATH", "")
    tree = tmp_path / "from"
    for name in ("src/a.py", ".venv/b", "src/__pycache__/a.pyc", ".mypy_cache/c", "docs/_build/d"):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text("", encoding="utf-8")
    shutil.copy(ROOT / ".gitignore", tree)
    git = shutil.which("git")
    if git is not None:
        subprocess.run([git, "init", "-q", str(tree)], check=True)
    runpy.run_path(str(ROOT / "tools/copy_tree.py"))["main"](str(tree), str(tmp_path / "to"))
    copied = {
        path.relative_to(tmp_path / "to").as_posix()
        for path in (tmp_path / "to").rglob("*")
        if path.is_file()
    }
    assert copied == {"src/a.py", ".gitignore"}
