"""The fast path for data that this library wrote: objects are filled without being checked."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, cast, get_args

import attrs

from diplostance.exchange._order import act_places, making_order
from diplostance.exchange._shape import ACT_KINDS, field_types
from diplostance.exchange._structure import Listed
from diplostance.model import (
    Actor,
    Document,
    Event,
    FrozenMap,
    Mention,
    Span,
    Statement,
    text_digest,
)
from diplostance.model.extras import EMPTY

Part = Callable[[Any, Listed], Any]

_set_start: Callable[[Span, int], None] = Span.start.__set__  # type: ignore[attr-defined]
_set_end: Callable[[Span, int], None] = Span.end.__set__  # type: ignore[attr-defined]

_set_acts: Callable[[Statement, Any], None] = Statement.acts.__set__  # type: ignore[attr-defined]
_NO_LISTS: Mapping[str, Any] = MappingProxyType(
    {"actors": (), "events": (), "mentions": (), "statements": ()}
)


def fill(cls: type, values: Mapping[str, Any]) -> Any:
    """Make an object of a frozen class from final values, without its validators."""
    made: Any = object.__new__(cls)
    for attribute in attrs.fields(cls):
        getattr(cls, attribute.name).__set__(made, values[attribute.name])
    return made


def _span(value: Any, _: Listed) -> Span:
    made = Span.__new__(Span)
    start, end = value
    _set_start(made, start)
    _set_end(made, end)
    return made


def _date(value: Any, _: Listed) -> dt.date:
    return dt.date.fromisoformat(value)


def _extra(value: Any, _: Listed) -> FrozenMap:
    return FrozenMap(value) if value else EMPTY


def _actor(value: Any, listed: Listed) -> Actor:
    return listed.actors[value]


def _event_or_act(value: Any, listed: Listed) -> Any:
    return listed.events.get(value) or listed.acts[value]


def _list_of(inner: Part) -> Part:
    def part(value: Any, listed: Listed) -> tuple[Any, ...]:
        return tuple([inner(member, listed) for member in value]) if value else ()

    return part


def _plain_list(value: Any, _: Listed) -> tuple[Any, ...]:
    return tuple(value)


def _part_for(type_: Any) -> Part | None:
    """Give what turns the wire's value into the model's, or None where they are the same."""
    args = get_args(type_)
    if args[1:] == (...,):
        inner = _part_for(args[0])
        return _plain_list if inner is None else _list_of(inner)
    if type(None) in args:
        return _part_for(args[0])
    if Event in args:
        return _event_or_act
    known: dict[Any, Part] = {Span: _span, dt.date: _date, FrozenMap: _extra, Actor: _actor}
    if type_ in known:
        return known[type_]
    return maker(type_) if attrs.has(type_) else None


@functools.cache
def maker(cls: type) -> Part:
    """Make the function that fills objects of one class."""
    steps = [
        (getattr(cls, name).__set__, name, _part_for(type_))
        for name, type_ in field_types(cls).items()
    ]

    def make(raw: Any, listed: Listed) -> Any:
        made: Any = object.__new__(cls)
        for set_, name, part in steps:
            value = raw[name]
            set_(made, value if part is None or value is None else part(value, listed))
        return made

    return make


def read_trusted(raw: Mapping[str, Any]) -> Document:
    """Make a document from data of the current version that this library wrote."""
    actors: dict[str, Actor] = {}
    events: dict[str, Event] = {}
    acts: dict[str, Any] = {}
    listed = Listed(actors=actors, events=events, acts=acts)
    make_actor, make_event = maker(Actor), maker(Event)
    for one in raw["actors"]:
        actors[one["id"]] = make_actor(one, listed)
    for one in raw["events"]:
        events[one["id"]] = make_event(one, listed)
    make_act = {kind: maker(cast("type", cls)) for kind, cls in ACT_KINDS.items()}
    places = act_places(raw["statements"])
    made: dict[tuple[int, int], Any] = {}
    for place in making_order(places):
        one = places[place]
        made[place] = acts[one["id"]] = make_act[one["kind"]](one, listed)
    statements = []
    for s, one in enumerate(raw["statements"]):
        bare = maker(Statement)({**one, "acts": ()}, listed)
        _set_acts(bare, tuple([made[s, a] for a in range(len(one["acts"]))]))
        statements.append(bare)
    document: Document = maker(Document)({**raw, **_NO_LISTS}, listed)
    for name, value in (
        ("actors", tuple(actors.values())),
        ("events", tuple(events.values())),
        ("mentions", tuple([maker(Mention)(one, listed) for one in raw["mentions"]])),
        ("statements", tuple(statements)),
    ):
        object.__setattr__(document, name, value)
    if document.sha256 is None and document.text is not None:
        object.__setattr__(document, "sha256", text_digest(document.text))
    return document
