"""Changes from one day of speaking to the next, and the drift that they make together."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, Final

from attrs import field, frozen

from diplostance.comparison.evidence import Evidence, names_in, references
from diplostance.comparison.issues import Issue
from diplostance.comparison.position import Stance
from diplostance.comparison.rows import evidence_data, issue_data
from diplostance.comparison.series import Level
from diplostance.model._fields import as_tuple, is_a, non_empty, one_of, tuple_of
from diplostance.model.extras import EMPTY, FrozenMap, as_frozen_map

CHANGES: Final = (
    "added",
    "dropped",
    "hardened",
    "softened",
    "reversed",
    "readdressed",
    "carried out",
    "unclear",
    "not repeated",
    "not reported",
    "kept",
)
"""What can happen to an issue from one day of speaking to the next.

- ``added``: it is there for the first time. ``dropped``: it was there the day before and is gone,
  though the same actor or event is spoken of again and all that was said is at hand in full.
  ``not repeated``: gone, where other matters are spoken of. ``not reported``: gone, but a report
  may have left it out.
- ``hardened``, ``softened``: the same direction with more or less strength: for demands the place
  on the scale, for judgements the place towards the negative end.
- ``reversed``: the other direction. ``readdressed``: the same demand, now to somebody else.
- ``carried out``: what was threatened, promised or refused has been decided.
- ``unclear``: it goes both ways within a day, its strength is not defined on both days, or its
  words say that it may not be the same matter.
