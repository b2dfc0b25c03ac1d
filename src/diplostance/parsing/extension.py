"""Extensions: the actors, names and cues that a user adds to a parser, read and checked."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from attrs import asdict, define, field, fields_dict, frozen

from diplostance.errors import OptionError
from diplostance.languages import read_topic
from diplostance.model import Actor
from diplostance.parsing.entry_checks import (
    Place,
    actor_of,
    checked_cue,
    cue_of,
    names_in,
    read_toml,
)
from diplostance.parsing.gazetteer import Gazetteer
from diplostance.parsing.gazetteer_build import WEAK
from diplostance.parsing.lexicon import Cue, Lexicon

TomlSource = str | os.PathLike[str] | TextIO
"""The path of a TOML file, or a text file that is open."""

_TABLES = ("actor", "names", "cue")


@frozen(kw_only=True)
class Extension:
    """What was added to a parser, the latest first.

    Attributes:
        actors: Actors, known by their names and aliases.
        names: Further names, each with the id of its actor before it. One that ends with ``~`` is
            also a common word.
        cues: Entries of the lexicon.
    """

    actors: tuple[Actor, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    cues: tuple[Cue, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything was added."""
        return bool(self.actors or self.names or self.cues)

    def over(self, older: Extension) -> Extension:
        """Give both, this one first."""
        return Extension(
            actors=self.actors + older.actors,
            names=self.names + older.names,
            cues=self.cues + older.cues,
        )

    def names_by_id(self) -> dict[str, list[str]]:
        """Give the further names by the id of their actor."""
        found: dict[str, list[str]] = {}
        for actor_id, name in self.names:
            found.setdefault(actor_id, []).append(name)
        return found

    @property
    def digest(self) -> str:
        """Eight hex digits that are the same for the same entries in the same order."""
        parts = [
            [_plain(actor) for actor in self.actors],
            [list(pair) for pair in self.names],
            [_plain(cue) for cue in self.cues],
        ]
        data = json.dumps(parts, sort_keys=True).encode("ascii")
        return hashlib.sha256(data).hexdigest()[:8]


def _plain(entry: Actor | Cue) -> dict[str, Any]:
    """Give what decides how an entry reads, in an order that does not vary."""
    return {
        name: sorted(value)
        if isinstance(value, frozenset)
        else dict(value)
        if isinstance(value, Mapping)
        else value
        for name, value in asdict(entry, recurse=False).items()
        if fields_dict(type(entry))[name].eq
    }


def read_extension(
    language: str,
    lexicon: Lexicon,
    gazetteer: Gazetteer,
    *,
    actors: Iterable[Actor | Mapping[str, Any]] = (),
    names: Mapping[str, str | Iterable[str]] | None = None,
    cues: Iterable[Cue | Mapping[str, Any]] = (),
    from_toml: TomlSource | Iterable[TomlSource] = (),
) -> Extension:
    """Read and check what a user adds to a lexicon and a gazetteer; see `Parser.extend`.

    Raises:
        OptionError: When an argument is not of the right kind.
        EntryError: When an entry cannot be used.
        LexiconError: When a file is no TOML.
        OSError: When a file cannot be read.
    """
    reading = _Reading(language, lexicon, gazetteer)
    for number, entry in enumerate(_listed("actors", actors, "actors"), start=1):
        reading.actor(entry, "actors", number)
    if names is not None and not isinstance(names, Mapping):
        raise OptionError("names", names, "a mapping of ids to names")
    for number, entry in enumerate(_listed("cues", cues, "cues"), start=1):
        reading.cue(entry, "cues", number)
    reading.more_names(names or {}, "names")
    for source in _sources(from_toml):
        where, data = read_toml(source)
        reading.table(data, where)
    return reading.done()


def _listed(option: str, value: Any, what: str) -> Iterator[Any]:
    if isinstance(value, str | bytes | Mapping | Actor | Cue) or not isinstance(value, Iterable):
        raise OptionError(option, value, f"a list of {what}")
    return iter(value)


def _sources(value: Any) -> list[Any]:
    if isinstance(value, str | os.PathLike) or hasattr(value, "read"):
        return [value]
    found = list(_listed("from_toml", value, "paths or open text files"))
    for source in found:
        if not isinstance(source, str | os.PathLike) and not hasattr(source, "read"):
            raise OptionError("from_toml", source, "a path or an open text file")
    return found


