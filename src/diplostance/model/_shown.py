"""How the classes of the model show themselves."""

from __future__ import annotations

from typing import Any

import attrs

_LONGEST_TEXT = 200


def _show(name: str, value: Any) -> str:
    if name == "about":
        # by id: shown in full, acts about acts about acts would fill the screen many times over
        return f"[{', '.join(thing.id for thing in value)}]"
    if name == "text" and len(value) > _LONGEST_TEXT:
        return f"{value[:_LONGEST_TEXT]!r}... ({len(value)} characters)"
    return repr(value)


class Shown:
    """Shows the fields that differ from their defaults; a long text is cut."""

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
