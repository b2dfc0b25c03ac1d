"""Cueing: which cue of a clause fits, with what it governs."""

from __future__ import annotations

from collections.abc import Iterator

from diplostance.parsing.clauses import FINITE_KINDS, Clause
from diplostance.parsing.records import record
from diplostance.parsing.rules.complements import complements
from diplostance.parsing.rules.needs import met
from diplostance.parsing.rules.reading import Reading
from diplostance.parsing.rules.setting import Setting
from diplostance.parsing.rules.site import Complement, Site, site_of
from diplostance.parsing.who import Subject


@record
class Fit:
    """A cue that fits: the cue in its clause, and each complement in its setting."""

    site: Site
    settings: tuple[Setting, ...]

    @property
    def kind(self) -> str:
        """The kind of act."""
        return self.site.match.cue.kind

    @property
    def reporting(self) -> bool:
        """Whether it is a verb of saying with clauses as its content."""
        return self.site.match.cue.reporting and any(
            setting.part.clause is not None
            and setting.part.clause.group is not None
            and setting.part.clause.kind in FINITE_KINDS
            for setting in self.settings
        )

    @property
    def parts(self) -> tuple[Complement, ...]:
        """What the cue governs."""
        return tuple(setting.part for setting in self.settings)


def fits(
    reading: Reading, clause: Clause, subject: Subject, *, told: bool = False
) -> Iterator[Fit]:
    """Yield the cues of a clause that fit, the most specific first."""
    group = clause.group
    if group is None:
        return
    for match in reading.grammar.cues(reading.scene.phrase, group):
        if group.passive and match.cue.pos == "verb":
            continue
        if group.passive and match.cue.pos == "noun" and match.last > group.last:
            continue  # "was handed a note of protest", which somebody else wrote
        if group.negated and match.cue.mode == "agree":
            continue  # "has not agreed" tells how things stand
        site = site_of(reading.scene, reading.grammar, clause, match, told=told)
        if match.cue.kind == "none":
            part = Complement(site.begin, site.limit, "no act")
            if not met(Setting(site, part, subject, reading.memory)):
                continue
            yield Fit(site, ())
            return
        settings = tuple(
            setting
            for part in complements(site)
            if met(setting := Setting(site, part, subject, reading.memory))
        )
        if settings:
            yield Fit(site, settings)


def first_fit(reading: Reading, clause: Clause, subject: Subject) -> Fit | None:
    """Give the cue of a clause that fits best."""
    return next(fits(reading, clause, subject), None)
