"""How well the fields that comparison needs are read: action, polarity, mode, objects.

    fields.py TEXTS [TEXTS ...]

Two careful readings of the demands and commitments of real documents, made independently, and what
was settled between them, stand in the folder ``fields`` beside this script: positions and values,
no texts. TEXTS are JSON Lines of objects with the ``id`` and the ``text`` of each document. Printed
are the agreement of the two readings, and of the parser with what was settled, over the acts that
it found. Objects agree when they share half of their characters.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from diplostance import Act, Document, parse

FOLDER = Path(__file__).parent / "fields"
FIELDS = ("action", "polarity", "mode", "objects")
_ENOUGH = 0.5
_OPTIONS = ("published", "title", "source", "issuer", "genre")

Coding = dict[str, Any]


def load(name: str, folder: Path = FOLDER) -> list[Coding]:
    """Read one of the readings."""
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text().splitlines()]


def overlap(one: Iterable[Sequence[int]], other: Iterable[Sequence[int]]) -> float:
    """Give what share of the characters of two lists of spans is in both; 1 for two empty lists."""
    first = {at for start, end in one for at in range(start, end)}
    second = {at for start, end in other for at in range(start, end)}
    every = first | second
    return len(first & second) / len(every) if every else 1.0


def agree(one: Coding, other: Coding, field: str) -> bool:
    """Tell whether two codings of an act agree in a field."""
    if field == "objects":
        return overlap(one["objects"], other["objects"]) >= _ENOUGH
    return bool(one[field] == other[field])


def counted(pairs: Sequence[tuple[Coding, Coding]]) -> dict[str, tuple[int, int]]:
    """Count for each field the pairs that agree, and the pairs that have the field."""
    result = {}
    for field in FIELDS:
        having = [p for p in pairs if field != "mode" or p[0]["kind"] == "commitment"]
        result[field] = (sum(agree(*pair, field) for pair in having), len(having))
    return result


def coding_of(act: Act) -> Coding:
    """Give the fields of an act that the parser found."""
    return {
        "kind": act.kind,
        "content": [[span.start, span.end] for span in act.content],
        "action": getattr(act, "action", None),
        "polarity": getattr(act, "polarity", None),
        "mode": getattr(act, "mode", None),
        "objects": [[o.span.start, o.span.end] for o in getattr(act, "objects", ())],
    }


def found_pairs(
    settled: Iterable[Coding], documents: dict[str, Document]
) -> list[tuple[Coding, Coding]]:
    """Give each settled act with the act of the parser that has its kind and most of its words."""
    pairs = []
    for wanted in settled:
        document = documents.get(wanted["doc"])
        if document is None:
            continue
        best = max(
            (coding_of(act) for act in document.acts if act.kind == wanted["kind"]),
            key=lambda coding: overlap(coding["content"], wanted["content"]),
            default=None,
        )
        if best is not None and overlap(best["content"], wanted["content"]) >= _ENOUGH:
            pairs.append((wanted, best))
    return pairs


def show(title: str, pairs: Sequence[tuple[Coding, Coding]]) -> None:
    """Print a line of agreement."""
    parts = [f"{field} {right}/{of}" for field, (right, of) in counted(pairs).items()]
    sys.stdout.write(f"{title:28} {'  '.join(parts)}\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", type=Path, nargs="+")
    options = parser.parse_args(argv)
    documents = {}
    for path in options.texts:
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            given = {key: record[key] for key in _OPTIONS if record.get(key)}
            documents[record["id"]] = parse(record["text"], doc_id=record["id"], **given)
    settled = load("settled")
    show("the two readings", list(zip(load("reading_a"), load("reading_b"), strict=True)))
    pairs = found_pairs(settled, documents)
    wanted = sum(1 for coding in settled if coding["doc"] in documents)
    show(f"parser, {len(pairs)} of {wanted} found", pairs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
