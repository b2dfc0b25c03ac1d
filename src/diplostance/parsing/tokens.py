"""Tokens, sentences and quotations, each with its place in the text.

Words are cut as the Penn Treebank cuts them: a possessive and a contracted "not" stand alone, an
abbreviation keeps its period. Every pattern is a plain scan, so that time grows with length.
"""

from __future__ import annotations

import bisect
import functools
import operator
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from diplostance.languages import read_topic
from diplostance.parsing.records import record

_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"""
    (\s*)
    (?:
      # Most words are letters alone: they need no second look. All else is in the other group.
      ( {_LETTER}{{2,}}+(?![\w'’‑-]) | {_LETTER}(?![\w.'’‑-]) )
    |
      ( (?:{_LETTER}\.){{2,}}                            # U.S.
      | {_LETTER}+(?i:n['’]t)\b                         # don't, cut in two below
      | ['’](?i:s|re|ve|ll|d|m)\b(?=\W|$)              # 's 're
      | \d+(?:[.,]\d+)*(?:[-‑]{_LETTER}+)+             # 30-minute
    | \d+(?:[.,:/]\d+)*(?i:st|nd|rd|th)?%?           # numbers
      | [#@]\w+
      | [^\W_]+(?:[-‑][^\W_]+|['’](?!(?i:s|re|ve|ll|d|m|t)\b){_LETTER}+)*
      | \.{{3,}} | [-–—]{{1,3}}
      | \S )
    )
    """,
    re.VERBOSE,
)
_BREAK = re.compile(r"[\r\n\u2028\u2029]+")
STRAIGHT = '"'
LONGEST_SENTENCE = 250
"""A sentence with more tokens is cut, so that work for each is bounded."""
_TAG_MARKS = frozenset("#@")
QUOTE_MARKS = frozenset("“”«»„‘’\"'")
_ENDERS = frozenset(".!?…。")
"""The last characters of tokens that may end a sentence."""
_START = operator.attrgetter("start")


@record
class Token:
    """A word or mark: its text, its lower-case form and its place."""

    text: str
    lower: str
    start: int
    end: int


@record
class Quotation:
    """A quotation: the tokens ``first`` to ``last`` (exclusive) between the marks."""

    first: int
    last: int
    start: int
    end: int
    closed: bool


@record
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

    def oneself(self, word: str) -> bool:
        """Tell whether a word is "I" or "we", in any form."""
        return word in self["first_person_plural"] or word in self["first_person_singular"]

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
    add = found.append
    last = start
    # `findall` makes no match objects: gaps and tokens follow each other, so places are added up.
    for gap, letters, piece in _TOKEN.findall(text, start, len(text) if end is None else end):
        first = last + len(gap)
        if letters:
            last = first + len(letters)
            add(Token(letters, letters.lower(), first, last))
            continue
        last = first + len(piece)
        tagged = piece[0] in _TAG_MARKS and last > first + 1  # "#Iran" names Iran
        word = piece[1:] if tagged else piece
        first += tagged
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
    for number, (first, last) in enumerate(_places(tokens, blocks)):
        begin = first
        marks = [at for at in range(first, last) if tokens[at].text[-1] in _ENDERS]
        for mark in (*marks, last):
            while mark - begin > LONGEST_SENTENCE:
                stop = _behind_closing(tokens, begin + LONGEST_SENTENCE + 1, last)
                found.append(Sentence(begin, stop, number))
                begin = stop
            if begin <= mark < last and (
                mark - begin >= LONGEST_SENTENCE or _ends_here(tokens, mark, last, words)
            ):
                stop = _behind_closing(tokens, mark + 1, last)
                found.append(Sentence(begin, stop, number))
                begin = stop
        if begin < last:
            found.append(Sentence(begin, last, number))
    return found


def _places(
    tokens: Sequence[Token], blocks: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Give for each block its first token and where its tokens end."""
    for start, end in blocks:
        first = bisect.bisect_left(tokens, start, key=_START)
        yield first, bisect.bisect_left(tokens, end, first, key=_START)


def _behind_closing(tokens: Sequence[Token], at: int, last: int) -> int:
    """Step over quotation marks and brackets that belong to the sentence before them."""
    while at < last and tokens[at].text in "”’\"'»)]" and tokens[at].start == tokens[at - 1].end:
        at += 1
    return at


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
    for first, last in _places(tokens, blocks):
        marks = [at for at in range(first, last) if tokens[at].text in QUOTE_MARKS]
        if marks:
            _quotations_of_block(tokens, text, marks, last, found)
    return found


def _quotations_of_block(
    tokens: list[Token], text: str, marks: Sequence[int], last: int, found: list[Quotation]
) -> None:
    open_at: int | None = None
    wanted = ""
    for index in marks:
        mark = tokens[index].text
        if open_at is None:
            wanted = _opens(tokens, text, index)
            if wanted:
                open_at = index + 1
        elif mark in wanted and (mark not in "'’" or _closes(tokens[index], text)):
            _add_quotation(tokens, open_at, index, found, closed=True)
            open_at = None
    if open_at is not None:
        _add_quotation(tokens, open_at, last, found, closed=False)


def _closes(mark: Token, text: str) -> bool:
    """Tell whether a mark that may be an apostrophe closes a quotation."""
    after = text[mark.end : mark.end + 1]
    before = text[mark.start - 1 : mark.start] if mark.start else ""
    return bool(before.strip()) and not after.isalnum()


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
