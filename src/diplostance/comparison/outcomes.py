"""What became of demands: the responses, the outcome of each, and all of them together."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, Final

from attrs import field, frozen

from diplostance.comparison._listed import Listed
from diplostance.comparison.evidence import Evidence
from diplostance.comparison.issues import parties
from diplostance.comparison.rows import evidence_data
from diplostance.model import Document, Event
from diplostance.model._fields import as_tuple, is_a, one_of, tuple_of

OUTCOMES: Final = (
    "met",
    "accepted",
    "conditional",
    "refused",
    "defied",
    "mixed",
    "unanswered",
)
"""What became of a demand.

- ``met``: it was done: an event or a decision of an addressee says so.
- ``accepted``: an addressee promised or agreed to it; ``conditional``: on a condition only.
- ``refused``: an addressee declined. ``defied``: it did, decided or threatened the opposite.
- ``mixed``: answers go both ways. ``unanswered``: nothing that answers it is in the documents.
"""

WAYS: Final = ("commitment", "decision", "evaluation", "event", "rejection")
"""How a demand is answered; by an evaluation where it is the conduct itself, as an apology is."""

SCHEMA: Final = "diplostance/answers/1.0"


@frozen(kw_only=True)
class Response:
    """One thing that answers a demand, or may do so.

    Attributes:
        way: One of ``WAYS``.
        outcome: What it makes of the demand: one of ``OUTCOMES``, never mixed or unanswered.
        by: Ids of those who answer.
        date: The day; None when it is not known.
        after: How many days after the demand; None when a day is missing.
        evidence: The act, for what was said.
        document: The document that tells the event, for what was done.
        event: The event, for what was done.
        count: How often the same is told or said again; the earliest stands here.
        qualifiers: What takes something away from it: ``hedged``, a condition, who alone says so.
        doubts: Why it may be no answer at all; empty for one that counts.
    """

    way: str = field(validator=one_of(WAYS))
    outcome: str = field(validator=one_of(OUTCOMES))
    by: tuple[str, ...] = field(default=(), converter=as_tuple, validator=tuple_of(str))
    date: dt.date | None = None
    after: int | None = field(default=None, validator=is_a(int, optional=True))
    evidence: Evidence | None = field(default=None, validator=is_a(Evidence, optional=True))
    document: Document | None = field(
        default=None, repr=False, validator=is_a(Document, optional=True)
    )
    event: Event | None = field(default=None, validator=is_a(Event, optional=True))
    count: int = field(default=1, validator=is_a(int))
    qualifiers: tuple[str, ...] = field(default=(), converter=as_tuple, validator=tuple_of(str))
    doubts: tuple[str, ...] = field(default=(), converter=as_tuple, validator=tuple_of(str))

    @property
    def words(self) -> str | None:
        """The words of the act or of the event; None where there is no text."""
        if self.evidence is not None:
            return self.evidence.words
        if self.document is None or self.document.text is None or self.event is None:
            return None
        return self.document.quote(self.event) or None

    @property
    def reference(self) -> str:
        """Where it stands."""
        if self.evidence is not None:
            return str(self.evidence.reference)
        parts = (self.document and self.document.id, self.event and self.event.id)
        return "/".join(part for part in parts if part)

    def to_dict(self) -> dict[str, Any]:
        """Give the response as plain data."""
        return {
            "way": self.way,
            "outcome": self.outcome,
            "by": list(self.by),
            "date": self.date and self.date.isoformat(),
            "after": self.after,
            "reference": self.reference,
            "words": self.words,
            "count": self.count,
            "qualifiers": list(self.qualifiers),
            "doubts": list(self.doubts),
            "evidence": None if self.evidence is None else evidence_data(self.evidence),
            "event": self.event and self.event.id,
        }


@frozen(kw_only=True)
class Answered:
    """A demand, and what answers it.

    Attributes:
        demand: The demand, in its earliest telling.
        also: Further tellings of the same demand by the same issuers on the same day.
        outcome: One of ``OUTCOMES``, by the responses alone.
        responses: What answers it, the earliest first.
        candidates: What may be an answer, with the doubts.
        pending: Ids of the addressees from whom there is no response.
        until: The last day of the documents that were looked at: an unanswered demand is
            unanswered up to that day. None when no document has a day.
        reason: Why nothing could be looked for, or what to bear in mind.
    """

    demand: Evidence = field(validator=is_a(Evidence))
    also: tuple[Evidence, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Evidence))
    outcome: str = field(validator=one_of(OUTCOMES))
    responses: tuple[Response, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(Response)
    )
    candidates: tuple[Response, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(Response)
    )
    pending: tuple[str, ...] = field(default=(), converter=as_tuple, validator=tuple_of(str))
    until: dt.date | None = None
    reason: str | None = field(default=None, validator=is_a(str, optional=True))

    @property
    def decisive(self) -> Response | None:
        """The earliest response that the outcome rests on; None where there is none."""
        wanted = {"mixed": None}.get(self.outcome, self.outcome)
        return next((r for r in self.responses if wanted in (None, r.outcome)), None)

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "demand": evidence_data(self.demand),
            "also": [evidence_data(one) for one in self.also],
            "issuers": [actor.id for actor in self.demand.issuers],
            "addressees": [actor.id for actor in parties(self.demand)],
            "outcome": self.outcome,
            "responses": [response.to_dict() for response in self.responses],
            "candidates": [response.to_dict() for response in self.candidates],
            "pending": list(self.pending),
            "until": self.until and self.until.isoformat(),
            "reason": self.reason,
        }

    def to_row(self) -> dict[str, Any]:
        """Give it flat, for a data frame: the demand, and the response that decides."""
        act = self.demand.act
        first = self.decisive
        return {
            "demand": str(self.demand.reference),
            "issuers": "; ".join(actor.id for actor in self.demand.issuers),
            "addressees": "; ".join(actor.id for actor in parties(self.demand)),
            "date": self.demand.day and self.demand.day.isoformat(),
            "action": getattr(act, "action", None),
            "polarity": getattr(act, "polarity", None),
            "words": self.demand.words,
            "outcome": self.outcome,
            "by": "; ".join(first.by) if first else None,
            "way": first and first.way,
            "after": first and first.after,
            "response": first and first.reference,
            "response_words": first and first.words,
            "qualifiers": "; ".join(first.qualifiers) if first else None,
            "responses": len(self.responses),
            "candidates": len(self.candidates),
            "pending": "; ".join(self.pending),
            "until": self.until and self.until.isoformat(),
            "reason": self.reason,
        }


@frozen
class Answers(Listed[Answered]):
    """What became of demands: goes through like a tuple of `Answered`, and shows itself.

    Attributes:
        items: One for each demand, in the order of its reference.
    """

    items: tuple[Answered, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(Answered)
    )

    def of(self, *outcomes: str) -> tuple[Answered, ...]:
        """Give the demands of which this became: any of ``OUTCOMES``."""
        return tuple(one for one in self.items if one.outcome in outcomes)

    def to_dict(self) -> dict[str, Any]:
        """Give them as plain data for JSON."""
        return {"schema": SCHEMA, "demands": [one.to_dict() for one in self.items]}

    def to_json(self, *, indent: int | None = None) -> str:
        """Give them as JSON."""
        return json.dumps(self.to_dict(), indent=indent)

    def to_rows(self) -> list[dict[str, Any]]:
        """Give one flat row a demand, for a data frame."""
        return [one.to_row() for one in self.items]

    def __str__(self) -> str:
        from diplostance.views import render_answers  # noqa: PLC0415 - views know answers

        return render_answers(self)

    def __repr__(self) -> str:
        return f"<Answers: {len(self.items)} demands>"
