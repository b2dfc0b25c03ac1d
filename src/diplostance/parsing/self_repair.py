"""Self-repair: "Kenya should be – should free the crew", where the words before the dash are void.

Who speaks freely breaks off and starts again with a word that was said already. The words before
the dash are left out of the sentence that the rules see, as quotation marks are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from diplostance.parsing.tokens import Words

_DASHES: Final = frozenset({"-", "–", "—", "--"})
_MARKS: Final = frozenset({",", ";", ":", ".", "?", "!", "(", ")"})
_LONGEST: Final = 5
_ADDED: Final = 2
"""So many words more may the second try have before it says the last word of the first again."""


def voided(lower: Sequence[str], words: Words) -> frozenset[int]:
    """Give the places of the words that the speaker took back, with their dash.

    "threat to – threats to the port", "we expressed our grief – we repeat our grief".
    """
    found: set[int] = set()
    for dash in range(1, len(lower) - 1):
        if lower[dash] in _DASHES:
            start = _start(lower, dash, words["unfinished"])
            if start is not None:
                found.update(range(start, dash + 1))
    return frozenset(found)


def _start(lower: Sequence[str], dash: int, unfinished: frozenset[str]) -> int | None:
    """Give where the words taken back start, if the words behind the dash say them anew."""
    again, last = lower[dash + 1], lower[dash - 1]
    for at in range(dash - 1, max(-1, dash - 1 - _LONGEST), -1):
        if lower[at] in _MARKS or lower[at] in _DASHES:
            return None
        if not _alike(lower[at], again):
            continue
        size = dash - at
        second = lower[dash + 2 : dash + 1 + size + _ADDED]
        if last in unfinished or (size > 1 and last in second):
            return at
    return None


def _alike(one: str, other: str) -> bool:
    """Tell whether it is the same word, be it of one or of several."""
    return other in {one, f"{one}s"} or one == f"{other}s"
