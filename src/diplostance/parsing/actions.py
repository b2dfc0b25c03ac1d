"""Actions: the conduct that a demand, a commitment or a decision is about."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from attrs import field, frozen

from diplostance.errors import LexiconError
from diplostance.languages import read_topic
from diplostance.model import Span
from diplostance.model.vocabulary import ACTIONS

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_LONGEST = 4
_FIRST_WORDS = 40


@frozen
class ActionFinder:
    """Finds the action in words, and whether it is to be done or not."""

    phrases: dict[tuple[str, ...], tuple[str, str]] = field(repr=False, eq=False)
    stops: frozenset[tuple[str, ...]] = field(repr=False)

    def find(self, text: str, spans: Sequence[Span]) -> tuple[str, str]:
        """Give action and polarity: the first action named, turned round by "stop"."""
        words = [
            match.group().lower().replace("’", "'")
            for span in spans
            for match in _WORD.finditer(text, span.start, min(span.end, span.start + 600))
        ][:_FIRST_WORDS]
        flipped = False
        at = 0
        while at < len(words):
            stop = self._longest(words, at, self.stops)
            if stop:
                flipped = True
                at += stop
                continue
            for size in range(min(_LONGEST, len(words) - at), 0, -1):
                hit = self.phrases.get(tuple(words[at : at + size]))
                if hit is not None:
                    action, polarity = hit
                    return action, _flip(polarity) if flipped else polarity
            at += 1
        return "other", "refrain" if flipped else "do"

    @staticmethod
    def _longest(words: list[str], at: int, phrases: frozenset[tuple[str, ...]]) -> int:
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            if tuple(words[at : at + size]) in phrases:
                return size
        return 0


def _flip(polarity: str) -> str:
    return "do" if polarity == "refrain" else "refrain"


@functools.cache
def load_actions(language: str) -> ActionFinder:
    """Read the actions of a language.

    Raises:
        LexiconError: When an entry names no known action.
    """
    topic = read_topic(language, "actions")
    phrases: dict[tuple[str, ...], tuple[str, str]] = {}
    for entry in topic["action"]:
        if entry["action"] not in ACTIONS:
            raise LexiconError(f"{language}/actions.toml", f"unknown action {entry['action']!r}")
        for form in (*entry.get("verbs", ()), *entry.get("nouns", ())):
            key = tuple(form.lower().split())
            phrases.setdefault(key, (entry["action"], entry.get("polarity", "do")))
    stops = frozenset(tuple(form.lower().split()) for form in topic["stop_words"])
    return ActionFinder(phrases, stops)
