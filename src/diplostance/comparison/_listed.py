"""What the results that are lists have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Generic, TypeVar, cast, overload

T = TypeVar("T")


class Listed(Generic[T]):
    """Goes through like the tuple of its items, and shows itself in a notebook."""

    __slots__ = ()
    items: tuple[T, ...]

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...

    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self.items[index]

    def _repr_html_(self) -> str:
        from diplostance.views import html_fragment  # noqa: PLC0415 - views know the results

        return html_fragment(cast("Any", self))
