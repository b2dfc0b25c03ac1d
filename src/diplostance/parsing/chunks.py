"""Chunks: a sentence as rules see it: words with tags, verb groups and noun phrases."""

from __future__ import annotations

from collections.abc import Callable

from attrs import field

from diplostance.model import Span
from diplostance.parsing.records import record
from diplostance.parsing.tokens import Token

HEAD_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "PRP", "EX", "DT", "WP"})
_INSIDE_NOUN = frozenset(
    {"DT", "PRP$", "JJ", "JJR", "JJS", "CD", "NN", "NNS", "NNP", "NNPS", "POS", "PDT", "$", "#",
     "WP$", "RBS", "RBR", "SYM"}
)  # fmt: skip
_LONE = frozenset({"PRP", "EX"})


@record
class VerbGroup:
    """A verb with its auxiliaries: the words ``first`` to ``last`` (exclusive).

    Attributes:
        first: The first word, an auxiliary or the verb itself; "to" is not part of the group.
        last: Behind the last word.
        head: The main verb.
        finite: Whether its first verb is finite.
        infinitive: Whether "to" stands before it.
        passive: Whether the main verb is a participle behind a form of "be".
        negated: Whether a "not" or "never" belongs to it.
        modal: The modal verb, in lower case, if there is one.
    """

    first: int
    last: int
    head: int
    finite: bool
    infinitive: bool
    passive: bool
    negated: bool
    modal: str | None


Speaks = Callable[[VerbGroup], int]
"""Tells how much a verb is a cue: 0 not at all, 1 a cue, ``SAYS`` a verb of saying."""
SAYS = 2
"""The answer of ``Speaks`` for a verb of saying."""


@record
class Phrase:
    """One sentence, ready for rules: parallel tuples, one member a word.

    Attributes:
        text: The whole text.
        tokens: The words.
        lower: The words in lower case.
        tags: Their parts of speech.
        quoted: For each word, where the quotation that it stands in starts, or -1.
        block: The number of the block.
        stops: Words that end a noun phrase: "on Sunday / President Buhari".
        groups: The verb groups in order.
        group_of: For each word the number of its verb group, or -1.
    """

    text: str = field(repr=False)
    tokens: tuple[Token, ...]
    lower: tuple[str, ...]
    tags: tuple[str, ...]
    quoted: tuple[int, ...]
    block: int
    stops: frozenset[int]
    groups: tuple[VerbGroup, ...]
    group_of: tuple[int, ...] = field(repr=False)

    def __len__(self) -> int:
        return len(self.tokens)

    def span(self, first: int, last: int) -> Span:
        """Give the span of the words ``first`` to ``last`` (exclusive)."""
        return Span(start=self.tokens[first].start, end=self.tokens[last - 1].end)

    def said(self, first: int, last: int) -> str:
        """Give the text of the words ``first`` to ``last`` (exclusive)."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def group_at(self, index: int) -> VerbGroup | None:
        """Give the verb group that the word belongs to."""
        number = self.group_of[index]
        return None if number < 0 else self.groups[number]


def noun_phrase_end(phrase: Phrase, first: int, ceiling: int) -> int:
    """Give where the simple noun phrase that starts at ``first`` ends; ``first`` if none does."""
    tags, group_of = phrase.tags, phrase.group_of
    index = first
    end = first
    headed = False
    while index < ceiling:
        tag = tags[index]
        if tag in _LONE:
            return index + 1 if index == first else end
        if group_of[index] >= 0:
            break
        if end > first and tag in {"DT", "PRP$", "PDT", "WP$"}:
            if tags[index - 1] not in {"PDT", "DT"} or tags[end - 1] not in {"PDT", "DT"}:
                break
        elif tag == "RB":
            if index + 1 >= ceiling or tags[index + 1] not in {"JJ", "VBN", "VBG", "CD"}:
                break
            if end > first and tags[index - 1] not in {"DT", "JJ", "PRP$", "POS", "CC"}:
                break
            if group_of[index + 1] >= 0:
                break
        elif tag in {"CC", ","} and index > first and not headed:
            if not (
                index + 1 < ceiling
                and tags[index - 1] in {"JJ", "VBN", "VBG"}
                and phrase.quoted[index - 1] == phrase.quoted[index + 1]
                and (tags[index + 1] in {"JJ", "VBN", "VBG", "CC"})
            ):
                break
        elif tag not in _INSIDE_NOUN and tag not in {"VBN", "VBG"}:
            break
        index += 1
        if tag in HEAD_NOUNS:
            end = index
            headed = headed or tag != "DT"
            if index - 1 in phrase.stops:
                return end
    return end
