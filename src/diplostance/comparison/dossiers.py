"""Dossiers: a statement with all its tellings, what they have in common, and where they differ."""

from __future__ import annotations

import json
from typing import Any, Final

from attrs import field, frozen

from diplostance.comparison._listed import Listed
from diplostance.comparison.evidence import Evidence
from diplostance.comparison.rows import evidence_data
from diplostance.model import Actor, Document, Statement, TimeInterval
from diplostance.model._fields import as_tuple, is_a, non_empty, tuple_of

SCHEMA: Final = "diplostance/dossiers/1.0"


@frozen(kw_only=True)
class Matter:
    """One thing done in the statement, with every telling of it.

    Attributes:
        kind: The kind of act.
        about: What it is about, in a few words.
        direction: 1 for it, -1 against it, 0 neutral; None for what takes no direction.
        evidence: The acts that tell it.
        documents: Ids of the documents that do.
    """

    kind: str = field(validator=non_empty)
    about: str = field(validator=is_a(str))
    direction: int | None = field(default=None, validator=is_a(int, optional=True))
    evidence: tuple[Evidence, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(Evidence)
    )
    documents: tuple[str, ...] = field(default=(), converter=as_tuple, validator=tuple_of(str))

    def to_dict(self) -> dict[str, Any]:
        """Give the matter as plain data."""
        return {
            "kind": self.kind,
            "about": self.about,
            "direction": self.direction,
            "documents": list(self.documents),
            "evidence": [evidence_data(one) for one in self.evidence],
        }


@frozen(kw_only=True)
class QuoteDifference:
    """Two documents that quote the same act in other words.

    Neither quotation contains the other. They may be two parts of one sentence, or one of them is
    wrong: the words are put side by side, and nothing is decided.

    Attributes:
        about: What the act is about.
        a: An act, and
        b: the act that tells it otherwise.
        words_a: What the first document quotes.
        words_b: What the second one quotes.
    """

    about: str = field(validator=is_a(str))
    a: Evidence = field(validator=is_a(Evidence))
    b: Evidence = field(validator=is_a(Evidence))
    words_a: str = field(validator=is_a(str))
    words_b: str = field(validator=is_a(str))

    def to_dict(self) -> dict[str, Any]:
        """Give the difference as plain data."""
        return {
            "about": self.about,
            "a": {"reference": str(self.a.reference), "quotes": self.words_a},
            "b": {"reference": str(self.b.reference), "quotes": self.words_b},
        }


@frozen(kw_only=True)
class Dossier:
    """One statement with all its tellings.

    Attributes:
        issuers: On whose behalf it was made.
        organ: Through which, as far as a telling names it.
        speakers: Who spoke, as far as a telling names him.
        date: The days that all tellings allow: one day where a telling names it, otherwise the
            days before its publication on which it may have been made; None when nothing is dated.
        tellings: The statements that tell it, each as document and statement.
        matters: What was done in it.
        contradictions: Pairs of matters that go opposite ways on one issue.
        differences: Where quotations differ.
        reasons: What brought the tellings together; empty for a single one.
    """

    issuers: tuple[Actor, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Actor))
    organ: Actor | None = field(default=None, validator=is_a(Actor, optional=True))
    speakers: tuple[Actor, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Actor))
    date: TimeInterval | None = field(default=None, validator=is_a(TimeInterval, optional=True))
    tellings: tuple[tuple[Document, Statement], ...] = field(default=(), repr=False)
    matters: tuple[Matter, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Matter))
    contradictions: tuple[tuple[Matter, Matter], ...] = field(default=())
    differences: tuple[QuoteDifference, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(QuoteDifference)
    )
    reasons: tuple[str, ...] = field(default=(), converter=as_tuple, validator=tuple_of(str))

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents that tell the statement."""
        return tuple(dict.fromkeys(document.id for document, _ in self.tellings))

    @property
    def common(self) -> tuple[Matter, ...]:
        """What every document reports; empty when there is one document only."""
        count = len(self.documents)
        return tuple(m for m in self.matters if count > 1 and len(m.documents) == count)

    @property
    def unique(self) -> tuple[Matter, ...]:
        """What only one of several documents reports."""
        count = len(self.documents)
        return tuple(m for m in self.matters if count > 1 and len(m.documents) == 1)

    def to_dict(self) -> dict[str, Any]:
        """Give the dossier as plain data."""
        return {
            "issuers": [actor.id for actor in self.issuers],
            "organ": self.organ and self.organ.id,
            "speakers": [actor.id for actor in self.speakers],
            "date": self.date and self.date.start.isoformat(),
            "date_end": self.date and self.date.end.isoformat(),
            "tellings": [
                {"document": document.id, "statement": statement.id}
                for document, statement in self.tellings
            ],
            "reasons": list(self.reasons),
            "common": [matter.to_dict() for matter in self.common],
            "unique": [matter.to_dict() for matter in self.unique],
            "matters": [matter.to_dict() for matter in self.matters],
            "contradictions": [[one.about, other.about] for one, other in self.contradictions],
            "differences": [difference.to_dict() for difference in self.differences],
        }


@frozen
class Dossiers(Listed[Dossier]):
    """Statements with their tellings: goes through like a tuple of `Dossier`, and shows itself.

    Attributes:
        items: The dossiers, by their first document and statement.
    """

    items: tuple[Dossier, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Dossier))

    @property
    def several(self) -> Dossiers:
        """Those that more than one document tells."""
        return Dossiers([one for one in self.items if len(one.documents) > 1])

    def to_dict(self) -> dict[str, Any]:
        """Give them as plain data for JSON."""
        return {"schema": SCHEMA, "dossiers": [dossier.to_dict() for dossier in self.items]}

    def to_json(self, *, indent: int | None = None) -> str:
        """Give them as JSON."""
        return json.dumps(self.to_dict(), indent=indent)

    def to_rows(self) -> list[dict[str, Any]]:
        """Give one flat row a matter of a dossier, for a data frame."""
        return [
            {
                "dossier": number,
                "issuers": "; ".join(actor.id for actor in one.issuers),
                "speakers": "; ".join(actor.id for actor in one.speakers),
                "date": one.date and one.date.start.isoformat(),
                "date_end": one.date and one.date.end.isoformat(),
                "documents": len(one.documents),
                "kind": matter.kind,
                "about": matter.about,
                "direction": matter.direction,
                "told_by": "; ".join(matter.documents),
                "evidence": "; ".join(str(each.reference) for each in matter.evidence),
            }
            for number, one in enumerate(self.items, 1)
            for matter in one.matters
        ]

    def __str__(self) -> str:
        from diplostance.views import render_dossiers  # noqa: PLC0415 - views know dossiers

        return render_dossiers(self)

    def __repr__(self) -> str:
        return f"<Dossiers: {len(self.items)} statements>"
