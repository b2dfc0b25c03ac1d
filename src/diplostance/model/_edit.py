"""Correcting a document while its references stay whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

import attrs

from diplostance.errors import NotInDocumentError
from diplostance.model._walk import substitute, walk
from diplostance.model.actors import Actor
from diplostance.model.acts import Act, Claim, Commitment, Decision, Demand, Evaluation
from diplostance.model.events import Event
from diplostance.model.statements import Statement

if TYPE_CHECKING:
    from diplostance.model.documents import Document

_ACTS = (Demand, Evaluation, Commitment, Claim, Decision)
_FAMILIES: tuple[tuple[type, ...], ...] = (_ACTS, (Actor,), (Event,), (Statement,))


def _family(part: object) -> tuple[type, ...]:
    for family in _FAMILIES:
        if isinstance(part, family):
            return family
    raise TypeError(f"only an act, actor, event or statement can be edited, got {part!r}")


def _check_listed(document: Document, part: Any) -> None:
    family = _family(part)
    if family is _ACTS:
        listed: tuple[Any, ...] = document.acts
    elif family == (Actor,):
        listed = document.actors
    elif family == (Event,):
        listed = document.events
    else:
        listed = document.statements
    if part not in listed:
        name = "act" if family is _ACTS else family[0].__name__.lower()
        raise NotInDocumentError(document.id, f"{name} {part.id!r}")


def _with_references(
    lists: Mapping[str, tuple[Any, ...]], parts: tuple[Any, ...]
) -> dict[str, Any]:
    """List the actors and events of the parts that are not listed yet."""
    actors = {actor.id: actor for actor in lists["actors"]}
    events = {event.id: event for event in lists["events"]}
    todo = list(parts)
    while todo:
        for _, part in walk(todo.pop(), ""):
            if isinstance(part, Actor):
                actors.setdefault(part.id, part)
            elif isinstance(part, Event) and part.id not in events:
                events[part.id] = part
                todo.append(part)
    return {**lists, "actors": tuple(actors.values()), "events": tuple(events.values())}


def _rebuild(document: Document, new: Mapping[Any, Any], added: tuple[Any, ...]) -> Document:
    lists = {
        name: substitute(getattr(document, name), new)
        for name in ("actors", "mentions", "events", "statements")
    }
    return attrs.evolve(document, **_with_references(lists, added))


def replace(document: Document, old: Any, new: Any, changes: Mapping[str, Any]) -> Document:
    """See `Document.replace`."""
    _check_listed(document, old)
    given = old if new is None else new
    if not isinstance(given, _family(old)):
        raise TypeError(
            f"{type(old).__name__} {old.id!r} cannot be replaced by {type(given).__name__}"
        )
    if isinstance(old, _ACTS):
        changes = {"origin": "human", **changes}
    fresh: Any = attrs.evolve(cast("Any", given), **changes)
    renamed = _renamed(document, old, fresh) if isinstance(old, Actor) else {}
    return _rebuild(document, {**renamed, old: fresh}, (fresh,))


def _renamed(document: Document, old: Actor, fresh: Actor) -> dict[Any, Any]:
    """Give the actors that name another by its id, with the new id in place of the old."""
    renamed: dict[Any, Any] = {}
    for actor in document.actors:
        changes = {
            name: fresh.id
            for name in ("country", "represents")
            if getattr(actor, name) == old.id != fresh.id
        }
        if changes:
            renamed[actor] = attrs.evolve(actor, **changes)
    return renamed


def remove(document: Document, part: Any) -> Document:
    """See `Document.remove`."""
    _check_listed(document, part)
    gone: dict[Any, Any] = {part: None}
    if isinstance(part, Statement):  # other acts may be about its acts
        gone.update(dict.fromkeys(part.acts))
    return _rebuild(document, gone, ())


def add(document: Document, act: Act, to: Statement) -> Document:
    """See `Document.add`."""
    if not isinstance(act, _ACTS):
        raise TypeError(f"act must be an act, got {act!r}")
    _check_listed(document, to)
    fresh: Any = attrs.evolve(act, origin="human")
    statement = attrs.evolve(to, acts=(*to.acts, fresh))
    return _rebuild(document, {to: statement}, (fresh,))
