"""Phrases: rows of words looked up in a table, longest first, at one place after another."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from attrs import field, frozen

from diplostance.parsing.records import record

_WORD = re.compile(r"[^\W_]+(?:[-’'‑][^\W_]+)*")
_MARK = re.compile(r"[^\W_]+(?:[-’'‑][^\W_]+)*|[.;:!?,()]")
_PLAIN = str.maketrans({"’": "'", "‑": "-"})

Value = TypeVar("Value")


@record
class Word:
    """A word of a text in lower case, with straight marks, and its place."""

    lower: str
    start: int
    end: int


def words_of(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    marks: bool = False,
    most: int | None = None,
) -> list[Word]:
    """Cut a stretch of text into its words, with the marks between clauses if wanted.

    Args:
        text: The whole text.
        start: Where the stretch starts.
        end: Where it ends; the end of the text when None.
        marks: Whether marks count as words.
        most: Give only so many.
    """
    pattern = _MARK if marks else _WORD
    stop = len(text) if end is None else end
    return [
        Word(_plain(match.group()), match.start(), match.end())
        for match in itertools.islice(pattern.finditer(text, start, stop), most)
    ]


def lower_words(text: str, start: int, end: int) -> list[str]:
    """Give the words and marks of a stretch of text without their places.

    It is made small before it is cut, which is faster: letters whose small form is two characters
    may be cut otherwise than by `words_of`.
    """
    return _MARK.findall(_plain(text[start:end]))


def _plain(words: str) -> str:
    lower = words.lower()
    return lower if lower.isascii() else lower.translate(_PLAIN)


def phrase_key(phrase: str) -> tuple[str, ...]:
    """Give the words of a phrase as `words_of` gives them."""
    return tuple(word.lower for word in words_of(phrase))


@frozen
class PhraseTable(Generic[Value]):
    """What phrases stand for, by their first word, longest first."""

    rows: Mapping[str, tuple[tuple[tuple[str, ...], Value], ...]] = field(repr=False, eq=False)

    @classmethod
    def of(cls, phrases: Mapping[tuple[str, ...], Value]) -> PhraseTable[Value]:
        """Sort phrases into a table."""
        rows: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for key, value in phrases.items():
            if key:
                rows.setdefault(key[0], []).append((key, value))
        return cls(
            {
                first: tuple(sorted(group, key=lambda pair: -len(pair[0])))
                for first, group in rows.items()
            }
        )

    def at(self, lower: Sequence[str], place: int) -> tuple[int, Value] | None:
        """Give the length and the meaning of the longest phrase that starts at a place."""
        for key, value in self.rows.get(lower[place], ()):
            size = len(key)
            if size == 1 or tuple(lower[place : place + size]) == key:
                return size, value
        return None
