"""One event in several documents: who tells it, and who is said to have done it."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Mapping
from typing import Any, Final

from attrs import field, frozen

from diplostance.comparison._listed import Listed
from diplostance.comparison.evidence import documents_of
from diplostance.comparison.matching import Matching, match
from diplostance.model import Claim, Document, Event, TimeInterval
from diplostance.model._fields import as_tuple, is_a, non_empty, tuple_of
from diplostance.model.extras import EMPTY, FrozenMap, as_frozen_map

SCHEMA: Final = "diplostance/event-dossiers/1.0"


@frozen(kw_only=True)
class Blamed:
    """An actor that is said to have done something.

    Attributes:
        agent: Its id over all documents.
        documents: Ids of the documents that say so themselves.
        asserted_by: Ids of the actors who say so, as far as documents tell it of them.
    """

    agent: str = field(validator=non_empty)
    documents: tuple[str, ...] = field(default=(), converter=as_tuple, validator=tuple_of(str))
    asserted_by: tuple[str, ...] = field(default=(), converter=as_tuple, validator=tuple_of(str))


@frozen(kw_only=True)
class EventDossier:
    """One event with all its tellings.

    Attributes:
        name: Its name over all documents.
        label: What it is in a few words; see `Matching.label`.
        kinds: What kinds of event it is taken for.
        tellings: The events that tell it, each with its document.
        agents: The actors that are said to have done it, each with who says so.
        denied_by: Ids of the actors who deny it, or their part in it.
        disputed: Whether somebody denies it, or documents name different agents, with none in
            common.
        names: The names of the actors that agents, assertions and denials speak of, by id.
    """

    name: str = field(validator=non_empty)
    label: str = field(default="", validator=is_a(str))
    kinds: tuple[str, ...] = field(default=(), converter=as_tuple, validator=tuple_of(str))
    tellings: tuple[tuple[Document, Event], ...] = field(default=(), repr=False)
    agents: tuple[Blamed, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Blamed))
    denied_by: tuple[str, ...] = field(default=(), converter=as_tuple, validator=tuple_of(str))
    disputed: bool = field(default=False, validator=is_a(bool))
    names: FrozenMap = field(default=EMPTY, converter=as_frozen_map, repr=False)

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents that tell the event."""
        return tuple(dict.fromkeys(document.id for document, _ in self.tellings))

    @property
    def realised(self) -> bool | None:
        """Whether a telling says that it has happened; None where that is open in one at least."""
        told = {event.realised for _, event in self.tellings}
        return True if True in told else None if None in told else False

    @property
    def date(self) -> TimeInterval | None:
        """The first to the last day that a telling names; None when none names one."""
        times = [event.time for _, event in self.tellings if event.time is not None]
        if not times:
            return None
        return TimeInterval(
            start=min(time.start for time in times), end=max(time.end for time in times)
        )

    def to_dict(self) -> dict[str, Any]:
        """Give the dossier as plain data."""
        return {
            "name": self.name,
            "label": self.label,
            "kinds": list(self.kinds),
            "date": self.date and self.date.start.isoformat(),
            "date_end": self.date and self.date.end.isoformat(),
            "tellings": [
                {
                    "document": document.id,
                    "event": event.id,
                    "words": _words(document, event),
                }
                for document, event in self.tellings
            ],
            "agents": [
                {
                    "agent": one.agent,
                    "documents": list(one.documents),
                    "asserted_by": list(one.asserted_by),
                }
                for one in self.agents
            ],
            "denied_by": list(self.denied_by),
            "realised": self.realised,
            "disputed": self.disputed,
        }

    def to_row(self) -> dict[str, Any]:
        """Give the dossier flat, for a data frame."""
        return {
            "name": self.name,
            "label": self.label,
            "kinds": "; ".join(self.kinds),
            "date": self.date and self.date.start.isoformat(),
            "date_end": self.date and self.date.end.isoformat(),
            "documents": len(self.documents),
            "told_by": "; ".join(self.documents),
            "agents": "; ".join(one.agent for one in self.agents),
            "agents_told_by": _each((one.agent, one.documents) for one in self.agents),
            "agents_asserted_by": _each((one.agent, one.asserted_by) for one in self.agents),
            "denied_by": "; ".join(self.denied_by),
            "realised": self.realised,
            "disputed": self.disputed,
        }


def _words(document: Document, event: Event) -> str | None:
    """Give the word that names an event in its document."""
    if document.text is None or event.trigger is None:
        return None
    return document.words(event.trigger)