@define
class _Reading:
    """The entries of one extension while they are read."""

    language: str
    lexicon: Lexicon
    gazetteer: Gazetteer
    actors: dict[str, tuple[Actor, Place]] = field(factory=dict)
    names: list[tuple[str, str, Place]] = field(factory=list)
    cues: dict[str, Cue] = field(factory=dict)
    owners: dict[str, str] = field(factory=dict)

    def table(self, data: Mapping[str, Any], where: str) -> None:
        """Read one file."""
        for key in data:
            if key not in _TABLES:
                raise Place(where, "the file").wrong("key", key, "one of " + ", ".join(_TABLES))
        for key, read in (("actor", self.actor), ("cue", self.cue)):
            entries = data.get(key, [])
            if not isinstance(entries, list):
                raise Place(where, "the file").wrong(key, entries, f"tables headed [[{key}]]")
            for number, entry in enumerate(entries, start=1):
                read(entry, where, number)
        names = data.get("names", {})
        if not isinstance(names, dict):
            raise Place(where, "the file").wrong("names", names, "a table headed [names]")
        self.more_names(names, where)

    def actor(self, entry: Any, where: str, number: int) -> None:
        """Read one actor."""
        place = Place.of(where, "actor", number, entry)
        actor, weak = actor_of(entry, place)
        known = actor.id in self.gazetteer.actors
        if known or actor.id in self.actors:
            hint = "; names gives a known actor more names" if known else ""
            raise place.wrong("id", actor.id, f"an id that no other actor has{hint}")
        self.actors[actor.id] = (actor, place)
        for name in (actor.name, *actor.aliases, *weak):
            self._own(name, actor.id, place)
        self.names += [(actor.id, name, place) for name in weak]

    def more_names(self, names: Mapping[Any, Any], where: str) -> None:
        """Read further names of actors."""
        for actor_id, row in names.items():
            place = Place(where, f"names of {actor_id}")
            for name in names_in(row, str(actor_id), place):
                self._own(name, actor_id, place)
                self.names.append((actor_id, name, place))

    def _own(self, name: str, actor_id: str, place: Place) -> None:
        owner = self.owners.setdefault(name.removesuffix(WEAK), actor_id)
        if owner != actor_id:
            raise place.wrong("name", name, f"the name of one actor; it is added for {owner} too")

    def cue(self, entry: Any, where: str, number: int) -> None:
        """Read one cue."""
        place = Place.of(where, "cue", number, entry)
        if isinstance(entry, Cue):
            cue = checked_cue(entry, self.lexicon, place)
        else:
            irregular = read_topic(self.language, "words")["irregular"]
            cue = cue_of(entry, self.lexicon, irregular, place)
        if cue.id in self.cues or any(known.id == cue.id for known in self.lexicon.cues):
            raise place.wrong("id", cue.id, "an id that no other cue has")
        self.cues[cue.id] = cue

    def done(self) -> Extension:
        """Check what entries say of one another, and give them all."""
        for actor, place in self.actors.values():
            for key in ("country", "represents"):
                other = getattr(actor, key)
                if other is not None and not self._known(other):
                    raise place.wrong(key, other, "the id of a known or added actor")
            self._ends(actor, place)
        for actor_id, _, place in self.names:
            if not self._known(actor_id):
                raise place.wrong("id", actor_id, "the id of a known or added actor")
        return Extension(
            actors=tuple(actor for actor, _ in self.actors.values()),
            names=tuple((actor_id, name) for actor_id, name, _ in self.names),
            cues=tuple(self.cues.values()),
        )

    def _known(self, actor_id: Any) -> bool:
        return actor_id in self.actors or actor_id in self.gazetteer.actors

    def _ends(self, actor: Actor, place: Place) -> None:
        """Refuse actors that represent one another in a circle."""
        seen = {actor.id}
        principal = actor.represents
        while principal is not None and principal in self.actors:
            if principal in seen:
                raise place.wrong("represents", actor.represents, "an actor that does not "
                                  "represent this one")  # fmt: skip
            seen.add(principal)
            principal = self.actors[principal][0].represents
