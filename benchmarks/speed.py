"""How fast the parser is, beside spaCy's tokenizer, in one process and one run.

    speed.py CORPUS.jsonl[.gz]

The measure is a ratio, so that it can be compared between machines: how many times as long the
parser takes for a document as ``spacy.blank("en")``, which only splits it into tokens. Both read
the same texts in turns. Documents and megabytes a second, the peak of memory and the share of each
module of the parser are given beside it.
"""

from __future__ import annotations

import argparse
import cProfile
import gzip
import importlib
import json
import pstats
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

_MEGABYTE: Final = 1_000_000
_ALONE: Final = 200  # documents to parse before spaCy is imported, so as to see the parser's memory


def load_corpus(path: Path, limit: int | None = None) -> list[dict[str, Any]]:
    """Read the records of a corpus; those without a text are left out."""
    records = []
    opener: Any = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip() and (record := json.loads(line)).get("text"):
                records.append(record)
            if limit is not None and len(records) >= limit:
                break
    return records


def peak_memory() -> float:
    """Give the most memory that this process has had, in megabytes."""
    # Linux counts in KiB, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / _MEGABYTE


def timed(read: Callable[[dict[str, Any]], object], record: dict[str, Any]) -> float:
    """Give the seconds that one reading takes."""
    start = time.perf_counter()
    read(record)
    return time.perf_counter() - start


def compare(
    records: Sequence[dict[str, Any]],
    readers: dict[str, Callable[[dict[str, Any]], object]],
    rounds: int,
) -> dict[str, float]:
    """Give the seconds that each reader takes for all records: the best of the rounds.

    The readers take turns at each record, so that whatever else slows the machine slows both.
    """
    best = dict.fromkeys(readers, float("inf"))
    for _ in range(rounds):
        taken = dict.fromkeys(readers, 0.0)
        for record in records:
            for name, read in readers.items():
                taken[name] += timed(read, record)
        best = {name: min(best[name], taken[name]) for name in readers}
    return best


def module_of(file: str, package: str) -> str:
    """Name the module that a profiled function belongs to; what is not the package's is one."""
    _, found, rest = file.replace("\\", "/").rpartition(f"/{package}/")
    return rest.removesuffix(".py").replace("/", ".") if found else "elsewhere"


def profile(
    records: Sequence[dict[str, Any]], read: Callable[[dict[str, Any]], object], package: str
) -> list[tuple[str, float]]:
    """Give the share of the time that each module takes itself, the greatest first.

    What is done elsewhere (regular expressions, attrs) counts for the module that called it.
    """
    recorder = cProfile.Profile()
    recorder.enable()
    for record in records:
        read(record)
    recorder.disable()
    taken: Counter[str] = Counter()
    stats: Any = pstats.Stats(recorder)
    for (file, _, _), (_, _, own, _, callers) in stats.stats.items():
        module = module_of(file, package)
        if module != "elsewhere" or not callers:
            taken[module] += own
            continue
        for (caller_file, _, _), (_, _, part, _) in callers.items():
            taken[module_of(caller_file, package)] += part
    total = sum(taken.values()) or 1.0
    return [(module, seconds / total) for module, seconds in taken.most_common()]


def read_with_diplostance(record: dict[str, Any]) -> object:
    """Parse a record with its metadata."""
    from diplostance.parsing.parser import parse  # noqa: PLC0415 - measured apart

    return parse(record["text"], title=record.get("title"), published=record.get("published"))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    ask = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ask.add_argument("corpus", type=Path)
    ask.add_argument("--limit", type=int, help="read only so many documents")
    ask.add_argument("--rounds", type=int, default=3, help="the best of so many counts (3)")
    ask.add_argument("--top", type=int, default=15, help="show so many modules (15)")
    options = ask.parse_args(argv)
    records = load_corpus(options.corpus, options.limit)
    if not records:
        print(f"speed.py: no texts in {options.corpus}", file=sys.stderr)
        return 2
    start = time.perf_counter()
    read_with_diplostance(records[0])
    first = time.perf_counter() - start
    for record in records[:_ALONE]:
        read_with_diplostance(record)
    alone = peak_memory()
    try:
        spacy = importlib.import_module("spacy")
    except ImportError:
        print("speed.py: spacy is needed to compare with: pip install spacy", file=sys.stderr)
        return 2
    blank = spacy.blank("en")
    blank.max_length = max(blank.max_length, *(len(record["text"]) for record in records)) + 1
    readers: dict[str, Callable[[dict[str, Any]], object]] = {
        "spacy.blank": lambda record: blank(record["text"]),
        "diplostance": read_with_diplostance,
    }
    taken = compare(records, readers, options.rounds)
    size = sum(len(record["text"].encode("utf-8", "surrogatepass")) for record in records)
    print(f"{len(records)} documents, {size / _MEGABYTE:.2f} MB, best of {options.rounds} rounds")
    for name, seconds in taken.items():
        print(
            f"{name:<12}{seconds:>9.3f} s{len(records) / seconds:>10.1f} documents/s"
            f"{size / _MEGABYTE / seconds:>9.3f} MB/s"
        )
    ratio = taken["diplostance"] / taken["spacy.blank"]
    print(f"diplostance takes {ratio:.2f} times as long as spacy.blank")
    print(f"first document, tables included: {first:.3f} s")
    print(
        f"peak memory: {alone:.0f} MB with the corpus and the first {min(len(records), _ALONE)} "
        f"documents parsed, {peak_memory():.0f} MB after the rounds, spacy included"
    )
    print("share of the time by module (own time, with what it calls outside the package):")
    for module, share in profile(records, read_with_diplostance, "diplostance")[: options.top]:
        print(f"  {share:>6.1%}  {module}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
