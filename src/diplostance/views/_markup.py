r"""HTML as a type of its own, and what is done to text from outside before it becomes part of it.

`Html` is a string that is safe to put between tags. The functions here are the only ones that
make it from a plain string, so a type checker finds a string that was not escaped.

Texts come from anywhere. Their markup is escaped. What HTML or UTF-8 cannot carry, and what would
turn the direction of writing for the words behind it, is shown as an escape that can be seen:
``\x00``, ``\ud800``, ``\u202e``. Marks and joiners that right-to-left and Indic scripts need stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Final, NewType

Html = NewType("Html", str)
"""Markup that is safe as it stands."""

EMPTY: Final = Html("")

_PLANES: Final = "".join(f"{chr(p + 0xFFFE)}{chr(p + 0xFFFF)}" for p in range(0, 0x110000, 0x10000))
_UNSAFE: Final = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, but for tab and line feed
    "\u202a-\u202e\u2066-\u206f"  # embeddings, overrides and isolates; deprecated formats
    "\ufff9-\ufffb\U000e0000-\U000e007f"  # annotations and tags, which hide words
    "\ud800-\udfff"  # surrogates without their pair: UTF-8 has no form for them
    f"\ufdd0-\ufdef{_PLANES}"  # no characters, and never will be
    "]+"
)
_LINE_ENDS: Final = dict.fromkeys(map(ord, "\r\x0b\x0c\x85\u2028\u2029"), "\n")
LONGEST_LABEL: Final = 160
"""How many characters a name, an id or a title takes at most, since they are shown many times."""


def _visible(unsafe: str) -> str:
    out = []
    for character in unsafe:
        code = ord(character)
        if code < 0x100:
            out.append(f"\\x{code:02x}")
        else:
            out.append(f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")
    return "".join(out)


def even_lines(text: str) -> str:
    """Make every end of a line a line feed, and keep every offset: the length stays the same."""
    return text.replace("\r\n", " \n").translate(_LINE_ENDS)


def words(text: str) -> Html:
    """Escape text for the place between tags; what cannot be carried is shown as an escape."""
    return Html(
        _UNSAFE.sub(
            lambda m: f'<span class="escape">{_visible(m[0])}</span>', escape(text, quote=False)
        )
    )


def label(text: str, longest: int = LONGEST_LABEL) -> Html:
    """Escape a name or the like: on one line, cut when it is too long to be one."""
    return words(clipped(text, longest))


def clipped(text: str, longest: int = LONGEST_LABEL) -> str:
    """Put a text on one line of at most so many characters; an ellipsis shows that it was cut."""
    line = " ".join(text[: 8 * longest].split())
    if len(line) <= longest and len(text) <= 8 * longest:
        return line
    return line[: longest - 1].rstrip() + "…"


def outside(text: str, longest: int = LONGEST_LABEL, **attributes: str | None) -> Html:
    """Show a label from outside, so that its direction of writing touches nothing around it."""
    return element("bdi", label(text, longest), **attributes)


def element(name: str, *children: Html, **attributes: str | None) -> Html:
    """Write an element; ``class_`` is ``class``, ``aria_label`` is ``aria-label``.

    Attributes that are None are left out. Values are escaped here, so they are plain strings.
    """
    shown = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_UNSAFE.sub(_as_escape, escape(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Html(f"<{name}{shown}>{''.join(children)}</{name}>")


def _as_escape(match: re.Match[str]) -> str:
    return _visible(match[0])


def join(parts: Iterable[Html], separator: str = "") -> Html:
    """Join markup; the separator is plain text."""
    return Html(escape(separator).join(parts))
