"""What a comparison is narrowed to: the acts about an event or an actor."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from diplostance.comparison.evidence import Evidence, few, names_in
from diplostance.comparison.issues import event_names, parties
from diplostance.comparison.matching import Matching
from diplostance.errors import OptionError
from diplostance.model import Actor, Event
from diplostance.world import load_states

About: TypeAlias = Event | Actor | str | Callable[[Evidence], bool]
"""What a comparison is narrowed to: an event, an actor or its id, or any test of an act."""


def narrowed(
    sides: tuple[tuple[Evidence, ...], ...], about: About, matching: Matching
) -> tuple[tuple[Evidence, ...], ...]:
    """Keep of each side the acts that are about something.

    Raises:
        OptionError: When it is nothing that acts can be about.
    """
    if isinstance(about, Event):
        wanted = _names_of(about, [one for side in sides for one in side], matching)
        return tuple(_about_event(side, wanted, matching) for side in sides)
    if isinstance(about, Actor | str):
        actor = matching.actor(about if isinstance(about, Actor) else _id_of(about, sides))
        return tuple(
            tuple(one for one in side if actor in _spoken_of(one, matching)) for side in sides
        )
    if callable(about):
        return tuple(tuple(one for one in side if about(one)) for side in sides)
    raise OptionError("about", about, "an Event, an Actor, the id of one, or a function")


def _id_of(named: str, sides: tuple[tuple[Evidence, ...], ...]) -> str:
    """Give the id of an actor that is named by its id or by its name.

    Raises:
        OptionError: When no actor of the documents is called so.
    """
    names = names_in([one for side in sides for one in side])
    if named in names or named in load_states() or not names:
        return named
    folded = named.casefold()
    found = sorted(key for key, name in names.items() if name.casefold() == folded)
    if len(found) != 1:
        raise OptionError("about", named, f"an actor of the documents: {few(sorted(names))}")
    return found[0]


def _names_of(about: Event, evidence: list[Evidence], matching: Matching) -> set[str]:
    """Give the names of an event: over all documents, by those that list it or tell of it."""
    documents = {one.document.id: one.document for one in evidence if one.document is not None}
    return {
        matching.event(document, about)
        for document in documents.values()
        if about in document.events
    } | {
        matching.event(one.document, thing)
        for one in evidence
        for thing in one.act.about
        if isinstance(thing, Event) and thing == about
    }


def _about_event(
    evidence: tuple[Evidence, ...], wanted: set[str], matching: Matching
) -> tuple[Evidence, ...]:
    named = {one: set(event_names(one, matching)) for one in evidence}
    together = {_occasion(one) for one in evidence if named[one] & wanted}
    return tuple(
        one
        for one in evidence
        if named[one] & wanted or (not named[one] and _occasion(one) in together)
    )


def _occasion(one: Evidence) -> tuple[str | None, str]:
    return one.reference.document, one.reference.statement


def _spoken_of(one: Evidence, matching: Matching) -> set[str]:
    objects = getattr(one.act, "objects", ())
    people = [*parties(one), *(thing.actor for thing in objects if thing.actor is not None)]
    people += getattr(one.act, "targets", ())
    for thing in one.act.about:
        if isinstance(thing, Event):
            people += [*thing.agents, *thing.patients]
    return {key for actor in people for key in (matching.actor(actor), matching.principal(actor))}
