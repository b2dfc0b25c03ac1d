"""Compare what governments said in a week: two sides, one issuer's movement, demands answered."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from diplostance import answers, compare, drift, parse
from diplostance.views import render_answers

HERE = Path(__file__).parent


def main(path: Path = HERE / "week.jsonl") -> None:
    """Print who agrees with whom, how Norway moved, and what became of each demand."""
    documents = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        documents.append(parse(record.pop("text"), doc_id=record.pop("id"), **record))
    print(compare("NOR", "DNK", within=documents))
    print(drift(documents, "NOR"))
    print(render_answers(answers(documents)))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "week.jsonl")