def _each(told: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    """Give ids with what belongs to each, as "ISL: x, y; NOR: z"; without any, it is left out."""
    return "; ".join(f"{key}: {', '.join(ids)}" for key, ids in told if ids)


@frozen
class EventDossiers(Listed[EventDossier]):
    """Events with their tellings: goes through like a tuple of `EventDossier`, and shows itself.

    Attributes:
        items: The dossiers, by the names of their events.
    """

    items: tuple[EventDossier, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(EventDossier)
    )

    @property
    def several(self) -> EventDossiers:
        """Those that more than one document tells."""
        return EventDossiers([one for one in self.items if len(one.documents) > 1])

    def to_dict(self) -> dict[str, Any]:
        """Give them as plain data for JSON."""
        return {"schema": SCHEMA, "dossiers": [dossier.to_dict() for dossier in self.items]}

    def to_json(self, *, indent: int | None = None) -> str:
        """Give them as JSON."""
        return json.dumps(self.to_dict(), indent=indent)

    def to_rows(self) -> list[dict[str, Any]]:
        """Give one flat row an event, for a data frame."""
        return [dossier.to_row() for dossier in self.items]

    def __str__(self) -> str:
        from diplostance.views import render_event_dossiers  # noqa: PLC0415 - views know dossiers

        return render_event_dossiers(self)

    def __repr__(self) -> str:
        return f"<EventDossiers: {len(self.items)} events>"


def reconcile_events(documents: Document | Iterable[Document]) -> EventDossiers:
    """Bring the tellings of each event together over documents; see `same_event`.

    Every event of the documents is in exactly one dossier.

    Raises:
        OptionError: When something is no document.
        DuplicateDocumentError: When two documents that differ have one id.
    """
    found = sorted(documents_of(documents), key=lambda document: document.id)
    matching = match(found)
    together: dict[str, list[tuple[Document, Event]]] = {}
    for document in found:
        for event in document.events:
            together.setdefault(matching.event(document, event), []).append((document, event))
    denials = _denials(found, matching)
    known = _names(found, matching)
    dossiers = []
    for name in sorted(together):
        happened = {event.realised for _, event in together[name]}
        agents = [
            matching.principals(event.agents)
            for _, event in together[name]
            if event.agents and (event.realised is not False or True not in happened)
        ]
        denied_by = denials.get(name, set())
        blamed = _blamed(together[name], matching, denied_by)
        spoken_of = {*denied_by, *(one.agent for one in blamed)}
        spoken_of.update(actor for one in blamed for actor in one.asserted_by)
        dossiers.append(
            EventDossier(
                name=name,
                label=matching.label(name),
                kinds=sorted({event.kind for _, event in together[name]}),
                tellings=tuple(together[name]),
                agents=blamed,
                denied_by=sorted(denied_by),
                disputed=bool(denied_by)
                or (len(agents) > 1 and not frozenset.intersection(*agents)),
                names={actor: known[actor] for actor in sorted(spoken_of) if actor in known},
            )
        )
    return EventDossiers(dossiers)


def _names(documents: Iterable[Document], matching: Matching) -> Mapping[str, str]:
    """Give the name of each actor by its id over all documents."""
    names: dict[str, str] = {}
    for document in documents:
        for actor in document.actors:
            names.setdefault(matching.actor(actor), actor.name)
    return names


def _blamed(
    tellings: Iterable[tuple[Document, Event]], matching: Matching, denied_by: Container[str]
) -> list[Blamed]:
    """Give the actors who are said to have done an event, each with who says so."""
    agents: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    tellings = tuple(tellings)
    happened = any(event.realised is True for _, event in tellings)
    for document, event in tellings:
        if happened and event.realised is False:
            continue  # a document that says that it has not happened
        for agent in sorted(matching.principals(event.agents)):
            if event.realised is None and agent in denied_by:
                continue  # a document that tells the denial alone
            told, asserted = agents.setdefault(agent, ({}, {}))
            if event.asserted_by:
                asserted.update((matching.principal(actor), None) for actor in event.asserted_by)
            else:
                told[document.id] = None
    return [
        Blamed(agent=agent, documents=tuple(told), asserted_by=tuple(asserted))
        for agent, (told, asserted) in sorted(agents.items())
    ]


def _denials(documents: Iterable[Document], matching: Matching) -> dict[str, set[str]]:
    """Give for each event the actors who deny it."""
    found: dict[str, set[str]] = {}
    for document in documents:
        for statement in document.statements:
            for act in statement.acts:
                if not isinstance(act, Claim) or act.mode != "deny" or act.status != "performed":
                    continue
                for thing in act.about:
                    if isinstance(thing, Event):
                        deniers = found.setdefault(matching.event(document, thing), set())
                        deniers |= matching.principals(statement.issuers)
    return found
