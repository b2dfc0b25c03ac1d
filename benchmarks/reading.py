"""How well the parser reads annotated documents, and what it gets wrong.

    reading.py GOLD TEXTS                       scores, and misses by class and genre
    reading.py GOLD TEXTS --list "missed cue"   the misses of a class, each with its words

GOLD is a folder of annotated documents, TEXTS a JSON Lines file of objects with the ``id`` and the
``text`` of each. The genre is the first part of a document's name (``news-001``). With --scorer the
table comes from another program, which is given the gold folder and the parsed documents.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from measures import KINDS, Annotated, Reading, load_gold, read_parsed, scores, tally
from misses import CLASSES, Miss, misses


def load_texts(path: Path) -> dict[str, dict[str, Any]]:
    """Read the records of the texts file, by id."""
    with path.open(encoding="utf-8") as file:
        records = [json.loads(line) for line in file if line.strip()]
    return {record["id"]: record for record in records}


def parse_records(records: Iterable[dict[str, Any]], *, bare: bool = False) -> list[str]:
    """Parse records and give the documents as lines of JSON.

    Args:
        records: With text and, where known, the metadata of `diplostance.parse`.
        bare: Whether to give the parser the text alone.
    """
    from diplostance.exchange import to_json  # noqa: PLC0415 - not needed with --parsed
    from diplostance.parsing.parser import parse  # noqa: PLC0415

    lines = []
    for record in records:
        known = () if bare else ("title", "published", "source", "issuer", "genre")
        metadata = {name: record[name] for name in known if record.get(name)}
        document = parse(record["text"], doc_id=record["id"], **metadata)
        lines.append(" ".join(to_json(document).splitlines()))
    return lines


def show_scores(gold: list[Annotated], parsed: dict[str, Annotated]) -> None:
    """Print the table of scores."""
    total: Counter[tuple[str, str]] = Counter()
    for document in gold:
        total += tally(document, parsed[document.id])
    print(
        f"{len(gold)} documents, {total['all', 'gold']} gold acts, "
        f"{total['all', 'parsed']} parsed acts"
    )
    print(f"{'':<24}{'precision':>10}{'recall':>8}{'F1':>8}")
    for name, score in scores(total).items():
        if score is not None:
            print("{:<24}{:>10.3f}{:>8.3f}{:>8.3f}".format(name, *score))
    fields = sorted({row for row, _ in total if row.startswith("field ")})
    rates = (f"{f[6:]} {total[f, 'right']}/{total[f, 'gold']}" for f in fields)
    print(f"fields right among found: {', '.join(rates)}")


def _kind(miss: Miss) -> str:
    act = miss.gold or miss.parsed
    return act.kind if act is not None else ""


def show_classes(found: list[Miss]) -> None:
    """Print how many misses there are of each class: in all, by genre, and by kind of act."""
    genres = sorted({miss.document.genre for miss in found})
    by_genre = Counter((miss.kind, miss.document.genre) for miss in found)
    by_kind = Counter((miss.kind, _kind(miss)) for miss in found)
    heads = ["all", *genres, *KINDS]
    print(f"\n{'misses':<28}" + "".join(f"{head:>{len(head) + 2}}" for head in heads))
    for kind in CLASSES:
        row = [by_genre[kind, genre] for genre in genres]
        row = [sum(row), *row, *(by_kind[kind, name] for name in KINDS)]
        cells = (f"{count:>{len(head) + 2}}" for head, count in zip(heads, row, strict=True))
        print(f"{kind:<28}" + "".join(cells))


def _told(side: str, document: Annotated, act: Reading) -> str:
    issuer = "+".join("/".join(sorted(names)) for names in act.fields["issuer"]) or "-"
    towards = act.fields["addressees"] or act.fields["targets"]
    to = "+".join("/".join(sorted(names)) for names in towards) or "-"
    cue = document.text[slice(*act.cue)] if act.cue else ""
    words = " ... ".join(document.text[start:end] for start, end in act.content)
    more = [str(act.fields[name]) for name in ("polarity", "valence") if act.fields[name]]
    more += ["negated"] if act.fields["negated"] else []
    head = f"{act.kind}, {issuer} -> {to} {' '.join(more)}".rstrip()
    return f"  {side:<7}{head}: [{' '.join(cue.split())}] {' '.join(words.split())}"


def show_examples(found: list[Miss], kind: str, limit: int | None) -> None:
    """Print the misses of a class, gold beside what was read."""
    chosen = [miss for miss in found if miss.kind == kind]
    print(f"\n{kind}: {CLASSES[kind]} ({len(chosen)})")
    for miss in chosen[:limit]:
        print(miss.document.id)
        for side, act in (("gold", miss.gold), ("read", miss.parsed)):
            if act is not None:
                print(_told(side, miss.document, act))


def run_scorer(scorer: Path, gold: Path, lines: list[str]) -> int:
    """Let another program print the table; give its exit status."""
    with tempfile.TemporaryDirectory() as folder:
        parsed = Path(folder, "parsed.jsonl")
        parsed.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [sys.executable, str(scorer), str(gold), str(parsed)]
        return subprocess.run(command, check=False).returncode  # noqa: S603 - the caller's program


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    ask = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ask.add_argument("gold", type=Path)
    ask.add_argument("texts", type=Path)
    ask.add_argument("--parsed", type=Path, help="documents parsed before, as JSON Lines")
    ask.add_argument("--save", type=Path, help="keep the parsed documents there")
    ask.add_argument("--bare", action="store_true", help="give the parser the text alone")
    ask.add_argument("--scorer", type=Path, help="a program that prints the table instead")
    ask.add_argument("--genre", help="only documents of this genre (news, stmt ...)")
    ask.add_argument("--list", action="append", default=[], choices=CLASSES, metavar="CLASS",
                     help=f"show the misses of a class: {', '.join(CLASSES)}")  # fmt: skip
    ask.add_argument("--limit", type=int, help="how many of them at most")
    options = ask.parse_args(argv)
    if options.scorer and options.genre:
        ask.error("--genre cannot be combined with --scorer, which reads the whole folder")

    records = load_texts(options.texts)
    try:
        gold = load_gold(options.gold, {name: r["text"] for name, r in records.items()})
    except LookupError as problem:
        print(f"reading.py: {problem.args[0]}", file=sys.stderr)
        return 2
    if options.genre:
        gold = [document for document in gold if document.genre == options.genre]
    if options.parsed:
        text = options.parsed.read_text(encoding="utf-8")
        lines = [line for line in text.split("\n") if line.strip()]
    else:
        wanted = (
            records.get(document.id, {"id": document.id, "text": document.text})
            for document in gold
        )
        lines = parse_records(wanted, bare=options.bare)
    if options.save:
        options.save.write_text("\n".join(lines) + "\n", encoding="utf-8")
    parsed = {document.id: document for document in map(read_parsed, map(json.loads, lines))}
    if lost := [document.id for document in gold if document.id not in parsed]:
        print(f"reading.py: not among the parsed documents: {', '.join(lost)}", file=sys.stderr)
        return 2
    if options.scorer:
        sys.stdout.flush()
        if status := run_scorer(options.scorer, options.gold, lines):
            return status
    else:
        show_scores(gold, parsed)
    found = [miss for document in gold for miss in misses(document, parsed[document.id])]
    show_classes(found)
    for kind in options.list:
        show_examples(found, kind, options.limit)
    return 0


if __name__ == "__main__":
    sys.exit(main())
