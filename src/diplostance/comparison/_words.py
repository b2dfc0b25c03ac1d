"""Words without case and punctuation, to be compared."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"\w+")


def folded_words(text: str) -> list[str]:
    """Give the words of a text, folded."""
    return _WORD.findall(text.casefold())


def fold(text: str) -> str:
    """Give a text without case and punctuation."""
    return " ".join(folded_words(text))


def few(names: list[str], most: int = 12, none: str = "none") -> str:
    """Give some names in one line; of many the rest is counted."""
    told = ", ".join(names[:most]) or none
    return told if len(names) <= most else f"{told} and {len(names) - most} more"
