"""The same actor in several documents: by id, or by a name that has one owner."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from attrs import frozen

from diplostance.comparison._groups import Groups
from diplostance.model import Actor

_CODED: Final = frozenset({"state", "organ"})
"""Kinds whose ids are codes: two ids are two actors, whatever they are called."""


def _fold(name: str) -> str:
    """Give a name without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", name)
    kept = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join("".join(kept).casefold().split())


@frozen(kw_only=True)
class ActorMatching:
    """Which actors are the same. Immutable.

    Attributes:
        ids: For each id of an actor, the id that stands for it.
        names: For each name or alias, folded, the ids that stand for those who are called so.
    """

    ids: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]

    def actor(self, actor: Actor | str) -> str:
        """Give the id that stands for an actor."""
        key = actor if isinstance(actor, str) else actor.id
        return self.ids.get(key, key)

    def principal(self, actor: Actor) -> str:
        """Give the id that stands for the one that an actor speaks for, or for itself."""
        return self.actor(actor.represents or actor.id)

    def principals(self, actors: Iterable[Actor]) -> frozenset[str]:
        """Give the ids that stand for those whom actors speak for, or for themselves."""
        return frozenset(self.principal(actor) for actor in actors)

    def called(self, name: str) -> tuple[str, ...]:
        """Give the ids that stand for those who have an id or a name; an id comes first."""
        if name in self.ids:
            return (self.ids[name],)
        return self.names.get(_fold(name), ())


def match_actors(actors: Iterable[Actor]) -> ActorMatching:
    """Tell which actors are the same.

    Two ids are one actor when the kinds agree and they share a name that no third actor has; a
    single name of a person also goes to the only longer name that ends in it.
    """
    by_id: dict[str, list[Actor]] = defaultdict(list)
    for actor in dict.fromkeys(actors):
        by_id[actor.id].append(actor)
    names: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    ends: defaultdict[str, set[str]] = defaultdict(set)
    for key, records in by_id.items():
        if any(actor.kind in _CODED for actor in records):
            continue
        for kind, name in {
            (actor.kind, _fold(name)) for actor in records for name in (actor.name, *actor.aliases)
        }:
            first, _, last = name.rpartition(" ")
            if name:
                names[kind, name].add(key)
            if kind == "person" and first:
                ends[last].add(key)
    groups = Groups(sorted(by_id))
    for (kind, name), keys in sorted(names.items()):
        longer = ends.get(name, set()) - keys if kind == "person" else set()
        together = sorted(keys | longer) if len(longer) == 1 else sorted(keys)
        countries = {actor.country for key in together for actor in by_id[key]} - {None}
        if len(countries) > 1:
            continue  # two people of one name
        for key in together[1:]:
            groups.join(together[0], key)
    ids = {
        key: max(members, key=lambda member: (len(member), member))
        for members in groups.all()
        for key in members
    }
    called: defaultdict[str, set[str]] = defaultdict(set)
    for key, records in by_id.items():
        for actor in records:
            for name in (actor.name, *actor.aliases):
                called[_fold(name)].add(ids[key])
    return ActorMatching(
        ids=ids, names={name: tuple(sorted(keys)) for name, keys in called.items() if name}
    )
