"""One event in several documents: who tells it, and who is said to have done it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import field, frozen

from diplostance.comparison.evidence import documents_of
from diplostance.comparison.matching import match
from diplostance.model import Document, Event
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
        disputed: Whether documents name different agents, with none in common.
    """

    name: str = field(validator=non_empty)
    kinds: tuple[str, ...] = field(default=(), converter=as_tuple, validator=tuple_of(str))
    tellings: tuple[tuple[Document, Event], ...] = field(default=(), repr=False)
    agents: tuple[Blamed, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Blamed))
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
    dossiers = []
    for name in sorted(together):
        agents: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
        named: list[set[str]] = []
        for document, event in together[name]:
            said = {matching.principal(actor) for actor in event.agents}
            named += [said] if said else []
            for agent in sorted(said):
                told, asserted = agents.setdefault(agent, ({}, {}))
                if event.asserted_by:
                    asserted.update(
                        dict.fromkeys(matching.principal(actor) for actor in event.asserted_by)
                    )
                else:
                    told[document.id] = None
        dossiers.append(
            EventDossier(
                name=name,
                kinds=sorted({event.kind for _, event in together[name]}),
                tellings=tuple(together[name]),
                agents=[
                    Blamed(
                        agent=agent,
                        documents=tuple(agents[agent][0]),
                        asserted_by=tuple(agents[agent][1]),
                    )
                    for agent in sorted(agents)
                ],
                disputed=len(named) > 1 and not set.intersection(*named),
            )
        )
    return tuple(dossiers)
