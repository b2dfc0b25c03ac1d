"""Teach the reader a minister, an armed group and a verb, check them, and compare with before."""

from __future__ import annotations

import sys
from pathlib import Path

from diplostance import Parser

HERE = Path(__file__).parent
TEXT = """Sigrun Falk entreated Iceland to release the crew.
RDB rejected the offer."""


def show(parser: Parser) -> None:
    """Print who says what in the text, as a parser reads it."""
    document = parser.parse(TEXT)
    print(document.producer.lexicon)
    for statement in document.statements:
        for act in statement.acts:
            issuers = ", ".join(actor.name for actor in statement.issuers) or "nobody"
            print(f"    {issuers}: {act.kind}, {document.quote(act)!r}")


def main(path: Path = HERE / "extend.toml") -> None:
    """Print the readings without and with the entries of a file."""
    parser = Parser.for_language("en")
    extended = parser.extend(from_toml=path)
    print(extended.check_entries())
    show(parser)
    show(extended)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "extend.toml")
