"""Groups that grow together: disjoint sets with union by size and path halving."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Groups(Generic[K]):
    """Things that start alone and are joined step by step."""

    def __init__(self, things: Iterable[K]) -> None:
        self._above = {thing: thing for thing in things}
        self._size = dict.fromkeys(self._above, 1)

    def find(self, thing: K) -> K:
        """Give the thing that stands for the group of this one."""
        above = self._above
        while above[thing] != thing:
            above[thing] = above[above[thing]]
            thing = above[thing]
        return thing

    def join(self, a: K, b: K) -> None:
        """Make one group of the groups of two things."""
        a, b = self.find(a), self.find(b)
        if a == b:
            return
        if self._size[a] < self._size[b]:
            a, b = b, a
        self._above[b] = a
        self._size[a] += self._size[b]

    def all(self) -> list[list[K]]:
        """Give every group, its members and the groups in the order in which they were given."""
        found: dict[K, list[K]] = {}
        for thing in self._above:
            found.setdefault(self.find(thing), []).append(thing)
        return list(found.values())
