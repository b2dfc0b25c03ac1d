"""Rank the acts of a text on two scales: strength is a reading, and scales differ."""

from __future__ import annotations

import sys
from pathlib import Path

from diplostance import Act, parse
from diplostance.scales import Scale, default, gruenberg

HERE = Path(__file__).parent


def place(scale: Scale, act: Act) -> str:
    """Give the place of an act on a scale, or a dash where the scale has none."""
    rank = scale.rank(act)
    return "-" if rank is None else f"{rank.value}/{rank.highest} {rank.axis} ({rank.step})"


def main(path: Path = HERE / "resolution.txt") -> None:
    """Print each act with its place on both scales."""
    document = parse(path.read_text(encoding="utf-8"))
    for act in document.acts:
        print(f"{act.kind}: {act.force} {act.degree:+d}, {document.quote(act)[:60]!r}")
        for scale in (default(), gruenberg()):
            print(f"    {scale.name}: {place(scale, act)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "resolution.txt")
