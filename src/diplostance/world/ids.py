"""Ids of actors that have no code: slugs of their names."""

from __future__ import annotations

import re
import unicodedata

_GAP = re.compile(r"[\W_]+")


def slug(name: str) -> str:
    """Turn a name into an id: lower-case words without accents, joined by hyphens."""
    if not name.isascii():
        folded = unicodedata.normalize("NFKD", name)
        name = "".join(c for c in folded if not unicodedata.combining(c))
    return _GAP.sub("-", name.lower()).strip("-") or "actor"
