"""The files of names and of facts that the gazetteer is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from diplostance.languages import read_topic
from diplostance.model import Actor
from diplostance.parsing.gazetteer_build import WEAK, Builder
from diplostance.parsing.tokens import load_words
from diplostance.world import Term, load_movements, load_offices, load_states


@frozen(kw_only=True)
class NamesRead:
    """What the files of a language hold."""

    builder: Builder
    terms: dict[str, tuple[Term, ...]]
    spokespersons: frozenset[str]
    links: frozenset[str]
    possessives: frozenset[str]
    before: dict[str, bool]
    family_first: frozenset[str]


def split_names(row: str) -> list[str]:
    """Cut a row of a file into its names."""
    return row.split("; ")


def _sure(names: list[str]) -> list[str]:
    """Leave out the names that are also common words."""
    return [name for name in names if not name.endswith(WEAK)]


def read_names(language: str) -> NamesRead:
    """Read all names of a language.

    Raises:
        UnknownLanguageError: When there is no such language.
        LexiconError: When a file is missing or wrong.
    """
    words = load_words(language)
    people = read_topic(language, "names/people")
    organs = read_topic(language, "names/organs")
    roles = read_topic(language, "names/roles")
    builder = Builder(words, suffixes=frozenset(people["suffixes"]))
    _states(builder, language)
    _organisations(builder, language)
    _movements(builder, language)
    _organs(builder, organs)
    _organs_of_people(builder, organs["nouns"])
    _roles(builder, roles)
    for name in read_topic(language, "names/lookalikes")["names"]:
        builder.add(name, "none")
    return NamesRead(
        builder=builder,
        family_first=frozenset(people["family_first"]),
        terms=_people(builder, people),
        spokespersons=frozenset(roles["words"]["spokesperson"]),
        links=words["of"],
        possessives=frozenset(roles["words"]["possessive"]),
        before={
            **dict.fromkeys(roles["words"]["before"], True),
            **dict.fromkeys(roles["words"]["past"], False),
        },
    )


def _states(builder: Builder, language: str) -> None:
    names = read_topic(language, "names/states")
    for state in load_states().values():
        own = _sure(split_names(names[state.id]))
        codes = {} if state.cow is None else {"cow": state.cow}
        builder.actors[state.id] = Actor(
            id=state.id,
            name=split_names(names[state.id])[0].removesuffix(WEAK),
            kind="state",
            country=state.id,
            aliases=own[1:],
            codes=codes,
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
                builder.add(name, kind, state_id)


def _organisations(builder: Builder, language: str) -> None:
    for actor_id, row in read_topic(language, "names/organisations").items():
        own = split_names(row)
        principal, _, key = actor_id.partition(".")
        builder.actors[actor_id] = Actor(
            id=actor_id,
            name=own[0].removesuffix(WEAK),
            kind="organ" if key else "organisation",
            represents=principal if key else None,
            aliases=_sure(own[1:]),
        )
        for name in own:
            builder.add(name, "organ" if key else "organisation", actor_id, key=key or None)


def _movements(builder: Builder, language: str) -> None:
    names = read_topic(language, "names/movements")
    for movement in load_movements().values():
        own = split_names(names[movement.id])
        builder.actors[movement.id] = Actor(
            id=movement.id,
            name=own[0].removesuffix(WEAK),
            kind=movement.kind,
            country=movement.country,
            represents=movement.represents,
            aliases=_sure(own[1:]),
        )
        for name in own:
            builder.add(name, "group", movement.id)


def _keyed(tables: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str, list[str]]]:
    for state_id, rows in tables.items():
        for key, row in rows.items():
            yield state_id, key, split_names(row)


def _organs(builder: Builder, topic: Mapping[str, Any]) -> None:
    for table, speaks in (("own", True), ("own_silent", False)):
        for state_id, key, own in _keyed(topic[table]):
            actor_id = f"{state_id}.{key}"
            builder.actors[actor_id] = Actor(
                id=actor_id,
                name=own[0].removesuffix(WEAK),
                kind="organ",
                country=state_id,
                represents=state_id if speaks else None,
                aliases=_sure(own[1:]),
            )
            for name in own:
                builder.add(name, "organ", actor_id, key=key, speaks=speaks)
    for table, speaks in (("nouns", True), ("silent", False)):
        for key, row in topic[table].items():
            for name in split_names(row):
                builder.add(name, "organ_noun", key=key, speaks=speaks)


def _organs_of_people(builder: Builder, nouns: Mapping[str, str]) -> None:
    """Add the organs that somebody speaks for and that have no name of their own."""
    for actor_id in {term.of for term in load_offices()}:
        principal, _, key = actor_id.partition(".")
        if key and actor_id not in builder.actors:
            state = builder.actors[principal]
            builder.actors[actor_id] = Actor(
                id=actor_id,
                name=f"{state.name}: {split_names(nouns[key])[0]}",
                kind="organ",
                country=state.country,
                represents=principal,
            )


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
    aliases = topic["aliases"]
    for person, terms in held.items():
        terms.sort(key=lambda term: term.start)
        last = terms[-1]
        home = builder.actors.get(last.of)
        country = None if home is None else home.country
        others = split_names(aliases[person]) if person in aliases else []
        builder.actors[person] = Actor(
            id=person,
            name=last.name,
            kind="person",
            country=country,
            represents=last.of,
            aliases=_sure(others),
        )
        for name in (last.name, *others):
            builder.add(name, "person", person)
            builder.add_family(name.removesuffix(WEAK), person, first=country in family_first)
    return {person: tuple(terms) for person, terms in held.items()}
