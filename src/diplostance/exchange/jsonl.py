"""Corpora as JSON Lines: one document a line."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TextIO

from diplostance.errors import RecordError, SchemaError
from diplostance.exchange.codec import from_json, to_json
from diplostance.model import Document

Lines = str | os.PathLike[str] | Iterable[str | bytes]
"""Where a corpus is read from: the path of a file, an open file, or any lines."""

OnError = Callable[[RecordError], object]
"""What is called with each record that could not be used."""


def read_jsonl(
    source: Lines, *, trusted: bool = False, on_error: OnError | None = None
) -> Iterator[Document]:
    """Read documents from JSON Lines, one after the other; empty lines are passed over.

    Args:
        source: The path of a file (a `str` is a path), an open file, or lines.
        trusted: See `diplostance.exchange.from_dict`.
        on_error: Called with a `RecordError` for each line that could not be read; the reading
            then goes on. Its ``__cause__`` is the `SchemaError` with every problem. To collect
            the errors, give the ``append`` of a list.

    Raises:
        SchemaError: At the first line that could not be read, when there is no ``on_error``. Each
            problem starts with the name of the source and the line.
    """
    if isinstance(source, str | os.PathLike):
        return _read_path(Path(source), trusted=trusted, on_error=on_error)
    return _read_lines(source, _name(source), trusted=trusted, on_error=on_error)


def _read_path(path: Path, *, trusted: bool, on_error: OnError | None) -> Iterator[Document]:
    # bytes, so that one line that is no UTF-8 does not end the reading
    with path.open("rb") as file:
        yield from _read_lines(file, str(path), trusted=trusted, on_error=on_error)


def _read_lines(
    lines: Iterable[str | bytes],
    name: str,
    *,
    trusted: bool,
    on_error: OnError | None,
) -> Iterator[Document]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if number == 1 and isinstance(line, str):
            line = line.removeprefix("\ufeff")  # noqa: PLW2901 - a byte order mark
        try:
            document = from_json(line, trusted=trusted)
        except SchemaError as error:
            _tell(error, name, number, on_error)
        else:
            yield document


def _tell(error: SchemaError, name: str, number: int, on_error: OnError | None) -> None:
    if on_error is None:
        raise SchemaError(tuple(f"{name}:{number}: {p}" for p in error.problems)) from error
    told = RecordError(name, number, str(error))
    told.__cause__ = error
    on_error(told)


def _name(source: object) -> str:
    """The name of an open file, where it has one."""
    name = getattr(source, "name", None)
    return name if isinstance(name, str) else "<lines>"


def write_jsonl(
    documents: Iterable[Document],
    target: str | os.PathLike[str] | TextIO,
    *,
    on_error: OnError | None = None,
) -> int:
    """Write documents as JSON Lines.

    Args:
        documents: The documents; they may come from an iterator.
        target: The path of a file, which is written anew in UTF-8, or a file open for text.
        on_error: Called with a `RecordError` for each document that cannot be written; the others
            are written then. Its ``line`` counts the documents given, from 1.

    Returns:
        How many were written.

    Raises:
        SchemaError: When a document cannot be written (see `diplostance.exchange.to_json`) and
            there is no ``on_error``.
    """
    if isinstance(target, str | os.PathLike):
        with Path(target).open("w", encoding="utf-8", newline="\n") as file:
            return _write_lines(documents, file, on_error)
    return _write_lines(documents, target, on_error)


def _write_lines(documents: Iterable[Document], file: TextIO, on_error: OnError | None) -> int:
    count = 0
    for number, document in enumerate(documents, 1):
        try:
            line = to_json(document)
        except SchemaError as error:
            _tell(error, _name(file), number, on_error)
        else:
            file.write(line + "\n")
            count += 1
    return count
