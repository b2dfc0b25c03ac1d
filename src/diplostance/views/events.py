"""The text view of events with their tellings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from diplostance.views._cells import safe
from diplostance.views._excerpt import of_event
from diplostance.views.comparison import Line, show_lines

if TYPE_CHECKING:
    from diplostance.comparison import Blamed, EventDossier
    from diplostance.model import Document, Event


def render_event_dossiers(dossiers: Iterable[EventDossier], *, width: int = 88) -> str:
    """Show for people the events, who tells them, and who is said to have done them.

    Raises:
        ValueError: When the width is under 20.
    """
    return show_lines(_lines(dossiers), width)


def _lines(dossiers: Iterable[EventDossier]) -> Iterator[Line]:
    count = 0
    for dossier in dossiers:
        if count:
            yield 0, ""
        count += 1
        yield 0, safe(f"{dossier.label} ({dossier.name}) | {dispute_words(dossier)}")
        yield 2, safe(f"told by {', '.join(dossier.documents)}")
        blamed = [blame_words(one, dossier.names) for one in dossier.agents]
        yield 2, safe(f"{doers_words(dossier)}: {'; '.join(blamed) or 'nobody named'}")
        if dossier.denied_by:
            yield 2, safe(f"denied by {actor_names(dossier.denied_by, dossier.names)}")
        for document, event in dossier.tellings:
            yield 4, _telling(document, event)
    if not count:
        yield 0, "No events."


def dispute_words(dossier: EventDossier) -> str:
    """Say whether an event has happened, and whether it is in dispute."""
    if dossier.realised is True:
        return "disputed" if dossier.disputed else "not disputed"
    told = "open whether it happened" if dossier.realised is None else "has not happened"
    return f"{told}, disputed" if dossier.disputed else told


def doers_words(dossier: EventDossier) -> str:
    """Say what those are to an event that are named for it."""
    return "said to have done it" if dossier.realised is True else "who would have done it"


def actor_names(actors: Iterable[str], names: Mapping[str, Any]) -> str:
    """Give the names of actors that are given by their ids; an id without a name stays."""
    return ", ".join(str(names.get(actor, actor)) for actor in actors)


def blame_words(one: Blamed, names: Mapping[str, Any]) -> str:
    """Say who is said to have done something, and who says so."""
    by = [f"told by {', '.join(one.documents)}"] if one.documents else []
    by += [f"according to {actor_names(one.asserted_by, names)}"] if one.asserted_by else []
    return f"{actor_names([one.agent], names)} ({'; '.join(by)})"


def _telling(document: Document, event: Event) -> str:
    """Give the sentence in which a document tells an event, the word for it in brackets."""
    parts = (f"[{part.text}]" if part.role else part.text for part in of_event(document, event))
    told = "".join(parts) or event.kind
    return safe(f"{told} ({document.id}/{event.id})")
