"""What the command writes to: standard output or a file, and standard error for complaints."""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from diplostance.errors import OptionError

if TYPE_CHECKING:
    from diplostance.scales import Scale


def width_of(width: int | None, file: TextIO) -> int:
    """Give how many cells a line may take: what was asked for, or the width of the terminal."""
    if width is not None:
        return width
    return max(shutil.get_terminal_size((100, 24)).columns, 20) if file.isatty() else 100


def scale_of(name: str) -> Scale:
    from diplostance.scales import available_scales, load_scale, named_scale  # noqa: PLC0415

    if name not in available_scales() and Path(name).is_file():
        return load_scale(name)
    return named_scale(name)


def wants_colour(choice: str, file: TextIO) -> bool:
    from importlib.util import find_spec  # noqa: PLC0415

    if choice == "auto":
        return file.isatty() and not os.environ.get("NO_COLOR") and find_spec("rich") is not None
    return choice == "always"


@contextlib.contextmanager
def open_output(options: argparse.Namespace) -> Iterator[TextIO]:
    """Give the file to write to: UTF-8 with line feeds, whatever the locale says."""
    if options.output is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    path = Path(options.output)
    for name in (*getattr(options, "files", ()), *getattr(options, "extend", ())):
        if name != "-" and path.exists() and Path(name).exists() and path.samefile(name):
            raise OptionError("output", options.output, "another file than the inputs")
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        yield file


def complain(message: str) -> None:
    from diplostance.views._cells import safe  # noqa: PLC0415

    print(f"diplostance: {safe(message)}", file=sys.stderr)  # noqa: T201
