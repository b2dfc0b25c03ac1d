"""Action words: what names conduct, and what stops it, read from a language's ``actions.toml``."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from attrs import Factory, evolve, field, frozen

from diplostance.errors import LexiconError
from diplostance.languages import read_topic
from diplostance.model.vocabulary import ACTIONS, POLARITIES
from diplostance.parsing.lexicon import inflect
from diplostance.parsing.phrases import PhraseTable, phrase_key

_FINITE = 2
# Of the forms of a verb the first two may be finite and are no participles.


@frozen
class Entry:
    """What a phrase stands for.

    Attributes:
        action: The action.
        polarity: ``refrain`` where the words are against it ("ceasefire").
        verb: Whether it may be a verb.
        noun: Whether it may be a noun.
        finite: Whether the verb is in a form that may be finite.
        past: Whether the verb is in a past form, which may be a participle.
    """

    action: str
    polarity: str
    verb: bool
    noun: bool
    finite: bool = False
    past: bool = False


@frozen
class ActionWords:
    """All words that actions need.

    Attributes:
        phrases: What names an action.
        ignored: What looks like an action and is none.
        stops: Words that turn round what follows ("stop", "an end to").
        soft: Words that do so only before some actions ("withdraw the sanctions").
        negations: Words that turn round what follows at once; those mapped to false do not.
        ends: Words that end an object.
        sets: The closed classes.
        starts: The words that any of these phrases but `ends` may start with.
    """

    phrases: PhraseTable[Entry] = field(repr=False, eq=False)
    ignored: PhraseTable[bool] = field(repr=False, eq=False)
    stops: PhraseTable[bool] = field(repr=False, eq=False)
    soft: PhraseTable[bool] = field(repr=False, eq=False)
    negations: PhraseTable[bool] = field(repr=False, eq=False)
    ends: PhraseTable[bool] = field(repr=False, eq=False)
    sets: Mapping[str, frozenset[str]] = field(repr=False, eq=False)
    starts: frozenset[str] = field(
        default=Factory(lambda self: self.first_words(), takes_self=True),
        init=False, repr=False, eq=False,
    )  # fmt: skip

    def first_words(self) -> frozenset[str]:
        """Give the words that a phrase which is looked for in a content may start with."""
        tables = (self.phrases, self.ignored, self.stops, self.soft, self.negations)
        return frozenset(word for table in tables for word in table.rows)


@functools.cache
def load_action_words(language: str) -> ActionWords:
    """Read the words of a language.

    Raises:
        UnknownLanguageError: When there is no such language.
        LexiconError: When an entry names no known action.
    """
    topic = read_topic(language, "actions")
    irregular: dict[str, str] = {
        **read_topic(language, "words").get("irregular", {}),
        **topic["irregular"],
    }
    phrases: dict[tuple[str, ...], Entry] = {}
    for entry in topic["action"]:
        action, polarity = entry["action"], entry.get("polarity", "do")
        if action not in ACTIONS or polarity not in POLARITIES:
            raise LexiconError(
                f"{language}/actions.toml", f"unknown action {action!r} {polarity!r}"
            )
        for verb in entry.get("verbs", ()):
            forms = inflect(verb, irregular)
            for number, form in enumerate(forms):
                finite = number < _FINITE
                past = not finite and number < len(forms) - 1
                made = Entry(action, polarity, verb=True, noun=False, finite=finite, past=past)
                _put(phrases, form, made)
        for noun in entry.get("nouns", ()):
            _put(phrases, noun, Entry(action, polarity, verb=False, noun=True))
    stops = [form for verb in topic["stop_verbs"] for form in inflect(verb, irregular)]
    soft = [form for verb in topic["soft_stops"] for form in inflect(verb, irregular)]
    light = [form for verb in topic["light"] for form in inflect(verb, irregular)]
    words: dict[str, frozenset[str]] = {
        name: frozenset(value) for name, value in topic.items() if _is_words(value)
    }
    words["light"] = frozenset(light)
    return ActionWords(
        PhraseTable.of(phrases),
        PhraseTable.of({phrase_key(form): True for form in topic["ignored"]}),
        PhraseTable.of({phrase_key(form): True for form in (*stops, *topic["stop_nouns"])}),
        PhraseTable.of({phrase_key(form): True for form in soft}),
        PhraseTable.of(
            {phrase_key(form): True for form in topic["negations"]}
            | {phrase_key(form): False for form in topic["not_negations"]}
        ),
        PhraseTable.of({phrase_key(form): True for form in topic["object_ends"]}),
        words,
    )


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def _put(phrases: dict[tuple[str, ...], Entry], form: str, entry: Entry) -> None:
    """Add a phrase; the same words as verb and as noun are one entry, of the first action."""
    key = phrase_key(form)
    known = phrases.get(key)
    if known is None:
        phrases[key] = entry
    else:
        phrases[key] = evolve(
            known,
            verb=known.verb or entry.verb,
            noun=known.noun or entry.noun,
            finite=known.finite or entry.finite,
        )
