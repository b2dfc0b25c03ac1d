"""The JSON Schema of the wire format, made from the model's classes.

The same schema stands as ``schema.json`` beside this module, for readers in other languages. To
write that file anew: ``python -m diplostance.exchange > schema.json``.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, Final, get_args

import attrs

from diplostance.exchange._shape import ACT_KINDS, field_types
from diplostance.exchange.versions import SCHEMA
from diplostance.model import Act, Actor, Document, Event, FrozenMap, Span
from diplostance.model._fields import OneOf, OneOfInts, digest_form, non_empty

_REF: Final = "#/$defs/"


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema (Draft 2020-12) of a document on the wire.

    It says all that JSON Schema can say. That spans lie in the text and end after they start,
    and that ids are listed and stand once, only `diplostance.exchange.from_json` checks.

    Returns:
        A new dict at each call.
    """
    return _Maker().document()


class _Maker:
    """Collects the definitions of the classes that are met."""

    def __init__(self) -> None:
        self.defs: dict[str, Any] = {
            "Span": {
                "description": "Half-open, in code points of the document's text.",
                "type": "array",
                "items": {"type": "integer", "minimum": 0},
                "minItems": 2,
                "maxItems": 2,
            },
            "Date": {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
            "Id": {"type": "string", "minLength": 1},
            "UsersOwn": {
                "description": "A value of the user's own.",
                "type": "string",
                "pattern": r"^x-[\s\S]",
            },
        }

    def document(self) -> dict[str, Any]:
        top = self._object(Document)
        # here, and nowhere else, actors and events stand in full
        for name, cls in (("actors", Actor), ("events", Event)):
            top["properties"][name] = {"type": "array", "items": self._define(cls)}
        properties = {"schema": {"const": SCHEMA}, **top["properties"]}
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"urn:{SCHEMA.replace('/', ':')}",
            "title": "A document of diplostance",
            **top,
            "properties": properties,
            "required": list(properties),
            "$defs": dict(sorted(self.defs.items())),
        }

    def _define(self, cls: type) -> dict[str, Any]:
        if cls.__name__ not in self.defs:
            self.defs[cls.__name__] = {}  # a place for it, so that it may refer to itself
            self.defs[cls.__name__] = self._object(cls)
        return {"$ref": _REF + cls.__name__}

    def _object(self, cls: type) -> dict[str, Any]:
        properties: dict[str, Any] = {}
        for attribute in attrs.fields(cls):
            properties[attribute.name] = self._field(
                field_types(cls)[attribute.name], attribute.validator
            )
            if attribute.name == "id" and cls in ACT_KINDS.values():
                properties["kind"] = {"const": cls.kind}  # type: ignore[attr-defined]
        made: dict[str, Any] = {
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }
        if cls.__name__ == "ActionObject":
            made["anyOf"] = [
                {"properties": {name: {"not": {"type": "null"}}}} for name in properties
            ]
        return made

    def _field(self, type_: Any, validator: Any) -> dict[str, Any]:
        if isinstance(validator, OneOf):
            return {"anyOf": [{"enum": list(validator.allowed)}, {"$ref": f"{_REF}UsersOwn"}]}
        if isinstance(validator, OneOfInts):
            return {"type": "integer", "enum": list(validator.allowed)}
        if validator is non_empty:
            return {"type": "string", "minLength": 1}
        if validator is digest_form:
            return {"anyOf": [{"type": "string", "pattern": "^[0-9a-f]{64}$"}, {"type": "null"}]}
        return self._type(type_)

    def _type(self, type_: Any) -> dict[str, Any]:
        args = get_args(type_)
        if args[1:] == (...,):
            return {"type": "array", "items": self._type(args[0])}
        if type_ == Act:
            return {"oneOf": [self._define(cls) for cls in ACT_KINDS.values()]}
        if Event in args:
            return {"description": "The id of an event or an act.", "$ref": f"{_REF}Id"}
        if type(None) in args:
            return {"anyOf": [self._type(args[0]), {"type": "null"}]}
        plain: dict[Any, dict[str, Any]] = {
            str: {"type": "string"},
            bool: {"type": "boolean"},
            FrozenMap: {"type": "object"},
            Span: {"$ref": f"{_REF}Span"},
            dt.date: {"$ref": f"{_REF}Date"},
            Actor: {"description": "The id of an actor.", "$ref": f"{_REF}Id"},
        }
        return plain[type_] if type_ in plain else self._define(type_)


def schema_text() -> str:
    """Give the text of ``schema.json``."""
    return json.dumps(json_schema(), indent=2) + "\n"
