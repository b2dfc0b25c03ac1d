"""What a comparison is narrowed to: the acts about an event or an actor."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from diplostance.comparison._words import few
from diplostance.comparison.evidence import Evidence, actor_id
from diplostance.comparison.issues import event_names, object_ids, parties
from diplostance.comparison.matching import Matching
from diplostance.errors import OptionError
from diplostance.model import Actor, Document, Event
from diplostance.world import load_states

About: TypeAlias = Event | Actor | str | Callable[[Evidence], bool]
"""What a comparison is narrowed to: an event, or its name as results give it (``document/event``);
an actor, its id or its name; or a test of an act."""


def narrowed(
    sides: tuple[tuple[Evidence, ...], ...],
    about: About,
    matching: Matching,
    documents: Iterable[Document] = (),
) -> tuple[tuple[Evidence, ...], ...]:
    """Keep of each side the acts that are about something.

    Args:
        sides: The acts of each side.
        about: What they are to be about.
        matching: Which actors and events are the same; made with `events_meant`.
        documents: All that is at hand, to find the event in.

    Raises:
        OptionError: When it is nothing that acts can be about.
    """
    if isinstance(about, Event):
        wanted = {matching.event(home, about) for home in _homes(about, documents)}
        return tuple(_about_event(side, wanted, matching) for side in sides)
    named = matching.event_called(about) if isinstance(about, str) else None
    if named is not None:
        return tuple(_about_event(side, {named}, matching) for side in sides)
    if isinstance(about, Actor | str):
        actor = actor_id(about, matching.actors, "about")
        if isinstance(about, str):
            _check_known(about, actor, matching)
        return tuple(
            tuple(one for one in side if actor in _spoken_of(one, matching)) for side in sides
        )
    if callable(about):
        return tuple(tuple(one for one in side if about(one)) for side in sides)
    raise OptionError("about", about, "an Event, an Actor, the id or name of either, or a function")


def events_meant(about: About | None, documents: Iterable[Document]) -> tuple[Event, ...]:
    """Give the event that is asked for, where no document lists it: it is to be matched with them.

    So an event may be described, or be taken from a document that is not at hand.
    """
    if isinstance(about, Event) and _homes(about, documents) == [None]:
        return (about,)
    return ()


def _homes(event: Event, documents: Iterable[Document]) -> list[Document | None]:
    """Give the documents that list an event; None alone where there is none."""
    homes: list[Document | None] = [one for one in documents if event in one.events]
    return homes or [None]


def _check_known(named: str, actor: str, matching: Matching) -> None:
    """See that an actor that is named is one of the documents, or a state.

    Raises:
        OptionError: When it is neither.
    """
    known = matching.actors.ids
    if known and actor not in known.values() and named not in load_states():
        raise OptionError(
            "about", named, f"an event, or an actor of the documents: {few(sorted(known))}"
        )


def _about_event(
    evidence: tuple[Evidence, ...], wanted: set[str], matching: Matching
) -> tuple[Evidence, ...]:
    """Keep the acts that name an event, and those of their statements on who took part in it.

    These must not be about something else that has happened: a demand for a release goes with the
    condemnation of the detention, and a word on another matter does not.
    """
    named = {one: set(event_names(one, matching)) for one in evidence}
    together = {_occasion(one) for one in evidence if named[one] & wanted}
    involved = {
        matching.principal(actor)
        for name in wanted
        for event in matching.tellings.get(name, ())
        for actor in (*event.agents, *event.patients)
    }
    return tuple(
        one
        for one in evidence
        if named[one] & wanted
        or (
            _occasion(one) in together
            and not _has_happened(one)
            and (not involved or involved & _conduct_of(one, matching))
        )
    )


def _occasion(one: Evidence) -> tuple[str | None, str]:
    return one.reference.document, one.reference.statement


def _has_happened(one: Evidence) -> bool:
    """Whether an act is about something that has happened."""
    return any(isinstance(thing, Event) and thing.realised is True for thing in one.act.about)


def _conduct_of(one: Evidence, matching: Matching) -> set[str]:
    """Give those whose conduct an act is about, and those towards whom it is."""
    return {*matching.principals(parties(one)), *object_ids(one, matching)}


def _spoken_of(one: Evidence, matching: Matching) -> set[str]:
    objects = getattr(one.act, "objects", ())
    people = [*parties(one), *(thing.actor for thing in objects if thing.actor is not None)]
    people += getattr(one.act, "targets", ())
    for thing in one.act.about:
        if isinstance(thing, Event):
            people += [*thing.agents, *thing.patients]
    return {key for actor in people for key in (matching.actor(actor), matching.principal(actor))}
