"""One event in several documents: who tells it, and who is said to have done it."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any

from attrs import field, frozen

from diplostance.comparison.evidence import documents_of
from diplostance.comparison.matching import Matching, match
from diplostance.model import Claim, Document, Event
from diplostance.model._fields import as_tuple, is_a, non_empty, tuple_of


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
        kinds: What kinds of event it is taken for.
        tellings: The events that tell it, each with its document.
        agents: The actors that are said to have done it, each with who says so.
        denied_by: Ids of the actors who deny it, or their part in it.
        disputed: Whether somebody denies it, or documents name different agents, with none in
            common.
    """

    name: str = field(validator=non_empty)
    kinds: tuple[str, ...] = field(default=(), converter=as_tuple, validator=tuple_of(str))
    tellings: tuple[tuple[Document, Event], ...] = field(default=(), repr=False)
    agents: tuple[Blamed, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Blamed))
    denied_by: tuple[str, ...] = field(default=(), converter=as_tuple, validator=tuple_of(str))
    disputed: bool = field(default=False, validator=is_a(bool))

    def to_dict(self) -> dict[str, Any]:
        """Give the dossier as plain data."""
        return {
            "name": self.name,
            "kinds": list(self.kinds),
            "tellings": [
                {"document": document.id, "event": event.id} for document, event in self.tellings
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
            "disputed": self.disputed,
        }


def reconcile_events(documents: Document | Iterable[Document]) -> tuple[EventDossier, ...]:
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
    dossiers = []
    for name in sorted(together):
        agents = [
            frozenset(matching.principal(actor) for actor in event.agents)
            for _, event in together[name]
            if event.agents
        ]
        denied_by = denials.get(name, set())
        dossiers.append(
            EventDossier(
                name=name,
                kinds=sorted({event.kind for _, event in together[name]}),
                tellings=tuple(together[name]),
                agents=_blamed(together[name], matching, denied_by),
                denied_by=sorted(denied_by),
                disputed=bool(denied_by)
                or (len(agents) > 1 and not frozenset.intersection(*agents)),
            )
        )
    return tuple(dossiers)


def _blamed(
    tellings: Iterable[tuple[Document, Event]], matching: Matching, denied_by: Container[str]
) -> list[Blamed]:
    """Give the actors who are said to have done an event, each with who says so."""
    agents: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for document, event in tellings:
        for agent in sorted({matching.principal(actor) for actor in event.agents}):
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
                        deniers.update(matching.principal(actor) for actor in statement.issuers)
    return found