- ``kept``: as it was.
"""

SCHEMA: Final = "diplostance/drift/1.0"


@frozen(kw_only=True)
class Change:
    """What happened to one issue between two days of speaking.

    Attributes:
        kind: One of ``CHANGES``.
        issue: The issue, as it is now; as it was, where it is gone.
        before: The stance when it was last spoken of, if it was.
        since: The day on which that was; it need not be the day before.
        after: The stance now, if any.
        places: How many places of the scale it moved; positive is harder. None when not defined.
        was: For ``readdressed``: the issue as it was.
        reason: Why there is no number of places.
    """

    kind: str = field(validator=one_of(CHANGES))
    issue: Issue = field(validator=is_a(Issue))
    before: Stance | None = field(default=None, validator=is_a(Stance, optional=True))
    since: dt.date | None = None
    after: Stance | None = field(default=None, validator=is_a(Stance, optional=True))
    places: int | None = field(default=None, validator=is_a(int, optional=True))
    was: Issue | None = field(default=None, validator=is_a(Issue, optional=True))
    reason: str | None = field(default=None, validator=is_a(str, optional=True))

    def to_dict(self, names: Mapping[str, str] | None = None) -> dict[str, Any]:
        """Give the change as plain data.

        Args:
            names: Names of actors and events by id, to say what it is about.
        """
        return {
            "kind": self.kind,
            "about": self.issue.in_words(names),
            "issue": issue_data(self.issue),
            "was": None if self.was is None else issue_data(self.was),
            "places": self.places,
            "reason": self.reason,
            "since": self.since and self.since.isoformat(),
            "before": [evidence_data(one) for one in self.before.evidence] if self.before else [],
            "after": [evidence_data(one) for one in self.after.evidence] if self.after else [],
        }


@frozen(kw_only=True)
class Day:
    """A day on which the issuer spoke.

    Attributes:
        date: The day.
        stances: Where the issuer stands that day, by issue.
        instructive: How strongly it asks, over its demands.
        emotive: How strongly it judges, over its evaluations; negative for negative judgements.
        whole: Whether all of it comes from whole statements.
    """

    date: dt.date = field(validator=is_a(dt.date))
    stances: tuple[tuple[Issue, Stance], ...] = field(default=(), converter=as_tuple)
    instructive: Level = field(validator=is_a(Level))
    emotive: Level = field(validator=is_a(Level))
    whole: bool = field(default=False, validator=is_a(bool))


@frozen(kw_only=True)
class Step:
    """From one day of speaking to the next.

    Attributes:
        before: The earlier day.
        after: The later day.
        changes: What happened to each issue, ``kept`` last.
    """

    before: dt.date = field(validator=is_a(dt.date))
    after: dt.date = field(validator=is_a(dt.date))
    changes: tuple[Change, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Change))

    def of(self, *kinds: str) -> tuple[Change, ...]:
        """Give the changes of some kinds."""
        return tuple(change for change in self.changes if change.kind in kinds)


@frozen(kw_only=True)
class Drift:
    """How an issuer moved.

    Attributes:
        issuer: Who; the id where no document names it.
        name: Its name.
        days: The days on which it spoke, in order: the escalation series.
        steps: What changed from each to the next.
        undated: Acts without a day: neither the statement nor the document has one.
        issue_key: Name of what counted as the same issue.
        scale: Name and version of the scale.
        reason: Why there are no steps.
        labels: What each event is in a few words, by its name.
    """

    issuer: str = field(validator=non_empty)
    name: str = field(validator=non_empty)
    days: tuple[Day, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Day))
    steps: tuple[Step, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Step))
    undated: tuple[Evidence, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(Evidence)
    )
    issue_key: str = field(default="default", validator=non_empty)
    scale: str = field(default="default", validator=non_empty)
    reason: str | None = field(default=None, validator=is_a(str, optional=True))
    labels: FrozenMap = field(default=EMPTY, converter=as_frozen_map)

    @property
    def names(self) -> dict[str, str]:
        """The names of the actors that are spoken of, by id, and the events' labels."""
        evidence = (
            one for day in self.days for _, stance in day.stances for one in stance.evidence
        )
        return {**names_in(evidence), **self.labels}

    def to_dict(self) -> dict[str, Any]:
        """Give the drift as plain data for JSON."""
        names = self.names
        return {
            "schema": SCHEMA,
            "issuer": self.issuer,
            "name": self.name,
            "issue_key": self.issue_key,
            "scale": self.scale,
            "reason": self.reason,
            "days": [
                {
                    "date": day.date.isoformat(),
                    "whole": day.whole,
                    "instructive": day.instructive.to_dict(),
                    "emotive": day.emotive.to_dict(),
                }
                for day in self.days
            ],
            "steps": [
                {
                    "before": step.before.isoformat(),
                    "after": step.after.isoformat(),
                    "changes": [change.to_dict(names) for change in step.changes],
                }
                for step in self.steps
            ],
            "undated": [evidence_data(one) for one in self.undated],
        }

    def to_json(self, *, indent: int | None = None) -> str:
        """Give the drift as JSON."""
        return json.dumps(self.to_dict(), indent=indent)

    def to_rows(self) -> list[dict[str, Any]]:
        """Give one flat row a change, for a data frame."""
        names = self.names
        return [
            {
                "issuer": self.issuer,
                "before": step.before.isoformat(),
                "after": step.after.isoformat(),
                "kind": change.kind,
                "about": change.issue.in_words(names),
                "since": change.since and change.since.isoformat(),
                "places": change.places,
                "reason": change.reason,
                "evidence_before": references(change.before.evidence if change.before else ()),
                "evidence_after": references(change.after.evidence if change.after else ()),
            }
            for step in self.steps
            for change in step.changes
        ]

    def series_rows(self) -> list[dict[str, Any]]:
        """Give one flat row a day, the escalation series, for a data frame."""
        return [
            {
                "issuer": self.issuer,
                "date": day.date.isoformat(),
                "whole": day.whole,
                **{f"instructive_{key}": value for key, value in day.instructive.to_dict().items()},
                **{f"emotive_{key}": value for key, value in day.emotive.to_dict().items()},
            }
            for day in self.days
        ]

    def __str__(self) -> str:
        from diplostance.views import render_drift  # noqa: PLC0415 - views know movements

        return render_drift(self)

    def _repr_html_(self) -> str:
        from diplostance.views import html_fragment  # noqa: PLC0415

        return html_fragment(self)
