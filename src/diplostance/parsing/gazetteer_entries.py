"""One name of the gazetteer, and what it means."""

from __future__ import annotations

from attrs import frozen

GENERIC = frozenset({"organ_noun", "role"})
"""Kinds of entries that belong to no state or to any; they are written in lower case."""

Form = tuple[tuple[str, ...], "Entry"]
"""The words of a name, and what it is."""


@frozen
class Entry:
    """A name.

    Attributes:
        name: The name as it is written.
        kind: ``state``, ``adjective``, ``capital``, ``city``, ``organisation``, ``organ``,
            ``group``, ``organ_noun``, ``role``, ``person``, or ``none`` for a name that holds
            another one and means nobody ("Washington Post").
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
