"""How the gazetteer is built: the files of names and of facts, read once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import define, field

from diplostance.languages import read_topic
from diplostance.model import Actor
from diplostance.parsing.gazetteer import GENERIC, Entry, Form, Gazetteer
from diplostance.parsing.tokens import Words, load_words, tokenize
from diplostance.world import Term, load_movements, load_offices, load_states

_PLAIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")
_WEAK = "~"
_KINDS = {"state": "state", "organisation": "organisation", "organ": "organ", "person": "person"}
_NAMING = frozenset({"state", "capital", "organisation", "organ", "group", "person"})
_UNFOLDED = str.maketrans("ıłŁøØđĐðæÆßŞ", "ilLoOdDdaAsS")


@define
class Builder:
    """The parts of a gazetteer while it grows. Private to the loading of one."""

    words: Words
    names: dict[str, dict[tuple[str, ...], list[Form]]] = field(factory=dict)
    actors: dict[str, Actor] = field(factory=dict)
    by_name: dict[str, str] = field(factory=dict)
    families: dict[str, list[str]] = field(factory=dict)

    @classmethod
    def of(cls, gazetteer: Gazetteer) -> Builder:
        """Start an addition to a gazetteer: its actors, and no names yet."""
        return cls(load_words(gazetteer.language), actors=dict(gazetteer.actors))

    def add(
        self,
        name: str,
        kind: str,
        actor_id: str = "",
        *,
        key: str | None = None,
        speaks: bool = True,
    ) -> None:
        """Add a name and the other ways to spell it. One that ends with "~" is weak."""
        weak = name.endswith(_WEAK)
        name = name.removesuffix(_WEAK)
        for spelling in _spellings(name, kind):
            if _PLAIN.fullmatch(spelling):
                cut = spelling.split(" ")
            else:
                cut = [token.text for token in tokenize(spelling, self.words)]
            if not cut:
                return
            words = tuple(cut)
            lowers = tuple(word.lower() for word in cut)
            entry = Entry(name, kind, actor_id, key, speaks, weak, len(words))
            forms = self.names.setdefault(lowers[0], {}).setdefault(lowers, [])
            if all(form[0] != words or form[1].kind != kind for form in forms):
                forms.append((words, entry))
            if actor_id and kind in _NAMING:
                self.by_name.setdefault(spelling.lower(), actor_id)

    def add_actor_name(self, name: str, actor: Actor) -> None:
        """Add a name of an actor, and of a person the family name too."""
        kind = _KINDS.get(actor.kind, "group")
        self.add(name, kind, actor.id)
        if kind == "person":
            self.add_family(name, actor.id)

    def add_family(self, name: str, actor_id: str, *, first: bool = False) -> None:
        """Add the family name of a person: the last word, in some languages the first."""
        parts = name.split()
        for part in {parts[-1], parts[0]} if first else {parts[-1]}:
            for spelling in _spellings(part, "person"):
                people = self.families.setdefault(spelling.lower(), [])
                if actor_id not in people:
                    people.append(actor_id)

    def build(
        self, *, base: Gazetteer | None = None, **rest: Any
    ) -> Gazetteer:
        """Give the gazetteer, over one that is there already."""
        names = {
            first: {words: tuple(sorted(forms, key=_rank)) for words, forms in group.items()}
            for first, group in self.names.items()
        }
        families = {name: tuple(people) for name, people in self.families.items()}
        if base is None:
            return Gazetteer(
                names, _sizes(names), self.actors, self.by_name, families, **rest
            )
        merged: dict[str, Mapping[tuple[str, ...], tuple[Form, ...]]] = dict(base.names)
        for first, group in names.items():
            known = base.names.get(first, {})
            merged[first] = {
                **known,
                **{words: (*forms, *known.get(words, ())) for words, forms in group.items()},
            }
        joined = dict(base.families)
        for name, people in families.items():
            joined[name] = tuple(dict.fromkeys((*people, *base.families.get(name, ()))))
        from attrs import evolve

        return evolve(
            base,
            names=merged,
            sizes={**base.sizes, **_sizes({first: merged[first] for first in names})},
            actors=self.actors,
            by_name={**base.by_name, **self.by_name},
            families=joined,
        )


def _rank(form: Form) -> tuple[bool, bool]:
    """Sure names come before weak ones, own names before offices and organs of any state."""
    return form[1].weak, form[1].kind in GENERIC


def _sizes(
    names: Mapping[str, Mapping[tuple[str, ...], tuple[Form, ...]]],
) -> dict[str, tuple[int, ...]]:
    return {
        first: tuple(sorted({len(words) for words in group}, reverse=True))
        for first, group in names.items()
    }


def unaccented(name: str) -> str:
    """Write a name without accents, as agencies do."""
    folded = unicodedata.normalize("NFKD", name.translate(_UNFOLDED))
    return "".join(c for c in folded if not unicodedata.combining(c))


def _spellings(name: str, kind: str) -> list[str]:
    found = [name]
    if not name.isascii():
        found.append(unaccented(name))
    if "'" in name:
        found.extend([spelling.replace("'", "’") for spelling in found])
    if kind not in GENERIC and name[:1].islower():
        found.extend([spelling[:1].upper() + spelling[1:] for spelling in found])
    return list(dict.fromkeys(found))


def split_names(row: str) -> list[str]:
    """Cut a row of a file into its names."""
    return row.split("; ")


def read_gazetteer(language: str) -> Gazetteer:
    """Build the gazetteer of a language from the files."""
    words = load_words(language)
    builder = Builder(words)
    _states(builder, language)
    _organisations(builder, language)
    _movements(builder, language)
    _organs(builder, language)
    roles = read_topic(language, "names/roles")
    _roles(builder, roles)
    for name in read_topic(language, "names/lookalikes")["names"]:
        builder.add(name, "none")
    terms = _people(builder, read_topic(language, "names/people"))
    return builder.build(
        terms=terms,
        spokespersons=frozenset(roles["words"]["spokesperson"]),
        links=words["of"],
        possessives=frozenset(roles["words"]["possessive"]),
        before={
            **dict.fromkeys(roles["words"]["before"], True),
            **dict.fromkeys(roles["words"]["past"], False),
        },
        language=language,
    )


def _states(builder: Builder, language: str) -> None:
    names = read_topic(language, "names/states")
    for state in load_states().values():
        own = [name.removesuffix(_WEAK) for name in split_names(names[state.id])]
        codes = {} if state.cow is None else {"cow": state.cow}
        builder.actors[state.id] = Actor(
            id=state.id, name=own[0], kind="state", country=state.id, codes=codes
        )
    for topic, kind in (
        ("states", "state"),
        ("demonyms", "adjective"),
        ("seats", "capital"),
        ("cities", "city"),
    ):
        rows = names if topic == "states" else read_topic(language, f"names/{topic}")
        for state_id, row in rows.items():
            for name in split_names(row):
                builder.add(name, kind, "" if kind == "city" else state_id)


def _organisations(builder: Builder, language: str) -> None:
    for actor_id, row in read_topic(language, "names/organisations").items():
        own = split_names(row)
        principal, _, key = actor_id.partition(".")
        builder.actors[actor_id] = Actor(
            id=actor_id,
            name=own[0].removesuffix(_WEAK),
            kind="organ" if key else "organisation",
            represents=principal if key else None,
        )
        for name in own:
            builder.add(name, "organ" if key else "organisation", actor_id, key=key or None)


def _movements(builder: Builder, language: str) -> None:
    names = read_topic(language, "names/movements")
    for movement in load_movements().values():
        own = split_names(names[movement.id])
        builder.actors[movement.id] = Actor(
            id=movement.id,
            name=own[0].removesuffix(_WEAK),
            kind=movement.kind,
            country=movement.country,
            represents=movement.represents,
        )
        for name in own:
            builder.add(name, "group", movement.id)


def _keyed(tables: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str, list[str]]]:
    for state_id, rows in tables.items():
        for key, row in rows.items():
            yield state_id, key, split_names(row)


def _organs(builder: Builder, language: str) -> None:
    topic = read_topic(language, "names/organs")
    for table, speaks in (("own", True), ("own_silent", False)):
        for state_id, key, own in _keyed(topic[table]):
            actor_id = f"{state_id}.{key}"
            builder.actors[actor_id] = Actor(
                id=actor_id,
                name=own[0].removesuffix(_WEAK),
                kind="organ",
                country=state_id,
                represents=state_id if speaks else None,
            )
            for name in own:
                builder.add(name, "organ", actor_id, key=key, speaks=speaks)
    for table, speaks in (("nouns", True), ("silent", False)):
        for key, row in topic[table].items():
            for name in split_names(row):
                builder.add(name, "organ_noun", key=key, speaks=speaks)


def _roles(builder: Builder, topic: Mapping[str, Any]) -> None:
    for state_id, key, own in _keyed(topic["own"]):
        for name in own:
            builder.add(name, "role", state_id, key=key)
    for table, speaks in (("speaking", True), ("silent", False)):
        for key, row in topic[table].items():
            for name in split_names(row):
                builder.add(name, "role", key=key, speaks=speaks)


def _people(builder: Builder, topic: Mapping[str, Any]) -> dict[str, tuple[Term, ...]]:
    held: dict[str, list[Term]] = {}
    for term in load_offices():
        held.setdefault(term.person, []).append(term)
    family_first = frozenset(topic["family_first"])
    terms = {}
    for person, listed in held.items():
        listed.sort(key=lambda term: term.start)
        terms[person] = tuple(listed)
        last = listed[-1]
        aliases = split_names(topic["aliases"].get(person, "")) if person in topic["aliases"] else []
        country = last.of.partition(".")[0]
        home = builder.actors.get(country)
        builder.actors[person] = Actor(
            id=person,
            name=last.name,
            kind="person",
            country=country if home is not None and home.kind == "state" else None,
            represents=last.of,
            aliases=[alias.removesuffix(_WEAK) for alias in aliases],
        )
        for name in (last.name, *aliases):
            builder.add(name, "person", person)
            builder.add_family(name, person, first=country in family_first)
    return terms
