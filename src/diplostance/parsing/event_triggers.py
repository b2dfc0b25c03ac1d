"""Triggers: the words that name events, read from the language's ``events.toml``."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from attrs import field, frozen

from diplostance.errors import LexiconError
from diplostance.languages import read_topic
from diplostance.model.vocabulary import EVENT_KINDS
from diplostance.parsing.lexicon import inflect
from diplostance.parsing.tokens import load_words, tokenize

ROLES = frozenset({"agent", "patient", "place", "person", "topic"})
"""What a participant may be. A ``person`` is the patient when it is one, else the agent."""


@frozen
class Trigger:
    """Words that name an event of a kind.

    Attributes:
        kind: The kind of the event.
        form: The words, in lower case.
        noun: Whether they are a noun; else a verb.
        roles: What stands behind a preposition or in a place of the sentence.
        never_before: Objects with which the verb means something else ("released a statement").
        not_after: Words before it with which it means something else ("news release").
        intransitive: Whether the verb with an object means something else ("demonstrates that").
        personal: Whether the agent is the person, not whom the person represents.
        uncapitalised: Whether a capital inside the sentence makes it a name ("Oslo Agreement").
        company: Words of which one must be in the sentence when no person is the patient.
        held: Things that it can be done to, where nobody of the company is there ("a ship").
    """

    kind: str
    form: tuple[str, ...]
    noun: bool
    roles: Mapping[str, str] = field(repr=False)
    never_before: frozenset[str] = field(default=frozenset(), repr=False)
    not_after: frozenset[str] = field(default=frozenset(), repr=False)
    intransitive: bool = False
    personal: bool = False
    uncapitalised: bool = False
    company: frozenset[str] = field(default=frozenset(), repr=False)
    held: frozenset[str] = field(default=frozenset(), repr=False)


@frozen
class Triggers:
    """All triggers of a language by their first word, longest first, and the words around them."""

    by_word: Mapping[str, tuple[Trigger, ...]] = field(repr=False, eq=False)
    words: Mapping[str, frozenset[str]] = field(repr=False, eq=False)
    unrealised: frozenset[tuple[str, ...]] = field(repr=False)


def _split(words: str, language: str) -> tuple[str, ...]:
    return tuple(token.lower for token in tokenize(words, load_words(language)))


@functools.cache
def load_triggers(language: str) -> Triggers:
    """Read the words that name events.

    Raises:
        UnknownLanguageError: When there is no such language.
        LexiconError: When an entry has an unknown kind or role.
    """
    topic = read_topic(language, "events")
    where = f"{language}/events.toml"
    irregular: dict[str, str] = {
        **read_topic(language, "words").get("irregular", {}),
        **topic["irregular"],
    }
    found: dict[str, list[Trigger]] = {}
    for entry in topic["event"]:
        kind = entry["kind"]
        roles: dict[str, str] = {**topic["default_roles"], **entry.get("roles", {})}
        if kind not in EVENT_KINDS:
            raise LexiconError(where, f"unknown event kind {kind!r}")
        for role in roles.values():
            if role not in ROLES:
                raise LexiconError(where, f"{kind}: unknown role {role!r}")
        verbs = [form for verb in entry.get("verbs", ()) for form in inflect(verb, irregular)]
        for noun, group in ((True, entry["nouns"]), (False, verbs)):
            for words in group:
                form = _split(words, language)
                trigger = Trigger(
                    kind,
                    form,
                    noun,
                    roles,
                    frozenset(entry.get("never_before", ())),
                    frozenset(entry.get("not_after", ())),
                    entry.get("intransitive", False),
                    entry.get("personal", False),
                    entry.get("uncapitalised", False),
                    frozenset(entry.get("company", ())),
                    frozenset(entry.get("held", ())),
                )
                found.setdefault(form[0], []).append(trigger)
    return Triggers(
        {first: _longest_first(group) for first, group in found.items()},
        _word_sets(topic["words"], irregular),
        frozenset(_split(words, language) for words in topic["words"]["unrealised_before"]),
    )


def _longest_first(group: Sequence[Trigger]) -> tuple[Trigger, ...]:
    return tuple(sorted(group, key=lambda trigger: -len(trigger.form)))


def _word_sets(
    words: Mapping[str, Sequence[str]], irregular: Mapping[str, str]
) -> dict[str, frozenset[str]]:
    sets = {name: frozenset(value) for name, value in words.items()}
    for name in ("light_verbs", "announcing_verbs", "intending"):
        forms = (form for verb in words[name] for form in inflect(verb, irregular))
        sets[name] = frozenset(form.split()[0] for form in forms)
    return sets
