"""Plain words: those of a text that name no actor, no day and no act, to tell two things apart."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterable
from typing import Final

from diplostance.comparison._words import folded_words
from diplostance.languages import available_languages, read_topic
from diplostance.model import Actor, Document, Span

_BEFORE: Final = 60
_AFTER: Final = 90
"""How many characters before and behind an event are looked at, within its sentence."""
_SHORT: Final = 3
"""The longest word that is left out: short ones are articles and the like in most languages."""
_END: Final = re.compile(r"[.;!?\n]")


@functools.cache
def _function_words(language: str) -> frozenset[str]:
    """Give the words of a language that say nothing of what a text is about."""
    if language not in available_languages():
        return frozenset()
    return frozenset(read_topic(language, "comparison")["function_words"])


def plain(words: Iterable[str], language: str) -> frozenset[str]:
    """Leave out short words and function words."""
    empty = _function_words(language)
    return frozenset(word for word in words if len(word) > _SHORT and word not in empty)


class PlainWords:
    """The plain words of one document, folded, and the actors that it names.

    Actors and days are left out of the words because they are compared as such, and the cues of
    acts because they say what somebody does with it.
    """

    def __init__(self, document: Document) -> None:
        self._text = document.text or ""
        self._language = document.language
        mentions = sorted(
            (
                (mention.span.start, mention.span.end, mention.actor)
                for mention in document.mentions
            ),
            key=lambda found: found[:2],
        )
        self._actors = [actor for _, _, actor in mentions]
        self._named = [start for start, _, _ in mentions]
        taken = {(start, end) for start, end, _ in mentions}
        taken |= {
            (event.time.span.start, event.time.span.end)
            for event in document.events
            if event.time is not None and event.time.span is not None
        }
        taken |= {
            (act.cue.start, act.cue.end)
            for statement in document.statements
            for act in statement.acts
            if act.cue is not None
        }
        self._taken = sorted(taken)
        self._starts = [start for start, _ in self._taken]

    def between(self, first: int, last: int) -> frozenset[str]:
        """Give the plain words between two places of the text."""
        words: set[str] = set()
        place = first
        at = max(0, bisect.bisect_left(self._starts, first) - 1)
        while at < len(self._taken) and self._taken[at][0] < last:
            start, end = self._taken[at]
            if end > place:
                words.update(folded_words(self._text[place : max(place, start)]))
                place = end
            at += 1
        words.update(folded_words(self._text[place : max(place, last)]))
        return plain(words, self._language)

    def actors(self, first: int, last: int) -> list[Actor]:
        """Give the actors that are named between two places of the text."""
        low, high = bisect.bisect_left(self._named, first), bisect.bisect_left(self._named, last)
        return self._actors[low:high]

    def around(self, spans: Iterable[Span]) -> frozenset[str]:
        """Give the plain words around some words, within their sentences."""
        words: set[str] = set()
        for span in spans:
            first, last = self._sentence(span)
            words |= self.between(first, span.start) | self.between(span.end, last)
        return frozenset(words)

    def _sentence(self, span: Span) -> tuple[int, int]:
        """Give the part of a sentence that some words stand in, not too long."""
        low = max(0, span.start - _BEFORE)
        high = min(len(self._text), span.end + _AFTER)
        starts = [match.end() for match in _END.finditer(self._text, low, span.start)]
        end = _END.search(self._text, span.end, high)
        return starts[-1] if starts else low, high if end is None else end.start()


def words_around(document: Document | None) -> dict[str, frozenset[str]]:
    """Give for each event of a document, by its id, the plain words around it.

    None where there is no text.
    """
    if document is None or document.text is None or not document.events:
        return {}
    words = PlainWords(document)
    return {
        event.id: words.around((*([event.trigger] if event.trigger else []), *event.mentions))
        for event in document.events
    }
