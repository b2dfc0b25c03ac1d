"""Tokens, sentences and quotations, each with its place in the text.

Words are cut as the Penn Treebank cuts them: a possessive and a contracted "not" stand alone, an
abbreviation keeps its period. Every pattern is a plain scan, so that time grows with length.
"""

from __future__ import annotations

import bisect
import functools
import re
from typing import Any

from attrs import frozen

from diplostance.languages import read_topic

_TOKEN = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}                                # U.S.
    | [^\W\d_]+n['’]t\b                                # don't, cut in two below
    | ['’](?:s|re|ve|ll|d|m)\b(?=\W|$)                # 's 're
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?%?             # numbers
    | [#@]\w+
    | [^\W_]+(?:[-‑][^\W_]+|['’](?!(?:s|re|ve|ll|d|m|t)\b)[^\W\d_]+)*
    | \.{3,} | [-–—]{1,3}
    | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BREAK = re.compile(r"[\r\n\u2028\u2029]+")
STRAIGHT = '"'
LONGEST_SENTENCE = 250
"""A sentence with more tokens is cut, so that work for each is bounded."""
_TAG_MARKS = frozenset("#@")
QUOTE_MARKS = frozenset("“”«»„‘’\"'")


@frozen
class Token:
    """A word or mark: its text, its lower-case form and its place."""

    text: str
    lower: str
    start: int
    end: int


@frozen
class Quotation:
    """A quotation: the tokens ``first`` to ``last`` (exclusive) between the marks."""

    first: int
    last: int
    start: int
    end: int
    closed: bool


@frozen
class Sentence:
    """The tokens ``first`` to ``last`` (exclusive) of a sentence, and the block they stand in."""

    first: int
    last: int
    block: int


class Words(dict[str, frozenset[str]]):
    """The closed classes of a language by name. Never changed once made.

    A dict of its own kind, for rules look words up for every token.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<Words: {len(self)} classes>"


@functools.cache
def load_words(language: str) -> Words:
    """Read the closed classes of a language.

    Raises:
        UnknownLanguageError: When there is no such language.
    """
    topic: dict[str, Any] = read_topic(language, "words")
    return Words(
        {name: frozenset(words) for name, words in topic.items() if isinstance(words, list)}
    )


def tokenize(text: str, words: Words, start: int = 0, end: int | None = None) -> list[Token]:
    """Cut a stretch of the text into tokens."""
    abbreviations = words["abbreviations"]
    found: list[Token] = []
    stop = len(text) if end is None else end
    add = found.append
    for match in _TOKEN.finditer(text, start, stop):
        word, first, last = match.group(), match.start(), match.end()
        if word[0] in _TAG_MARKS and last > first + 1:
            word, first = word[1:], first + 1  # "#Iran" names Iran
        lower = word.lower()
        if lower == "." and found and found[-1].end == first:
            before = found[-1]
            short = len(before.text) == 1 and before.text.isalpha() and before.text.isupper()
            if before.lower in abbreviations or short:
                found[-1] = Token(before.text + ".", before.lower + ".", before.start, last)
                continue
        if len(lower) > 2 and lower[-2:] in {"'t", "’t"} and lower[-3] == "n":
            cut = last - 3
            if cut > first:
                add(Token(text[first:cut], text[first:cut].lower(), first, cut))
            add(Token(text[cut:last], "n't", cut, last))
            continue
        add(Token(word, lower, first, last))
    return found


def sentences(tokens: list[Token], words: Words, blocks: list[tuple[int, int]]) -> list[Sentence]:
    """Cut tokens into sentences. A block (paragraph) always ends one."""
    found: list[Sentence] = []
    starts = [token.start for token in tokens]
    for number, (block_start, block_end) in enumerate(blocks):
        first = bisect.bisect_left(starts, block_start)
        last = bisect.bisect_left(starts, block_end)
        begin = first
        index = first
        while index < last:
            if _ends_here(tokens, index, last, words) or index - begin >= LONGEST_SENTENCE:
                stop = index + 1
                while (
                    stop < last
                    and tokens[stop].text in "”’\"'»)]"
                    and (tokens[stop].start == tokens[stop - 1].end)
                ):
                    stop += 1
                found.append(Sentence(begin, stop, number))
                begin = index = stop
            else:
                index += 1
        if begin < last:
            found.append(Sentence(begin, last, number))
    return found


def _ends_here(tokens: list[Token], index: int, last: int, words: Words) -> bool:
    token = tokens[index]
    mark = token.text
    if mark not in {".", "!", "?", "…", "。"} and not mark.endswith("."):
        return False
    follow = index + 1
    while follow < last and tokens[follow].text in "”’\"'»)]“‘«":
        follow += 1
    if follow >= last:
        return True
    after = tokens[follow].text
    if mark in {"!", "?", "…"} or mark.startswith("..."):
        return not after[0].islower()
    if mark == ".":
        return not after[0].islower() and (
            tokens[index + 1].start > token.end or after[0].isupper()
        )
    bare = token.lower.rstrip(".")
    if bare in words["ends_anyway"] or (len(bare) > 1 and bare not in words["abbreviations"]):
        return tokens[follow].lower in words["sentence_starters"] and after[0].isupper()
    return False


def quotations(tokens: list[Token], text: str, blocks: list[tuple[int, int]]) -> list[Quotation]:
    """Find what stands between quotation marks. One that is never closed ends with its block."""
    found: list[Quotation] = []
    starts = [token.start for token in tokens]
    for block_start, block_end in blocks:
        first = bisect.bisect_left(starts, block_start)
        last = bisect.bisect_left(starts, block_end)
        _quotations_of_block(tokens, text, first, last, found)
    return found


def _quotations_of_block(
    tokens: list[Token], text: str, first: int, last: int, found: list[Quotation]
) -> None:
    open_at: int | None = None
    wanted = ""
    closers = _closers(tokens, text, first, last)
    for index in range(first, last):
        mark = tokens[index].text
        if mark not in QUOTE_MARKS:
            continue
        if open_at is None:
            wanted = _opens(tokens, text, index)
            if wanted:
                open_at = index + 1
        elif mark in wanted and (mark not in "'’" or index in closers):
            _add_quotation(tokens, open_at, index, found, closed=True)
            open_at = None
    if open_at is not None:
        _add_quotation(tokens, open_at, last, found, closed=False)


def _closers(tokens: list[Token], text: str, first: int, last: int) -> set[int]:
    found = set()
    for index in range(first, last):
        token = tokens[index]
        if token.text in "'’" and len(token.text) == 1:
            after = text[token.end : token.end + 1]
            before = text[token.start - 1 : token.start] if token.start else ""
            if before.strip() and not after.isalnum():
                found.add(index)
    return found


def _opens(tokens: list[Token], text: str, index: int) -> str:
    """Give the marks that would close a quotation opened here, or ''."""
    token = tokens[index]
    mark = token.text
    if mark in {"“", "„"}:
        return "”“"
    if mark == "«":
        return "»"
    if mark in "”»":
        return ""
    after = text[token.end : token.end + 1]
    before = text[token.start - 1 : token.start] if token.start else " "
    if mark == STRAIGHT:
        return STRAIGHT
    if before.isalnum() or not (after.isalnum() or after in "[.…"):
        return ""
    return "'’" if mark in "'‘" else ""


def _add_quotation(
    tokens: list[Token], first: int, last: int, found: list[Quotation], *, closed: bool
) -> None:
    if first < last:
        found.append(Quotation(first, last, tokens[first].start, tokens[last - 1].end, closed))


def blocks_of(text: str) -> list[tuple[int, int]]:
    """Cut a text into its lines (paragraphs) that hold more than white space."""
    found = []
    start = 0
    for match in _BREAK.finditer(text):
        if text[start : match.start()].strip():
            found.append((start, match.start()))
        start = match.end()
    if text[start:].strip():
        found.append((start, len(text)))
    return found
