"""From plain data to a document, with every problem found before any is raised."""

from __future__ import annotations

import functools
import graphlib
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from diplostance.errors import SchemaError
from diplostance.exchange._order import Place, act_id, act_places, making_order
from diplostance.exchange._structure import (
    LISTED,
    Listed,
    Problems,
    converter,
    found_in,
    object_hook,
)
from diplostance.exchange._trusted import fill
from diplostance.model import Act, Actor, Claim, Document, Event, Mention, Statement

_LISTS = ("actors", "mentions", "events", "statements")


class _Reader:
    """Reads one document. What fails is replaced by a stand-in, so that the rest can be checked."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.raw = raw
        self.problems: list[str] = []
        self.actors: dict[str, Actor] = {}
        self.events: dict[str, Event] = {}
        self.acts: dict[str, Act] = {}

    def read(self) -> Document:
        listed = Listed(actors=self.actors, events=self.events, acts=self.acts)
        token = LISTED.set(listed)
        try:
            document = self._document()
        finally:
            LISTED.reset(token)
        for problem in document.problems():
            message, _, path = problem.rpartition(" at ")
            self._tell(message, f"$.{path}")
        if self.problems:
            raise SchemaError(tuple(self.problems))
        return document

    def _tell(self, message: str, path: str) -> None:
        self.problems.append(f"{message} at {path}")

    def _try(
        self, hook: Callable[[Any, Any], Any], value: Any, path: str, stand_in: Callable[[], Any]
    ) -> Any:
        try:
            return hook(value, None)
        except (TypeError, ValueError, Problems) as error:
            for below, message in found_in(error):
                self._tell(message, f"{path}{below}")
            return stand_in()

    def _members(self, name: str) -> list[Any] | tuple[Any, ...]:
        members = self.raw.get(name)
        return members if isinstance(members, list | tuple) else ()

    def _document(self) -> Document:
        bare = {
            key: () if key in _LISTS and isinstance(value, list | tuple) else value
            for key, value in self.raw.items()
            if key != "schema"
        }
        head: Document = self._try(object_hook(Document), bare, "$", self._plain_head)
        lists: dict[str, Any] = {}
        for name, cls, known, make in (
            ("actors", Actor, self.actors, _stand_in_actor),
            ("events", Event, self.events, _stand_in_event),
        ):
            lists[name] = self._listed(name, cls, known, make)
        lists["mentions"] = tuple(
            self._try(object_hook(Mention), raw, f"$.mentions[{i}]", lambda: None)
            for i, raw in enumerate(self._members("mentions"))
        )
        lists["statements"] = self._statements()
        values = {a.name: getattr(head, a.name) for a in attrs.fields(Document)}
        document: Document = fill(Document, {**values, **lists})
        return document

    def _plain_head(self) -> Document:
        text = self.raw.get("text")
        return Document(id="?", text=text if isinstance(text, str) else None)

    def _listed(
        self, name: str, cls: type, known: dict[str, Any], stand_in: Callable[[str], Any]
    ) -> tuple[Any, ...]:
        made = []
        for index, raw in enumerate(self._members(name)):
            part_id = act_id(raw) or f"?{index}"
            part = self._try(
                object_hook(cls), raw, f"$.{name}[{index}]", functools.partial(stand_in, part_id)
            )
            known[part.id] = part
            made.append(part)
        return tuple(made)

    def _statements(self) -> tuple[Statement, ...]:
        statements = self._members("statements")
        acts = self._all_acts(act_places(statements))
        made = []
        for s, raw in enumerate(statements):
            bare: Any = raw
            count = 0
            if isinstance(raw, Mapping) and isinstance(raw.get("acts"), list | tuple):
                bare, count = {**raw, "acts": ()}, len(raw["acts"])
            statement = self._try(
                object_hook(Statement),
                bare,
                f"$.statements[{s}]",
                functools.partial(Statement, id=act_id(raw) or f"?{s}"),
            )
            values = {a.name: getattr(statement, a.name) for a in attrs.fields(Statement)}
            own = tuple(acts[s, a] for a in range(count))
            made.append(fill(Statement, {**values, "acts": own}))
        return tuple(made)

    def _all_acts(self, places: Mapping[Place, Any]) -> dict[Place, Act]:
        try:
            order = making_order(places)
        except graphlib.CycleError as error:
            circle = ", ".join(repr(act_id(places[place])) for place in error.args[1][1:])
            self._tell(f"acts are about each other in a circle: {circle}", "$.statements")
            order = list(places)
            for raw in places.values():  # so that no reference is called unknown besides
                self.acts.update({id_: Claim(id=id_) for id_ in [act_id(raw)] if id_})
        hook = converter().get_structure_hook(Act)
        circular = bool(self.acts)
        made: dict[Place, Act] = {}
        for s, a in order:
            raw = places[s, a]
            part_id = act_id(raw) or f"?{s}.{a}"
            act = self._try(
                hook, raw, f"$.statements[{s}].acts[{a}]", functools.partial(Claim, id=part_id)
            )
            if circular:  # the stand-ins that it is about are in no statement
                act = attrs.evolve(act, about=())
            made[s, a] = self.acts[act.id] = act
        return made


def _stand_in_actor(actor_id: str) -> Actor:
    return Actor(id=actor_id, name="?")


def _stand_in_event(event_id: str) -> Event:
    return Event(id=event_id)


def read_strict(raw: Mapping[str, Any]) -> Document:
    """Make a document from data of the current version.

    Raises:
        SchemaError: With all that is wrong.
    """
    return _Reader(raw).read()
