"""How the classes of the model show themselves."""

from __future__ import annotations

from typing import Any

import attrs

_LONGEST_TEXT = 200
# shown by id: in full, the same actors, and acts about acts about acts, would fill the screen
_REFERENCES = frozenset(
    {
        "about",
        "actor",
        "addressees",
        "agents",
        "asserted_by",
        "issuers",
        "organ",
        "patients",
        "speakers",
        "targets",
    }
)


def _show(name: str, value: Any) -> str:
    if name in _REFERENCES and value is not None:
        things = value if isinstance(value, tuple) else (value,)
        return f"<{', '.join(repr(thing.id)[1:-1] for thing in things)}>"
    if name == "text" and isinstance(value, str) and len(value) > _LONGEST_TEXT:
        return f"{value[:_LONGEST_TEXT]!r}... ({len(value)} characters)"
    return repr(value)


class Shown:
    """Shows the fields that differ from their defaults; what is referred to stands by its id."""

    __slots__ = ()

    def __repr__(self) -> str:
        shown = []
        for attribute in attrs.fields(type(self)):  # type: ignore[arg-type]
            value = getattr(self, attribute.name)
            default = attribute.default
            if isinstance(default, attrs.Factory):  # type: ignore[arg-type]
                default = default.factory()
            if value != default:
                shown.append(f"{attribute.name}={_show(attribute.name, value)}")
        return f"{type(self).__name__}({', '.join(shown)})"
