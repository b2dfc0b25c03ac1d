"""Write a page that shows the report with its acts marked, and print where it is."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from diplostance import parse
from diplostance.views import render_html

HERE = Path(__file__).parent


def main(folder: Path | None = None) -> None:
    """Write ``report.html`` into a folder, by default into a new temporary one."""
    if folder is None:
        folder = Path(tempfile.mkdtemp(prefix="diplostance-"))
    folder.mkdir(parents=True, exist_ok=True)
    text = (HERE / "report.txt").read_text(encoding="utf-8")
    page = folder / "report.html"
    page.write_text(render_html(parse(text, published="2026-01-04")), encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
