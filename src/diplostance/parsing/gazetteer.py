"""The gazetteer: the names of states, organisations, organs, offices and people, as tokens."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from attrs import define, field, frozen

from diplostance.model import Actor
from diplostance.parsing.tokens import Token, load_words, tokenize


@frozen
class Entry:
    """A name.

    Attributes:
        name: The name as it is written.
        kind: ``state``, ``adjective``, ``capital``, ``city``, ``organisation``, ``organ``,
            ``group``, ``organ_noun``, ``role`` or ``person``.
        actor_id: The actor that it means; empty for an office or organ of any state.
        key: The short name of an organ or office ("mfa").
        speaks: Whether an organ or office of this name speaks for its state.
        weak: Whether the name is also a common word or another's name.
        length: How many words it has.
    """

    name: str
    kind: str
    actor_id: str = ""
    key: str | None = None
    speaks: bool = True
    weak: bool = False
    length: int = 1


@define
class _Builder:
    names: dict[str, list[tuple[tuple[str, ...], Entry]]] = field(factory=dict)
    actors: dict[str, Actor] = field(factory=dict)
    by_name: dict[str, str] = field(factory=dict)
    language: str = "en"

    def add(
        self,
        name: str,
        kind: str,
        actor_id: str = "",
        *,
        key: str | None = None,
        speaks: bool = True,
        weak: bool = False,
        fold: bool = False,
    ) -> None:
        words = tuple(
            token.lower if fold else token.text
            for token in tokenize(name, load_words(self.language))
        )
        if not words:
            return
        entry = Entry(name, kind, actor_id, key, speaks, weak, len(words))
        self.names.setdefault(words[0].lower(), []).append((words, entry))
        if actor_id and kind in {"state", "organisation", "organ", "group", "person"}:
            self.by_name.setdefault(name.lower(), actor_id)


@frozen
class Gazetteer:
    """Names by their first word in lower case, longest first, and the actors that they mean."""

    names: dict[str, tuple[tuple[tuple[str, ...], Entry], ...]] = field(repr=False, eq=False)
    actors: dict[str, Actor] = field(repr=False, eq=False)
    by_name: dict[str, str] = field(repr=False, eq=False)
    families: dict[str, tuple[tuple[str, str, str], ...]] = field(repr=False, eq=False)
    spokespersons: frozenset[str] = field(repr=False)

    def scan(self, tokens: Sequence[Token]) -> dict[int, Entry]:
        """Give the entry that starts at each word, the longest one."""
        found: dict[int, Entry] = {}
        for at, token in enumerate(tokens):
            for words, entry in self.names.get(token.lower, ()):
                size = len(words)
                if at + size > len(tokens):
                    continue
                generic = entry.kind in {"organ_noun", "role"}
                if all(
                    (tokens[at + i].lower == words[i])
                    if generic
                    else _same(tokens[at + i].text, words[i])
                    for i in range(size)
                ):
                    found[at] = entry
                    break
        return found

    def actor(self, actor_id: str) -> Actor | None:
        """Give the actor of an id."""
        return self.actors.get(actor_id)

    def named(self, name: str) -> Actor | None:
        """Give the actor of a name, in any case."""
        actor_id = self.by_name.get(name.strip().lower())
        return None if actor_id is None else self.actors.get(actor_id)

    def holder(self, actor_id: str) -> Actor:
        """Give the office holder of an id."""
        return self.actors[actor_id]

    def office_holder(self, name: str) -> Actor | None:
        """Give the office holder of a full name."""
        actor_id = self.by_name.get(name.lower())
        actor = None if actor_id is None else self.actors.get(actor_id)
        return actor if actor is not None and actor.kind == "person" else None

    def family(self, name: str, day: str | None) -> Actor | None:
        """Give the one office holder of a family name on a day; None when there are several."""
        held = self.families.get(name.lower(), ())
        fitting = {
            actor_id
            for actor_id, start, end in held
            if day is None or (start <= day[: len(start)] and (not end or day[: len(end)] <= end))
        }
        return self.actors[fitting.pop()] if len(fitting) == 1 else None

    def head_noun(self, word: str) -> str | None:
        """Tell whether a noun alone means an organ or an office."""
        for words, entry in self.names.get(word, ()):
            if len(words) == 1 and entry.kind in {"organ_noun", "role"}:
                return entry.kind
        return None

    def is_spokesperson(self, role: str) -> bool:
        """Tell whether an office is that of a spokesperson."""
        return any(word in role.lower() for word in self.spokespersons)


def _same(word: str, name: str) -> bool:
    return word == name or (word.isupper() and len(name) > 3 and word == name.upper())


@functools.cache
def load_gazetteer(language: str) -> Gazetteer:
    """Read the names of a language.

    Raises:
        UnknownLanguageError: When there is no such language.
    """
    builder = _Builder(language=language)
    families, spokespersons = _fill(builder, language)
    names = {
        first: tuple(sorted(group, key=lambda pair: (-len(pair[0]), pair[1].weak)))
        for first, group in builder.names.items()
    }
    return Gazetteer(names, builder.actors, builder.by_name, families, spokespersons)


def _fill(
    builder: _Builder, language: str
) -> tuple[dict[str, tuple[tuple[str, str, str], ...]], frozenset[str]]:
    raise NotImplementedError
