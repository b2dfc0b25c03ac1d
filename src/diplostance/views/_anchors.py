"""The ids that links on a page lead to, made of numbers alone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from attrs import field, frozen

from diplostance.model import Act, Document


def _numbers(acts: Sequence[Act]) -> dict[str, int]:
    return {act.id: number for number, act in enumerate(acts)}


@frozen
class Anchors:
    """Ids for the acts of one document: their cards, their words, and the class of both.

    A page that shows several documents gives each a prefix of its own.

    Attributes:
        acts: The acts of the document, in order.
        prefix: What every id begins with.
    """

    acts: tuple[Act, ...]
    prefix: str = ""
    _number: dict[str, int] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_number", _numbers(self.acts))

    def number(self, act: Act) -> int | None:
        """Give the place of an act in the document, None when it is no part of it."""
        return self._number.get(act.id)

    def card(self, number: int) -> str:
        """Give the id of an act's card."""
        return f"{self.prefix}act-{number + 1}"

    def head(self, number: int) -> str:
        """Give the id of the heading of an act's card."""
        return f"{self.prefix}head-{number + 1}"

    def words(self, number: int, telling: int = 0) -> str:
        """Give the id of the words of an act, or of a further telling of it."""
        return f"{self.prefix}words-{number + 1}" + (f"-{telling + 1}" if telling else "")

    def name(self, number: int) -> str:
        """Give the class that all words of an act have."""
        return f"{self.prefix}of-{number + 1}"


def prefix_of(document: Document) -> str:
    """Give a prefix that keeps apart the ids of different documents on one page."""
    told = f"{document.id}\n{document.sha256}".encode("utf-8", "surrogatepass")
    return f"d{hashlib.sha256(told).hexdigest()[:8]}-"
