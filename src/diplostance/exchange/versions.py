"""Versions of the wire format: which are read, and how older and newer ones are met.

A schema string is ``diplostance/document/MAJOR.MINOR``. An optional field or a new list value
raises the minor, anything else the major.

- Older versions are upgraded, step by step, by the functions in `UPGRADES`.
- A newer minor is read: fields that this release does not know are kept in ``extra``, list values
  that it does not know are read as ``x-...``.
- A newer major is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import attrs

from diplostance.exchange._shape import brief, child_class
from diplostance.model import Document
from diplostance.model._fields import OneOf

SCHEMA_NAME: Final = "diplostance/document"
"""What every schema string starts with."""

SCHEMA: Final = f"{SCHEMA_NAME}/1.0"
"""The schema that this release writes."""

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]
"""Turns the data of one version into that of a later one; must set ``schema`` itself."""

UPGRADES: Final[Mapping[str, Upgrade]] = MappingProxyType({})
"""The steps from older versions, by the version they start from (``"0.9"``). Empty so far."""

_VERSION: Final = re.compile(rf"{SCHEMA_NAME}/(0|[1-9][0-9]{{0,5}})\.(0|[1-9][0-9]{{0,5}})")


class Version(NamedTuple):
    """A version of the wire format."""

    major: int
    minor: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"


def parse_version(schema: object) -> Version:
    """Read a schema string.

    Raises:
        ValueError: When it is none.
    """
    match = _VERSION.fullmatch(schema) if isinstance(schema, str) else None
    if match is None:
        raise ValueError(f"schema must be like {SCHEMA!r}, got {brief(schema)}")
    return Version(int(match[1]), int(match[2]))


CURRENT: Final = parse_version(SCHEMA)
"""The version that this release writes."""


def to_current(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Bring data of any readable version into the form of the current one.

    The data given is not changed.

    Raises:
        ValueError: When the version cannot be read.
    """
    data = dict(raw)
    version = parse_version(data.get("schema"))
    while version < CURRENT and str(version) in UPGRADES:
        try:
            data = UPGRADES[str(version)](data)
        except (LookupError, TypeError, AttributeError, ValueError) as error:
            raise ValueError(f"the data cannot be upgraded from {version}: {error!r}") from error
        reached = parse_version(data.get("schema"))
        if reached <= version:
            raise ValueError(f"the upgrade from {version} leads back to {reached}")
        version = reached
    if version < CURRENT:
        raise ValueError(f"schema {version} is too old: this release has no upgrade from it")
    if version.major > CURRENT.major:
        raise ValueError(
            f"schema {version} is of a newer major version than {CURRENT}, which this release "
            "reads: a newer diplostance is needed"
        )
    if version > CURRENT:
        data = _fold(data, version)
    return {**data, "schema": SCHEMA}


def _fold(data: dict[str, Any], version: Version) -> dict[str, Any]:
    """Move what a newer minor added to ``extra``, and mark its new list values."""
    unknown: dict[str, Any] = {}
    folded = _fold_object(data, Document, "", unknown, version)
    return _with_extra(folded, unknown, version)


def _fold_object(
    raw: Mapping[str, Any], cls: type, path: str, unknown: dict[str, Any], version: Version
) -> dict[str, Any]:
    fields = attrs.fields_dict(cls)
    tags = {"schema"} if cls is Document else {"kind"} if hasattr(cls, "kind") else set()
    prefix = f"{path}." if path else ""
    folded: dict[str, Any] = {}
    for key, value in raw.items():
        if key in fields:
            folded[key] = _fold_value(value, cls, key, f"{prefix}{key}", unknown, version)
        elif key in tags:
            folded[key] = value
        else:
            unknown[f"{prefix}{key}"] = value
    return folded


def _fold_value(
    value: Any, cls: type, name: str, path: str, unknown: dict[str, Any], version: Version
) -> Any:
    if isinstance(value, list | tuple):
        return [
            _fold_member(member, cls, name, f"{path}[{index}]", unknown, version)
            for index, member in enumerate(value)
        ]
    return _fold_member(value, cls, name, path, unknown, version)


def _fold_member(
    value: Any, cls: type, name: str, path: str, unknown: dict[str, Any], version: Version
) -> Any:
    validator = attrs.fields_dict(cls)[name].validator
    if isinstance(validator, OneOf) and isinstance(value, str):
        known = not value or value in validator.allowed or value.startswith("x-")
        return value if known else f"x-{value}"
    child = child_class(cls, name, value)
    if child is None or not isinstance(value, Mapping):
        return value
    if "extra" not in attrs.fields_dict(child):
        return _fold_object(value, child, path, unknown, version)
    own: dict[str, Any] = {}  # an act keeps what was said about it
    return _with_extra(_fold_object(value, child, "", own, version), own, version)


def _with_extra(
    folded: dict[str, Any], unknown: Mapping[str, Any], version: Version
) -> dict[str, Any]:
    extra = folded.get("extra")
    if not unknown or not isinstance(extra, Mapping):
        return folded  # a wrong extra is for the reader to refuse
    merged = dict(extra)
    for key, value in unknown.items():
        name = key
        while name in merged:
            name = f"{name} ({version})"
        merged[name] = value
    return {**folded, "extra": merged}


__all__ = ["CURRENT", "SCHEMA", "SCHEMA_NAME", "UPGRADES", "Upgrade", "Version", "to_current"]
