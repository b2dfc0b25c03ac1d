"""Offices: who held which one from when to when."""

from __future__ import annotations

import functools

from attrs import frozen

from diplostance.errors import LexiconError
from diplostance.world._files import read_facts
from diplostance.world.ids import slug


@frozen(kw_only=True)
class Term:
    """The time of one person in one office.

    Attributes:
        person: Id of the person.
        name: The usual name in Latin script.
        of: Id of the state or organisation.
        office: The key of the office ("president").
        start: The first day, or month, or year, in ISO form.
        end: The last day; None for an office still held.
    """

    person: str
    name: str
    of: str
    office: str
    start: str
    end: str | None = None

    def covers(self, day: str) -> bool:
        """Tell whether a day, a month or a year may lie within the term."""
        if day[: len(self.start)] < self.start[: len(day)]:
            return False
        return self.end is None or day[: len(self.end)] <= self.end[: len(day)]


@functools.cache
def load_offices() -> tuple[Term, ...]:
    """Give all terms, in the order of the file.

    Raises:
        LexiconError: When a row is wrong.
    """
    found: list[Term] = []
    for of, offices in read_facts("offices").items():
        for office, rows in offices.items():
            for row in rows:
                parts = row.split(" | ")
                if len(parts) != 3:
                    where = f"world/offices.toml, {of}.{office}"
                    raise LexiconError(where, f"no name, first and last day: {row!r}")
                name, start, end = parts
                found.append(
                    Term(
                        person=slug(name),
                        name=name,
                        of=of,
                        office=office,
                        start=start,
                        end=None if end == "-" else end,
                    )
                )
    return tuple(found)
