"""States with their codes, groups with their members, movements with their homes."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from diplostance.errors import LexiconError
from diplostance.world._files import read_facts

STANDINGS = ("un", "observer", "other", "part")
"""What a state can be: member of the United Nations, observer, neither, part of another state."""


@frozen(kw_only=True)
class State:
    """A state or territory.

    Attributes:
        id: ISO 3166-1 alpha-3 code, or a code of the user-assigned range where there is none.
        standing: One of `STANDINGS`.
        alpha2: ISO 3166-1 alpha-2 code, or None.
        cow: Number in the Correlates of War system, or None.
        part_of: Id of the state that a territory is part of.
    """

    id: str
    standing: str
    alpha2: str | None = None
    cow: str | None = None
    part_of: str | None = None


@frozen(kw_only=True)
class Movement:
    """An armed group, party or movement: its kind, where it belongs, and for whom it speaks."""

    id: str
    kind: str
    country: str | None = None
    represents: str | None = None


def _or_none(word: str) -> str | None:
    return None if word == "-" else word


@functools.cache
def load_states() -> Mapping[str, State]:
    """Give the states and territories by id.

    Raises:
        LexiconError: When a row is wrong.
    """
    found: dict[str, State] = {}
    for key, row in read_facts("states").items():
        parts = row.split() if isinstance(row, str) else []
        if not 3 <= len(parts) <= 4 or parts[0] not in STANDINGS:
            raise LexiconError(f"world/states.toml, {key}", f"no row of a state: {row!r}")
        found[key] = State(
            id=key,
            standing=parts[0],
            alpha2=_or_none(parts[1]),
            cow=_or_none(parts[2]),
            part_of=parts[3] if len(parts) > 3 else None,
        )
    return MappingProxyType(found)


@functools.cache
def load_memberships() -> Mapping[str, frozenset[str]]:
    """Give the ids of the members of each group of states.

    Raises:
        LexiconError: When a row is wrong.
    """
    found: dict[str, frozenset[str]] = {}
    for key, row in read_facts("memberships").items():
        if not isinstance(row, str):
            raise LexiconError(f"world/memberships.toml, {key}", f"no list of ids: {row!r}")
        found[key] = frozenset(row.split())
    return MappingProxyType(found)


@functools.cache
def load_movements() -> Mapping[str, Movement]:
    """Give the armed groups, parties and movements by id.

    Raises:
        LexiconError: When a row is wrong.
    """
    found: dict[str, Movement] = {}
    for key, row in read_facts("movements").items():
        parts = row.split() if isinstance(row, str) else []
        if not 2 <= len(parts) <= 3:
            raise LexiconError(f"world/movements.toml, {key}", f"no row of a movement: {row!r}")
        found[key] = Movement(
            id=key,
            kind=parts[0],
            country=_or_none(parts[1]),
            represents=parts[2] if len(parts) > 2 else None,
        )
    return MappingProxyType(found)
