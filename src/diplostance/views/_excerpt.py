"""Excerpts: words in the sentence that they stand in, bounded, for the page and for the text."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from attrs import frozen

from diplostance.errors import UnknownLanguageError
from diplostance.model import Act, Document, Event, Span
from diplostance.views._evidence import pieces
from diplostance.views._marked_text import paragraphs
from diplostance.views._markup import even_lines

if TYPE_CHECKING:
    from diplostance.parsing.tokens import Words

LONGEST: Final = 300
"""How many characters an excerpt has at most."""
_AROUND: Final = 2 * LONGEST
_BEFORE: Final = 60
"""How many characters before the words a long sentence is cut."""


@frozen
class Part:
    """A stretch of an excerpt.

    Attributes:
        text: What stands there.
        role: ``cue`` or ``content`` for the words that are marked, otherwise empty.
    """

    text: str
    role: str = ""


def of_act(document: Document, act: Act) -> tuple[Part, ...]:
    """Give the words of an act in their sentence; nothing without a text."""
    if document.text is None:
        return ()
    return excerpt(document.text, act.cue, act.content, document.language)


def of_event(document: Document, event: Event) -> tuple[Part, ...]:
    """Give the word for an event in its sentence, or another place that speaks of it."""
    if document.text is None:
        return ()
    place = event.mentions[:1] if event.trigger is None else ()
    return excerpt(document.text, event.trigger, place, document.language)


def excerpt(
    text: str, cue: Span | None, content: tuple[Span, ...], language: str
) -> tuple[Part, ...]:
    """Give words in their sentence: that of the cue, or of the first content without one.

    Args:
        text: The text of the document.
        cue: The words that carry an act, or name an event.
        content: Other words to be marked.
        language: The language of the text, whose abbreviations end no sentence.

    Returns:
        The parts in order, at most 300 characters; an ellipsis shows where more was cut. Nothing
        when there are no words.
    """
    if cue is None and not content:
        return ()
    whole = _sentence(text, cue or content[0], language)
    shown = _cut(text, whole, _first(cue, content, whole), cue or content[0])
    return tuple(_parts(text, shown, whole, cue, content))


def _sentence(text: str, anchor: Span, language: str) -> Span:
    """Find the sentence of some words; only what stands near is looked at."""
    from diplostance.parsing.tokens import sentences, tokenize  # noqa: PLC0415 - only here

    begin = max(anchor.start - _AROUND, 0)
    last = min(anchor.end, anchor.start + LONGEST)
    near = even_lines(text[begin : last + _AROUND])
    words = _words_of(language)
    tokens = tokenize(near, words)
    start, end = anchor.start, last
    for one in sentences(tokens, words, paragraphs(near)):
        first, stop = begin + tokens[one.first].start, begin + tokens[one.last - 1].end
        if first < last and anchor.start < stop:
            start, end = min(start, first), max(end, stop)
    return Span(start=start, end=end)


@functools.lru_cache(maxsize=16)
def _words_of(language: str) -> Words:
    """Give the closed classes of a language, or of English: what ends a sentence is much alike."""
    from diplostance.parsing.tokens import load_words  # noqa: PLC0415

    try:
        return load_words(language)
    except UnknownLanguageError:
        return load_words("en")


def _first(cue: Span | None, content: tuple[Span, ...], whole: Span) -> int:
    """Give where the first of the words in the sentence begins."""
    spans = [*content, *([cue] if cue else [])]
    return min(max(span.start, whole.start) for span in spans if span.overlaps(whole))


def _cut(text: str, whole: Span, first: int, anchor: Span) -> Span:
    """Cut a sentence that is too long around the first of the words, or around the anchor."""
    if len(whole) <= LONGEST:
        return whole
    room = LONGEST - 4  # an ellipsis and a space on each side
    if min(anchor.end, anchor.start + LONGEST // 2) - first > room - _BEFORE:
        first = anchor.start
    start = max(whole.start, min(first - _BEFORE, whole.end - room))
    if start > whole.start:
        space = text.find(" ", start, first)
        start = start if space < 0 else space + 1
    end = min(start + room, whole.end)
    if end < whole.end:
        space = text.rfind(" ", first, end)
        end = end if space <= first else space
    return Span(start=start, end=end)


def _parts(
    text: str, shown: Span, whole: Span, cue: Span | None, content: tuple[Span, ...]
) -> Iterator[Part]:
    if shown.start > whole.start:
        yield Part("… ")
    at = shown.start
    for piece in pieces(text, cue, content):
        start, end = max(piece.span.start, at), min(piece.span.end, shown.end)
        if start >= end:
            continue
        if at < start:
            yield Part(even_lines(text[at:start]))
        yield Part(even_lines(text[start:end]), "cue" if piece.is_cue else "content")
        at = end
    if at < shown.end:
        yield Part(even_lines(text[at : shown.end]))
    if shown.end < whole.end:
        yield Part(" …")
