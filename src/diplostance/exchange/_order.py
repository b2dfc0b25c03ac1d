"""The order in which the acts of a document can be made: those that others are about first."""

from __future__ import annotations

import graphlib
from collections.abc import Mapping, Sequence
from typing import Any

Place = tuple[int, int]
"""The index of a statement and that of an act in it."""


def act_places(statements: Sequence[Any]) -> dict[Place, Any]:
    """Give the acts of the raw statements by their places; what has another form is left out."""
    places: dict[Place, Any] = {}
    for s, statement in enumerate(statements):
        acts = statement.get("acts") if isinstance(statement, Mapping) else None
        if isinstance(acts, list | tuple):
            for a, act in enumerate(acts):
                places[s, a] = act
    return places


def act_id(raw: Any) -> str | None:
    """Give the id of a raw act, if it has one."""
    found = raw.get("id") if isinstance(raw, Mapping) else None
    return found if isinstance(found, str) and found else None


def making_order(places: Mapping[Place, Any]) -> list[Place]:
    """Sort the places so that an act comes after all that it is about.

    Raises:
        graphlib.CycleError: When acts are about each other in a circle.
    """
    by_id = {act_id(raw): place for place, raw in reversed(list(places.items()))}
    needs: dict[Place, list[Place]] = {}
    for place, raw in places.items():
        about = raw.get("about") if isinstance(raw, Mapping) else None
        if about and isinstance(about, list | tuple):
            needed = [by_id[ref] for ref in about if isinstance(ref, str) and ref in by_id]
            if needed:
                needs[place] = needed
    if not needs:
        return list(places)
    sorter = graphlib.TopologicalSorter({place: needs.get(place, ()) for place in places})
    return list(sorter.static_order())
