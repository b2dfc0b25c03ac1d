"""Print who said what to whom in a news report, with the words as evidence."""

from __future__ import annotations

import sys
from pathlib import Path

from diplostance import Act, Actor, Demand, parse

HERE = Path(__file__).parent


def names(actors: tuple[Actor, ...]) -> str:
    """Give the names of actors on one line."""
    return ", ".join(actor.name for actor in actors) or "nobody named"


def receivers(act: Act) -> tuple[Actor, ...]:
    """Give those to whom an act is directed: a demand has addressees, the others targets."""
    return act.addressees if isinstance(act, Demand) else act.targets


def main(path: Path = HERE / "report.txt", published: str = "2026-01-04") -> None:
    """Read one report and print a line an act."""
    document = parse(path.read_text(encoding="utf-8"), published=published)
    for statement in document.statements:
        for act in statement.acts:
            note = "" if act.status == "performed" else f" [{act.status}]"
            print(f"{names(statement.issuers)} -> {names(receivers(act))}: {act.kind}{note}")
            print(f"    {document.quote(act)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "report.txt")
