"""Ids of actors that have no code: slugs of their names."""

from __future__ import annotations

import re
import unicodedata

_GAP = re.compile(r"[\W_]+")
_STROKES = str.maketrans("ıłŁøØđĐðæÆß", "ilLoOdDdaAs")
"""Letters that have no form without their stroke in Unicode, and what agencies write for them."""


def unaccented(name: str) -> str:
    """Write a name without accents, as agencies do."""
    if name.isascii():
        return name
    folded = unicodedata.normalize("NFKD", name.translate(_STROKES))
    return "".join(c for c in folded if not unicodedata.combining(c))


def slug(name: str) -> str:
    """Turn a name into an id: lower-case words without accents, joined by hyphens."""
    return _GAP.sub("-", unaccented(name).lower()).strip("-") or "actor"


_BODIES = {"UNSC": "UN", "UNGA": "UN"}


def parent_body(actor_id: str) -> str | None:
    """Give the organisation that a body of it belongs to: the United Nations for its Council."""
    return _BODIES.get(actor_id)
