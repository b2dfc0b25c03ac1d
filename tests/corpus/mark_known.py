"""Set and take off the `known` marks of the table, after the parser has changed.

Run it as ``python tests/corpus/mark_known.py``. A case that works loses its mark; one that does
not gets one that says what differs first. Look at the diff: a new mark may be a new fault.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from notation import FOLDER, Case, read_case, read_cases

from diplostance import Parser


def reason_for(case: Case, parser: Parser) -> str | None:
    """Say in a few words what differs; None when nothing does."""
    missing, extra = read_case(case, parser)
    if not missing and not extra:
        return None
    if missing and extra:
        heads = [line.split(": ", 1) for line in (missing[0], extra[0])]
        if heads[0][0] == heads[1][0]:
            return f"content read as {extra[0].split(': ', 1)[1]!r}"
        return f"{missing[0]!r} read as {extra[0]!r}"
    return f"nothing read for {missing[0]!r}" if missing else f"reads also {extra[0]!r}"


def mark(path: Path, parser: Parser) -> tuple[int, int]:
    """Rewrite the marks of one file; give how many cases work, and of how many."""
    parts = path.read_text(encoding="utf-8").split("[[case]]\n")
    cases = list(read_cases(path))
    works = 0
    for number, case in enumerate(cases, 1):
        lines = [line for line in parts[number].splitlines() if not line.startswith("known = ")]
        reason = reason_for(case, parser)
        works += reason is None
        if reason is not None:
            end = max(at for at, line in enumerate(lines) if line.strip() and line[0] != "#")
            lines.insert(end + 1, f"known = {json.dumps(reason, ensure_ascii=False)}")
        parts[number] = "\n".join(lines) + "\n"
    path.write_text("[[case]]\n".join(parts), encoding="utf-8")
    return works, len(cases)


def main() -> None:
    """Mark every file and print the counts."""
    parser = Parser.for_language()
    for path in sorted(FOLDER.glob("*.toml")):
        works, size = mark(path, parser)
        sys.stdout.write(f"{path.stem}: {works} of {size}\n")


if __name__ == "__main__":
    main()
