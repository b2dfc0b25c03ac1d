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
