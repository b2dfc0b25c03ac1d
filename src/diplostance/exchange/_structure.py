"""The strict cattrs converter: from plain data to the model's classes, nothing coerced.

Each class of the model has a hook that finds every problem of an object before it gives up, and
keeps the validators' own words. Actors, events and acts stand by their ids wherever they are
referred to; what the ids mean is looked up in `Listed`, which is set while a document is read.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final, cast, get_args

import attrs

from diplostance.errors import TextMismatchError
from diplostance.exchange._shape import ACT_KINDS, brief, field_types, step
from diplostance.model import (
    ACT_TYPES,
    Act,
    ActionObject,
    Actor,
    Attribution,
    Condition,
    Document,
    Event,
    FrozenMap,
    Mention,
    NormReference,
    Producer,
    Span,
    Statement,
    Telling,
    TimeInterval,
)

if TYPE_CHECKING:
    from cattrs import Converter

Hook = Callable[[Any, Any], Any]

_OBJECTS: Final[frozenset[Any]] = frozenset(
    {
        *ACT_TYPES,
        ActionObject,
        Attribution,
        Condition,
        Document,
        Event,
        Mention,
        NormReference,
        Producer,
        Statement,
        Telling,
        TimeInterval,
    }
)


class Problems(Exception):  # noqa: N818 - it never leaves the package
    """The problems of one value: pairs of the path below it and a message."""

    def __init__(self, found: list[tuple[str, str]]) -> None:
        super().__init__(found)
        self.found = found


@attrs.frozen
class Listed:
    """What the ids in a document mean."""

    actors: Mapping[str, Actor]
    events: Mapping[str, Event]
    acts: Mapping[str, Act]


LISTED: Final[ContextVar[Listed]] = ContextVar("diplostance_listed")
"""What is listed in the document that is being read, in this thread or task."""


def found_in(error: Exception) -> list[tuple[str, str]]:
    """Give the problems that an exception of a hook or a validator stands for."""
    if isinstance(error, Problems):
        return error.found
    return [("", str(error))]


def _only(kind: type, name: str) -> Hook:
    def hook(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"expected {name}, got {brief(value)}")
        return value

    return hook


def _date(value: Any, _: Any) -> dt.date:
    if not isinstance(value, str):
        raise TypeError(f"expected a date such as '2026-01-04', got {brief(value)}")
    try:
        date = dt.date.fromisoformat(value)
    except ValueError:
        date = None
    # fromisoformat takes '20260104' and '2026-W01-7' too
    if date is None or date.isoformat() != value:
        raise ValueError(f"expected a date such as '2026-01-04', got {brief(value)}")
    return date


def _span(value: Any, _: Any) -> Span:
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise TypeError(f"expected a span [start, end], got {brief(value)}")
    return Span(start=value[0], end=value[1])


def _extra(value: Any, _: Any) -> FrozenMap:
    if not isinstance(value, Mapping):
        raise TypeError(f"expected an object, got {brief(value)}")
    return FrozenMap(value)


def _actor(value: Any, _: Any) -> Actor:
    if type(value) is not str:
        raise TypeError(f"expected the id of an actor, got {brief(value)}")
    actor = LISTED.get().actors.get(value)
    if actor is None:
        raise ValueError(f"actor {brief(value)} is not listed in actors")
    return actor


def _event_or_act(value: Any, _: Any) -> Event | Act:
    if type(value) is not str:
        raise TypeError(f"expected the id of an event or an act, got {brief(value)}")
    listed = LISTED.get()
    found = listed.events.get(value) or listed.acts.get(value)
    if found is None:
        raise ValueError(f"{brief(value)} is neither an event in events nor an act in a statement")
    return found


def _act(value: Any, _: Any) -> Act:
    if not isinstance(value, Mapping):
        raise TypeError(f"expected an object, got {brief(value)}")
    kind = value.get("kind")
    cls = ACT_KINDS.get(kind) if isinstance(kind, str) else None
    if cls is None:
        shown = f"got {brief(kind)}" if "kind" in value else "it is missing"
        raise Problems([(".kind", f"kind must be one of {', '.join(ACT_KINDS)}, {shown}")])
    hook: Hook = object_hook(cast("type", cls))
    act: Act = hook({k: v for k, v in value.items() if k != "kind"}, cls)
    return act


def _list(type_: Any) -> Hook:
    member = get_args(type_)[0]
    inner = converter().get_structure_hook(member)

    def hook(value: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise TypeError(f"expected a list, got {brief(value)}")
        members: list[Any] = []
        problems: list[tuple[str, str]] = []
        for index, raw in enumerate(value):
            try:
                members.append(inner(raw, member))
            except (TypeError, ValueError, Problems) as error:
                problems += [(f"[{index}]{path}", text) for path, text in found_in(error)]
        if problems:
            raise Problems(problems)
        return tuple(members)

    return hook


@functools.cache
def object_hook(cls: type) -> Hook:
    """Make the hook of one class: every field there, no other, each of them valid."""
    fields = attrs.fields_dict(cls)
    parts = [
        (name, type_, converter().get_structure_hook(type_))
        for name, type_ in field_types(cls).items()
    ]

    def hook(value: Any, _: Any) -> Any:
        if not isinstance(value, Mapping):
            raise TypeError(f"expected an object, got {brief(value)}")
        given: dict[str, Any] = {}
        problems: list[tuple[str, str]] = []
        for name, type_, inner in parts:
            if name not in value:
                continue
            try:
                given[name] = inner(value[name], type_)
            except (TypeError, ValueError, Problems) as error:
                problems += [(f".{name}{path}", text) for path, text in found_in(error)]
        problems += [(step("", str(key)), "unknown field") for key in value if key not in fields]
        missing = [name for name in fields if name not in value]
        if missing:
            problems.append(("", f"missing: {', '.join(missing)}"))
        invalid: list[tuple[str, str]] = []
        if not problems:
            try:
                return cls(**given)
            except TextMismatchError as error:
                invalid = [(".sha256", str(error))]
            except (TypeError, ValueError) as error:
                invalid = [("", str(error))]
        # the constructor names the first problem only; each validator for itself finds them all
        raise Problems(problems + (_invalid(cls, given) or invalid))

    return hook


def _invalid(cls: type, given: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Run each validator for itself on the fields that are there."""
    draft: Any = object.__new__(cls)
    for name, value in given.items():
        object.__setattr__(draft, name, value)
    problems: list[tuple[str, str]] = []
    for attribute in attrs.fields(cls):
        if attribute.name not in given or attribute.validator is None:
            continue
        try:
            attribute.validator(draft, attribute, given[attribute.name])
        except (TypeError, ValueError) as error:
            problems.append((f".{attribute.name}", str(error)))
        except AttributeError:
            continue  # it looks at a field that is itself wrong, and told of already
    return problems


@functools.cache
def converter() -> Converter:
    """Give the converter; made once, never changed afterwards."""
    from cattrs import Converter  # noqa: PLC0415 - a third of the time to import the package

    made = Converter()
    made.register_structure_hook(str, _only(str, "a string"))
    made.register_structure_hook(int, _only(int, "an integer"))
    made.register_structure_hook(bool, _only(bool, "true or false"))
    made.register_structure_hook(dt.date, _date)
    made.register_structure_hook(Span, _span)
    made.register_structure_hook(FrozenMap, _extra)
    made.register_structure_hook(Actor, _actor)
    made.register_structure_hook_func(lambda t: t == Act, _act)
    made.register_structure_hook_func(lambda t: Event in get_args(t), _event_or_act)
    made.register_structure_hook_factory(lambda t: get_args(t)[1:] == (...,), _list)
    made.register_structure_hook_factory(lambda t: t in _OBJECTS, object_hook)
    return made
