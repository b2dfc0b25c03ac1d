"""Documents as JSON and as plain data, and back."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from diplostance.errors import SchemaError
from diplostance.exchange._read import read_strict
from diplostance.exchange._shape import brief, step
from diplostance.exchange._trusted import read_trusted
from diplostance.exchange._write import write_plain
from diplostance.exchange.versions import SCHEMA, to_current
from diplostance.model import Document

# surrogates break UTF-8; the other three end a line for str.splitlines and would break JSON Lines
_TO_ESCAPE: Final = re.compile("[\ud800-\udfff\x85\u2028\u2029]")
_SPLIT_PAIR: Final = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def to_dict(document: Document) -> dict[str, Any]:
    """Give a document as plain data in the wire format: what `to_json` writes.

    Args:
        document: The document.

    Returns:
        Dicts, lists, strings, numbers, booleans and None, not shared with the document.
    """
    if not isinstance(document, Document):
        raise TypeError(f"document must be a Document, got {brief(document)}")
    return write_plain(document)


def from_dict(data: Mapping[str, Any], *, trusted: bool = False) -> Document:
    """Read a document from plain data in the wire format.

    Args:
        data: What `to_dict` gives, or the like from elsewhere.
        trusted: Whether the data was written by this library and not changed since. It is then
            read several times faster, without checks; of wrong data anything may become.

    Raises:
        SchemaError: With every problem and its path, when the data does not fit.
    """
    if not isinstance(data, Mapping):
        raise SchemaError((f"expected an object, got {brief(data)} at $",))
    if trusted and data.get("schema") == SCHEMA:
        try:
            return read_trusted(data)
        except Exception:
            return from_dict(data)
    try:
        return read_strict(to_current(data))
    except SchemaError:
        raise
    except RecursionError as error:
        raise SchemaError(("nested too deeply at $",)) from error
    except ValueError as error:
        raise SchemaError((f"{error} at $.schema",)) from error


def to_json(document: Document, *, indent: int | None = None) -> str:
    """Give a document as JSON.

    Characters are written as they are, except those that UTF-8 or JSON Lines could not hold:
    unpaired surrogates and Unicode's line separators are escaped.

    Args:
        document: The document.
        indent: How far to indent; by default all stands on one line.

    Raises:
        SchemaError: When a string holds the two halves of a surrogate pair as two characters, of
            which JSON would make one; or an integer has more digits than Python writes.
    """
    plain = to_dict(document)
    separators = (",", ":") if indent is None else (",", ": ")
    try:
        text = json.dumps(plain, ensure_ascii=False, indent=indent, separators=separators)
    except ValueError as error:  # an integer of thousands of digits in extra
        raise SchemaError((f"{error} at $",)) from error
    if _SPLIT_PAIR.search(text):
        raise SchemaError(tuple(_split_pairs(plain, "$")))
    return _TO_ESCAPE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _split_pairs(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, member in value.items():
            where = step(path, key)
            yield from _split_pairs(key, where)
            yield from _split_pairs(member, where)
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from _split_pairs(member, f"{path}[{index}]")
    elif isinstance(value, str) and (match := _SPLIT_PAIR.search(value)):
        yield f"the halves of a surrogate pair stand apart at character {match.start()} at {path}"


def from_json(text: str | bytes, *, trusted: bool = False) -> Document:
    """Read a document from JSON.

    Args:
        text: The JSON; bytes are UTF-8.
        trusted: See `from_dict`.

    Raises:
        SchemaError: With every problem and its path, when it is no JSON or does not fit.
    """
    return from_dict(_load(text, strict=not trusted), trusted=trusted)


def _load(text: str | bytes, *, strict: bool) -> Any:
    twice: dict[int, tuple[dict[str, Any], list[str]]] = {}

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            counts = Counter(key for key, _ in pairs)
            # the dict is kept, so that no other gets its id
            twice[id(made)] = made, [key for key, count in counts.items() if count > 1]
        return made

    try:
        data = json.loads(text, object_pairs_hook=once if strict else None)
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, ValueError) else "nested too deeply"
        raise SchemaError((f"not JSON: {reason} at $",)) from error
    if twice:
        raise SchemaError(tuple(_where_twice(data, twice)))
    return data


def _where_twice(data: Any, twice: Mapping[int, tuple[dict[str, Any], list[str]]]) -> Iterator[str]:
    todo = [(data, "$")]
    while todo:
        value, path = todo.pop()
        if isinstance(value, dict):
            if id(value) in twice:
                yield from (f"field {key!r} stands twice at {path}" for key in twice[id(value)][1])
            todo += [(member, step(path, key)) for key, member in value.items()]
        elif isinstance(value, list):
            todo += [(member, f"{path}[{index}]") for index, member in enumerate(value)]
