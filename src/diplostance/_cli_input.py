"""What the command reads: files of one text each, and JSON Lines of texts with their metadata."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Final

from attrs import field, frozen

from diplostance.errors import RecordError

METADATA: Final = ("title", "published", "source", "issuer", "genre")
"""What may be known about a text, by the name of the reader's parameter."""

_RECORD_SUFFIXES: Final = (".jsonl", ".ndjson")


@frozen(kw_only=True)
class Record:
    """One text with what is known about it.

    Attributes:
        where: The name of the file or stream.
        line: The line of the file, from 1.
        text: The text.
        metadata: Keyword arguments of the reader.
    """

    where: str
    line: int
    text: str = field(repr=False)
    metadata: Mapping[str, Any]


def _not_utf8(error: UnicodeDecodeError) -> str:
    return f"not UTF-8: byte 0x{error.object[error.start]:02x}"


def _texts(where: str, stream: IO[bytes], doc_id: str | None) -> Iterator[Record | RecordError]:
    raw = stream.read()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        yield RecordError(where, line, _not_utf8(error))
        return
    yield Record(where=where, line=1, text=text, metadata={"doc_id": doc_id})


def _records(where: str, stream: IO[bytes]) -> Iterator[Record | RecordError]:
    for number, raw in enumerate(stream, start=1):
        if not raw.strip() or (number == 1 and not raw.removeprefix(b"\xef\xbb\xbf").strip()):
            continue
        try:
            yield _record(where, number, raw.rstrip(b"\r\n"))
        except RecordError as error:
            yield error


def _record(where: str, number: int, raw: bytes) -> Record:
    try:
        data = json.loads(raw.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError as error:
        raise RecordError(where, number, _not_utf8(error)) from None
    except json.JSONDecodeError as error:
        reason = f"not JSON: {error.msg} at column {error.colno}"
        raise RecordError(where, number, reason) from None
    except (ValueError, RecursionError):
        raise RecordError(where, number, "not JSON that can be read") from None
    if not isinstance(data, dict):
        raise RecordError(where, number, f"must be a JSON object, got {type(data).__name__}")
    if not isinstance(data.get("text"), str):
        got = "no text" if "text" not in data else type(data["text"]).__name__
        raise RecordError(where, number, f"text must be a string, got {got}")
    metadata: dict[str, Any] = {}
    for name, key in [("doc_id", "id"), *((name, name) for name in METADATA)]:
        value = data.get(key)
        if key == "id" and type(value) is int:
            value = str(value)
        if value is not None and not isinstance(value, str):
            raise RecordError(where, number, f"{key} must be a string, got {type(value).__name__}")
        metadata[name] = value or None
    return Record(where=where, line=number, text=data["text"], metadata=metadata)


def holds_records(name: str, kind: str) -> bool:
    """Tell whether a file is JSON Lines, by what the caller says or by its ending."""
    return kind == "jsonl" or (kind == "auto" and name.lower().endswith(_RECORD_SUFFIXES))


def read_inputs(files: Sequence[str], kind: str) -> Iterator[Record | RecordError]:
    """Read files one after the other.

    Args:
        files: Their names; ``-`` is standard input.
        kind: ``text`` for one text a file, ``jsonl`` for JSON Lines, ``auto`` to go by the ending.

    Yields:
        A record, or what is wrong with one; what follows a bad record is read all the same.
    """
    for name in files:
        where = "<stdin>" if name == "-" else name
        try:
            with contextlib.ExitStack() as stack:
                if name == "-":
                    stream: IO[bytes] = sys.stdin.buffer
                else:
                    stream = stack.enter_context(Path(name).open("rb"))
                if holds_records(name, kind):
                    yield from _records(where, stream)
                else:
                    yield from _texts(where, stream, None if name == "-" else Path(name).name)
        except OSError as error:
            yield RecordError(where, 1, error.strerror or str(error))
