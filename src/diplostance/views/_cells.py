"""Text in a terminal: what a string takes up there, and what must not reach it.

Texts come from anywhere. A control character in one could move the cursor, change the title of
the window or turn the direction of writing, so everything that a terminal would obey is shown as
an escape. Lines are measured in cells: a wide character takes two, a combining one none.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_KEPT: Final = "\u200c\u200d"  # the joiners of Persian, Hindi and emoji: they command nothing
_ISOLATE: Final = "\u2068"
_END_OF_ISOLATE: Final = "\u2069"
_NO_WIDTH: Final = _KEPT + _ISOLATE + _END_OF_ISOLATE
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})


def _escape(character: str) -> str:
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def safe(text: str) -> str:
    r"""Give the text on one line, with all that a terminal would obey written as escapes.

    White space becomes one space; ``ESC`` becomes ``\x1b``; an override of the direction becomes
    ``\u202e``; an unpaired surrogate becomes ``\ud800``.
    """
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return "".join(
        _escape(c) if unicodedata.category(c) in _HIDDEN and c not in _KEPT else c for c in line
    )


def cells(text: str) -> int:
    """Count the cells that a safe text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_cell, text))


def _cell(character: str) -> int:
    if character in _NO_WIDTH or unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def isolated(line: str) -> str:
    """Keep right-to-left words in a line from reordering what stands around them."""
    if line.isascii() or not any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in line):
        return line
    return f"{_ISOLATE}{line}{_END_OF_ISOLATE}"


def wrap(text: str, width: int) -> list[str]:
    """Break a safe text into lines of at most so many cells.

    It is broken at spaces, and inside a word only where the word alone is too long. A character
    that is wider than the width gets a line to itself.
    """
    lines: list[str] = []
    line: list[str] = []
    used = 0
    for word in text.split():
        size = cells(word)
        if line and used + 1 + size <= width:
            line.append(word)
            used += 1 + size
            continue
        if line:
            lines.append(" ".join(line))
        pieces = [word] if size <= width else _pieces(word, width)
        lines += pieces[:-1]
        line, used = [pieces[-1]], cells(pieces[-1])
    if line:
        lines.append(" ".join(line))
    return lines


def _pieces(word: str, width: int) -> list[str]:
    pieces: list[str] = []
    start = used = 0
    for index, character in enumerate(word):
        size = _cell(character)
        if used + size > width and index > start:
            pieces.append(word[start:index])
            start, used = index, 0
        used += size
    return [*pieces, word[start:]]


def clip(text: str, width: int) -> str:
    """Cut a safe text to at most so many cells; an ellipsis shows that something is gone."""
    if cells(text) <= width:
        return text
    kept: list[str] = []
    used = 0
    for character in text:
        used += _cell(character)
        if used > width - 1:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def pad(text: str, width: int) -> str:
    """Fill a text with spaces up to so many cells."""
    return text + " " * (width - cells(text))
