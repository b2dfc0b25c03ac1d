"""From a document to plain data, by the converter's generated functions."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from diplostance.exchange.versions import SCHEMA
from diplostance.model import ACT_TYPES, Actor, Document, FrozenMap, Span

if TYPE_CHECKING:
    from cattrs import Converter


def _ids(parts: Any) -> list[str]:
    return [part.id for part in parts]


def _isoformat(date: dt.date) -> str:
    return date.isoformat()


@functools.cache
def _converter() -> Converter:
    from cattrs import Converter  # noqa: PLC0415 - a third of the time to import the package
    from cattrs.gen import make_dict_unstructure_fn, override  # noqa: PLC0415

    made = Converter(unstruct_collection_overrides={tuple: list})
    made.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    made.register_unstructure_hook(FrozenMap, FrozenMap.to_dict)
    made.register_unstructure_hook(dt.date, _isoformat)
    made.register_unstructure_hook(Actor, lambda actor: actor.id)
    for cls in ACT_TYPES:
        inner = make_dict_unstructure_fn(cls, made, about=override(unstruct_hook=_ids))
        made.register_unstructure_hook(cls, functools.partial(_tagged, inner, cls.kind))
    actors = make_dict_unstructure_fn(Actor, made)
    made.register_unstructure_hook(
        Document,
        make_dict_unstructure_fn(
            Document,
            made,
            actors=override(unstruct_hook=lambda listed: [actors(actor) for actor in listed]),
        ),
    )
    return made


def _tagged(inner: Callable[[Any], dict[str, Any]], kind: str, act: Any) -> dict[str, Any]:
    plain = inner(act)
    return {"id": plain.pop("id"), "kind": kind, **plain}


def write_plain(document: Document) -> dict[str, Any]:
    """Give a document as dicts, lists, strings, numbers, booleans and None."""
    plain = _converter().unstructure(document)
    order = ("id", "sha256", "text")
    return {"schema": SCHEMA, **{name: plain.pop(name) for name in order}, **plain}
