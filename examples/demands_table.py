"""Write the demands of several texts as CSV; with --pandas, print them as a data frame."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

from diplostance import Document, parse, to_rows
from diplostance.exchange import to_frame

HERE = Path(__file__).parent
COLUMNS = ("document", "date", "issuer", "addressees", "action", "polarity", "content")


def documents(path: Path) -> list[Document]:
    """Read every record of a JSON Lines file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines if line.strip()]
    return [parse(r.pop("text"), doc_id=r.pop("id"), **r) for r in records]


def main(path: Path = HERE / "batch.jsonl", *, pandas: bool = False) -> None:
    """Print the demands."""
    read = documents(path)
    if pandas:
        frame = to_frame(read)
        print(frame.loc[frame["kind"] == "demand", list(COLUMNS)].to_string(index=False))
        return
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in to_rows(read):
        if row["kind"] == "demand":
            writer.writerow([row[name] for name in COLUMNS])


if __name__ == "__main__":
    main(pandas="--pandas" in sys.argv[1:])
