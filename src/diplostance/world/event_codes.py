"""Codes of event data for acts: CAMEO, and the PLOVER type that follows from it.

The codes stand in ``cameo.toml``, what leads from an act to a code in ``act_codes.toml``.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from diplostance.errors import LexiconError
from diplostance.world._files import read_facts

if TYPE_CHECKING:
    from diplostance.model.acts import Act

COLUMNS: Final = ("appeal", "demand", "intend", "refuse", "threaten", "decide")
"""What can be done about a conduct, as the table of conduct has it."""

_FIELDS: Final = ("kind", "status", "force", "mode", "action", "polarity", "valence")
_SEEN: Final = ("norms", "violated", "event_of_target")
_TURN: Final = MappingProxyType({"do": "refrain", "refrain": "do"})


@frozen(kw_only=True)
class EventCode:
    """A code of CAMEO.

    Attributes:
        code: Two digits for a category, three for an event type, four for a finer one: ``0253``.
        label: What the code book calls it.
        plover: The event type of PLOVER that it went into; None where PLOVER dropped it.
    """

    code: str
    label: str
    plover: str | None = None


@frozen(kw_only=True)
class Coding:
    """What event data make of an act: a code, or none, and why.

    Attributes:
        code: The code; None when there is none.
        reason: Why there is none; None when there is one.
    """

    code: EventCode | None = None
    reason: str | None = None


@frozen(kw_only=True)
class Way:
    """A row that leads from acts to codes: conditions that all hold, and what follows.

    Attributes:
        conditions: Names of what is looked at, each with the values of which one must hold.
        code: The code that follows.
        column: Or the column of the table of conduct to look into.
        turned: Whether the action is looked up with the other polarity.
        reason: Or why there is no code.
    """

    conditions: tuple[tuple[str, frozenset[str | int]], ...]
    code: EventCode | None = None
    column: str | None = None
    turned: bool = False
    reason: str | None = None


@frozen(kw_only=True)
class Ways:
    """All that leads from acts to codes.

    Attributes:
        rows: The rows for each kind of act, the specific before the general.
        conduct: The code for an action, a polarity and a column.
        fallback: The code of a column where the conduct has none.
    """

    rows: Mapping[str, tuple[Way, ...]]
    conduct: Mapping[tuple[str, str, str], EventCode]
    fallback: Mapping[str, EventCode]


@functools.cache
def load_event_codes() -> Mapping[str, EventCode]:
    """Give the known codes of CAMEO: the verbal categories whole, of the others what is used.

    Raises:
        LexiconError: When a row is wrong.
    """
    found: dict[str, EventCode] = {}
    for key, row in read_facts("cameo").items():
        label, bar, plover = row.partition(" | ") if isinstance(row, str) else ("", "", "")
        if not (key.isascii() and key.isdigit() and 2 <= len(key) <= 4 and label and bar):
            raise LexiconError(f"world/cameo.toml, {key}", f"no row of a code: {row!r}")
        found[key] = EventCode(code=key, label=label, plover=None if plover == "-" else plover)
    return MappingProxyType(found)


@functools.cache
def load_ways() -> Ways:
    """Give the rows and the table that lead from acts to codes.

    Raises:
        LexiconError: When a row is wrong.
    """
    raw = read_facts("act_codes")
    conduct = {
        (action, polarity, column): _code(code, f"conduct.{action}.{polarity}.{column}")
        for action, polarities in raw["conduct"].items()
        for polarity, columns in polarities.items()
        for column, code in columns.items()
    }
    ways = [
        (row.get("kind"), _way(row, f"way {number}")) for number, row in enumerate(raw["way"], 1)
    ]
    kinds = dict.fromkeys(kind for kind, _ in ways if kind is not None)
    rows = {kind: tuple(way for of, way in ways if of in (None, kind)) for kind in kinds}
    return Ways(
        rows=MappingProxyType(rows),
        conduct=MappingProxyType(conduct),
        fallback=MappingProxyType(
            {column: _code(raw["fallback"].get(column), f"fallback.{column}") for column in COLUMNS}
        ),
    )


def _code(code: Any, where: str) -> EventCode:
    known = load_event_codes().get(code) if isinstance(code, str) else None
    if known is None:
        raise LexiconError(f"world/act_codes.toml, {where}", f"no known code: {code!r}")
    return known


def _way(raw: Mapping[str, Any], where: str) -> Way:
    rest = dict(raw)
    conditions = []
    for name in (*_FIELDS, *_SEEN):
        if name in rest:
            value = rest.pop(name)
            if name == "kind":  # the rows are kept by kind
                continue
            conditions.append((name, frozenset(value if isinstance(value, list) else [value])))
    turned = rest.pop("turned", False)
    if len(rest) != 1 or not rest.keys() <= {"code", "column", "none"}:
        raise LexiconError(
            f"world/act_codes.toml, {where}", "a row has conditions, and a code, a column or none"
        )
    column = rest.get("column")
    if column is not None and column not in COLUMNS:
        raise LexiconError(f"world/act_codes.toml, {where}", f"no known column: {column!r}")
    return Way(
        conditions=tuple(conditions),
        code=_code(rest["code"], where) if "code" in rest else None,
        column=column,
        turned=turned,
        reason=rest.get("none"),
    )


def _holds(act: Act, name: str, allowed: frozenset[str | int]) -> bool:
    if name in _FIELDS:
        return getattr(act, name, None) in allowed
    if name == "norms":
        return any(norm.norm in allowed for norm in act.norms)
    if name == "violated":
        return any(norm.norm in allowed and norm.relation == "violated" for norm in act.norms)
    targets = {actor.id for actor in getattr(act, "targets", ())}
    return any(
        thing.kind in allowed and any(agent.id in targets for agent in getattr(thing, "agents", ()))
        for thing in act.about
    )


def coding_of(act: Act) -> Coding:
    """Give the code of an act, or the reason why it has none."""
    ways = load_ways()
    # the last row of each kind takes all
    way = next(
        way
        for way in ways.rows[act.kind]
        if all(_holds(act, name, allowed) for name, allowed in way.conditions)
    )
    if way.column is None:
        return Coding(code=way.code, reason=way.reason)
    action, polarity = getattr(act, "action", "other"), getattr(act, "polarity", "do")
    if way.turned:
        polarity = _TURN.get(polarity, polarity)
    found = ways.conduct.get((action, polarity, way.column))
    return Coding(code=found or ways.fallback[way.column])
