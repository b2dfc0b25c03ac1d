"""Copy the sources, without what is ignored, to a new directory: ``copy_tree.py FROM TO``."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

IGNORED = shutil.ignore_patterns(
    ".git", ".venv*", "venv", "__pycache__", "*.egg-info", "dist", "build", "_build", ".*_cache",
    ".hypothesis", ".coverage*",
)  # fmt: skip


def tracked(root: Path) -> list[str] | None:
    """Give the files that git knows or would take up; None where there is no git."""
    git = shutil.which("git")
    if git is None or not (root / ".git").exists():
        return None
    listed = subprocess.run(  # noqa: S603 - a fixed command
        [git, "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        check=True,
        capture_output=True,
    )
    return [name.decode() for name in listed.stdout.split(b"\0") if name]


def main(source: str, target: str) -> None:
    """Copy the tree."""
    root, copy = Path(source), Path(target)
    names = tracked(root)
    if names is None:
        shutil.copytree(root, copy, ignore=IGNORED)
        return
    for name in names:
        if (root / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, copy / name)


if __name__ == "__main__":
    main(*sys.argv[1:3])
