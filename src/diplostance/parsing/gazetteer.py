"""The gazetteer: the names of states, organisations, organs, offices and people, as tokens."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence

from attrs import Factory, evolve, field, frozen

from diplostance.errors import OptionError
from diplostance.model import Actor
from diplostance.parsing.gazetteer_build import Builder, sizes_of
from diplostance.parsing.gazetteer_entries import GENERIC, Entry, Form
from diplostance.parsing.gazetteer_files import read_names
from diplostance.parsing.tokens import Token, load_words
from diplostance.world import Term

PLACED = frozenset({"state", "adjective", "capital", "organisation", "organ", "group"})

_RANKS = (
    frozenset({"president", "premier", "chancellor", "king", "supreme_leader", "emir", "pope"}),
    frozenset({"foreign_minister", "defence_minister", "high_representative", "secretary_general"}),
)
"""The keys of offices, the highest first: whom a family name that several bear means."""
_MAX_PREFIXES = 3
_LONGEST_ROLE = 16


@frozen
class Gazetteer:
    """The names of a language and the actors that they mean. Immutable; `extended` gives another.

    Attributes:
        names: By the first word of a name in lower case, then by all its words in lower case,
            the forms that are written so, the surest first.
        sizes: By the first word, the lengths of the names that begin with it, longest first.
        actors: The actors by id.
        by_name: Ids of actors by their names in lower case.
        families: Ids of people by family name in lower case.
        terms: The times in office of each person.
        spokespersons: What the offices of spokespersons are called.
        links: The words that join an organ or office to the name of its state ("of").
        possessives: What stands between the name of a state and its organ or office.
        before: Words before an office ("deputy", "former"), and whether it still speaks then.
        suffixes: What can follow a family name ("Jr.", "III").
        family_first: The states where people go by the first of their names.
        seconds: By first words that are no name alone, the words that may follow them.
        starts: The words that a name, or an office with a word before it, may start with.
    """

    names: Mapping[str, Mapping[tuple[str, ...], tuple[Form, ...]]] = field(repr=False, eq=False)
    sizes: Mapping[str, tuple[int, ...]] = field(repr=False, eq=False)
    actors: Mapping[str, Actor] = field(repr=False, eq=False)
    by_name: Mapping[str, str] = field(repr=False, eq=False)
    families: Mapping[str, tuple[str, ...]] = field(repr=False, eq=False)
    terms: Mapping[str, tuple[Term, ...]] = field(repr=False, eq=False)
    spokespersons: frozenset[str] = field(repr=False)
    links: frozenset[str] = field(repr=False)
    possessives: frozenset[str] = field(repr=False)
    before: Mapping[str, bool] = field(repr=False, eq=False)
    suffixes: frozenset[str] = field(repr=False)
    language: str = "en"
    family_first: frozenset[str] = field(default=frozenset(), repr=False)
    seconds: Mapping[str, frozenset[str]] = field(
        default=Factory(lambda self: _second_words(self.names), takes_self=True),
        init=False, repr=False, eq=False,
    )  # fmt: skip
    starts: frozenset[str] = field(
        default=Factory(lambda self: frozenset((*self.sizes, *self.before)), takes_self=True),
        init=False, repr=False, eq=False,
    )  # fmt: skip

    def scan(self, tokens: Sequence[Token]) -> dict[int, Entry]:
        """Give the names in a text by their first word: leftmost, longest, without overlap."""
        found: dict[int, Entry] = {}
        lowers = [token.lower for token in tokens]
        sizes, seconds, before = self.sizes, self.seconds, self.before
        owned = -1
        """The word at which what is named belongs to the actor just before it."""
        free = 0
        """The first word behind the last name."""
        starts = self.starts
        for at in [at for at, lower in enumerate(lowers) if lower in starts or "-" in lower]:
            if at < free:
                continue
            lower = lowers[at]
            named = lower in sizes
            if named and lower in seconds:  # "the" and "to" start few names
                named = at + 1 < len(lowers) and lowers[at + 1] in seconds[lower]
            entry = self._longest(tokens, lowers, at, owned=owned == at) if named else None
            if entry is None and (lower in before or "-" in lower):
                entry = self._with_prefix(tokens, lowers, at)
            if entry is None:
                continue
            found[at] = entry
            free = at + entry.length
            if entry.kind in PLACED:
                owned = free + (free < len(tokens) and lowers[free] in self.possessives)
        return found

    def _longest(
        self, tokens: Sequence[Token], lowers: Sequence[str], at: int, *, owned: bool
    ) -> Entry | None:
        sizes = self.sizes.get(lowers[at])
        if sizes is None:
            return None
        by_words = self.names[lowers[at]]
        for size in sizes:
            if at + size > len(tokens):
                continue
            forms = by_words.get(tuple(lowers[at : at + size]))
            if forms is None:
                continue
            written = [tokens[at + i].text for i in range(size)]
            fitting = [entry for words, entry in forms if _written_so(written, words, entry)]
            if len(fitting) > 1 and (owned or self._is_linked(lowers, at + size)):
                # "the German Foreign Office", "the Congress of Peru" are no one's own names.
                return next((e for e in fitting if e.kind in GENERIC), fitting[0])
            if fitting:
                return fitting[0]
        return None

    def _with_prefix(self, tokens: Sequence[Token], lowers: list[str], at: int) -> Entry | None:
        """Read an office behind "deputy" or "former", also "ex-president" in one word."""
        past = False
        role = None
        start = at
        for _ in range(_MAX_PREFIXES):
            if at >= len(tokens):
                return None
            prefix, hyphen, rest = lowers[at].partition("-")
            if prefix not in self.before:
                return None
            past = past or not self.before[prefix]
            if hyphen and rest:
                role = self._role_from((rest, *lowers[at + 1 : at + _LONGEST_ROLE]))
                break
            at += 1
            role = self._role_from(tuple(lowers[at : at + _LONGEST_ROLE]))
            if role is not None:
                break
        if role is None:
            return None
        length = at - start + role.length
        speaks = role.speaks and not past
        name = " ".join(lowers[start : start + length])
        key = f"former_{role.key}" if past else role.key
        return evolve(role, name=name, key=key, speaks=speaks, length=length)

    def _role_from(self, lowers: tuple[str, ...]) -> Entry | None:
        """Give the longest office that the words begin with."""
        if not lowers:
            return None
        by_words = self.names.get(lowers[0], {})
        for size in self.sizes.get(lowers[0], ()):
            for _, entry in by_words.get(lowers[:size], ()):
                if entry.kind == "role" and size <= len(lowers):
                    return entry
        return None

    def _is_linked(self, lowers: Sequence[str], at: int) -> bool:
        """Tell whether "of Peru", "of the Netherlands" stands at a word."""
        if at + 1 >= len(lowers) or lowers[at] not in self.links:
            return False
        return any(
            entry.kind == "state"
            for word in range(at + 1, min(at + 3, len(lowers)))
            for words, forms in self.names.get(lowers[word], {}).items()
            if words == tuple(lowers[word : word + len(words)])
            for _, entry in forms
        )

    def actor(self, actor_id: str) -> Actor | None:
        """Give the actor of an id."""
        return self.actors.get(actor_id)

    def named(self, name: str) -> Actor | None:
        """Give the actor of a name, in any case."""
        actor_id = self.by_name.get(name.strip().lower())
        return None if actor_id is None else self.actors.get(actor_id)

    def holder(self, actor_id: str, day: str | None = None) -> Actor:
        """Give the office holder of an id: as of a day, or as of the last office.

        Raises:
            KeyError: When there is no such actor.
        """
        actor = self.actors[actor_id]
        terms = self.terms.get(actor_id)
        if day is None or not terms:
            return actor
        held = [term for term in terms if term.covers(day)]
        represents = held[-1].of if held else None
        return actor if represents == actor.represents else evolve(actor, represents=represents)

    def office_holder(self, name: str, day: str | None = None) -> Actor | None:
        """Give the office holder of a full name, as of a day.

        Outside the time in office the person represents nobody.
        """
        actor_id = self.by_name.get(name.lower())
        actor = None if actor_id is None else self.actors.get(actor_id)
        if actor is None or actor.kind != "person":
            return None
        return self.holder(actor.id, day)

    def family(self, name: str, day: str | None, country: str | None = None) -> Actor | None:
        """Give the one office holder of a family name on a day; None when there are several.

        Of several the one of the country, or the one in a higher office that day, is meant. The day
        may be a month or a year. The name of an office is no family name.
        """
        if self.head_noun(name.lower()) is not None:
            return None
        fitting = [
            person
            for person in self.families.get(name.lower(), ())
            if day is None or not self.terms.get(person) or self._in_office(person, day, None)
        ]
        if country is not None and len(fitting) > 1:
            own = [p for p in fitting if self.actors[p].country == country]
            fitting = own or fitting
        for rank in _RANKS if len(fitting) > 1 and day is not None else ():
            high = [person for person in fitting if self._in_office(person, day, rank)]
            if high:
                fitting = high
                break
        return self.holder(fitting[0], day) if len(fitting) == 1 else None

    def _in_office(self, person: str, day: str | None, offices: frozenset[str] | None) -> bool:
        return any(
            (day is None or term.covers(day)) and (offices is None or term.office in offices)
            for term in self.terms.get(person, ())
        )

    def ruled_by(self, name: str) -> frozenset[str]:
        """Give the states in whose name people of a family name have spoken, on any day."""
        people = (self.actors.get(person) for person in self.families.get(name.lower(), ()))
        return frozenset(
            person.country for person in people if person is not None and person.country is not None
        )

    def city_in(self, tokens: Sequence[Token]) -> Actor | None:
        """Give the state of the first large city that some words name."""
        for entry in self.scan(tokens).values():
            if entry.kind == "city":
                return self.actors.get(entry.actor_id)
        return None

    def head_noun(self, word: str) -> str | None:
        """Tell whether a noun alone means an organ or an office."""
        for _, entry in self.names.get(word, {}).get((word,), ()):
            if entry.kind in GENERIC:
                return entry.kind
        return None

    def is_silent(self, word: str) -> bool:
        """Tell whether a noun alone is what somebody is called who speaks for no state or body."""
        roles = [
            entry for _, entry in self.names.get(word, {}).get((word,), ()) if entry.kind == "role"
        ]
        return bool(roles) and not any(entry.speaks for entry in roles)

    def is_spokesperson(self, role: str) -> bool:
        """Tell whether an office is that of a spokesperson."""
        lower = role.lower()
        return any(word in lower for word in self.spokespersons)

    def extended(
        self,
        *,
        actors: Iterable[Actor] = (),
        names: Mapping[str, Iterable[str]] | None = None,
    ) -> Gazetteer:
        """Give a gazetteer that knows more actors, or more names of those that it knows.

        Names that are added come before those that were there.

        Args:
            actors: Actors to add, known by their name and their aliases. One with the id of a
                known actor takes its place, and then what is known of its time in office is left.
            names: Further names by the id of the actor.

        Raises:
            OptionError: When a name is given for an actor that is not known.
        """
        builder = Builder(
            load_words(self.language), actors=dict(self.actors), suffixes=self.suffixes
        )
        terms = dict(self.terms)
        for actor in actors:
            if not isinstance(actor, Actor):
                raise OptionError("actors", actor, "actors")
            builder.actors[actor.id] = actor
            terms.pop(actor.id, None)
            for name in (actor.name, *actor.aliases):
                builder.add_actor_name(name, actor)
        for actor_id, more in (names or {}).items():
            known = builder.actors.get(actor_id)
            if known is None:
                raise OptionError("names", actor_id, "ids of known or added actors")
            if isinstance(more, str):
                raise OptionError("names", more, "lists of names by id")
            for name in more:
                builder.add_actor_name(name, known)
        merged = dict(self.names)
        for first, group in builder.sorted_names().items():
            there = self.names.get(first, {})
            merged[first] = {
                **there,
                **{words: (*forms, *there.get(words, ())) for words, forms in group.items()},
            }
        families = dict(self.families)
        for family, people in builder.families.items():
            families[family] = tuple(dict.fromkeys((*people, *families.get(family, ()))))
        return evolve(
            self,
            names=merged,
            sizes={**self.sizes, **sizes_of({first: merged[first] for first in builder.names})},
            actors=builder.actors,
            by_name={**self.by_name, **builder.by_name},
            families=families,
            terms=terms,
        )


def _second_words(
    names: Mapping[str, Mapping[tuple[str, ...], tuple[Form, ...]]],
) -> dict[str, frozenset[str]]:
    """Give the second words of names by their first word, where that is no name alone."""
    return {
        first: frozenset(words[1] for words in group)
        for first, group in names.items()
        if (first,) not in group
    }


def _written_so(written: Sequence[str], words: Sequence[str], entry: Entry) -> bool:
    """Tell whether a text writes a name as it is written, or in capitals."""
    if entry.kind in GENERIC:
        return True
    return all(
        word == name
        or (word.isupper() and (len(name) > 3 or name.islower()) and word == name.upper())
        for word, name in zip(written, words, strict=True)
    )


@functools.cache
def load_gazetteer(language: str) -> Gazetteer:
    """Read the names of a language.

    Raises:
        UnknownLanguageError: When there is no such language.
        LexiconError: When a file is wrong.
    """
    read = read_names(language)
    names = read.builder.sorted_names()
    return Gazetteer(
        names=names,
        sizes=sizes_of(names),
        actors=read.builder.actors,
        by_name=read.builder.by_name,
        families={name: tuple(people) for name, people in read.builder.families.items()},
        terms=read.terms,
        spokespersons=read.spokespersons,
        links=read.links,
        possessives=read.possessives,
        before=read.before,
        suffixes=read.builder.suffixes,
        language=language,
        family_first=read.family_first,
    )
