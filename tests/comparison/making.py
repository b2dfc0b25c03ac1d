"""Small documents for the tests of comparison, read from texts by the parser or coded by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

from diplostance import parse
from diplostance.model import (
    Act,
    Actor,
    Document,
    Event,
    Statement,
    TimeInterval,
)


def state(key: str) -> Actor:
    return Actor(id=key, name=key.title(), kind="state", country=key)


def day(text: str) -> TimeInterval:
    date = dt.date.fromisoformat(text)
    return TimeInterval(start=date, end=date)


def said(
    name: str, text: str, *, issuer: str, published: str = "2026-03-02", extent: str | None = None
) -> Document:
    """Read the statement of one issuer, in full."""
    document = parse(
        text,
        doc_id=name,
        issuer=issuer,
        genre="statement",
        published=dt.date.fromisoformat(published),
    )
    return document if extent is None else _with(document, extent=extent)


def reported(name: str, text: str, *, published: str = "2026-03-02") -> Document:
    """Read a news report."""
    return parse(text, doc_id=name, genre="news", published=dt.date.fromisoformat(published))


def _with(document: Document, **changes: Any) -> Document:
    import attrs  # noqa: PLC0415

    return attrs.evolve(document, **changes)


def coded(
    name: str,
    issuer: Actor | tuple[Actor, ...],
    *acts: Act,
    date: str | None = "2026-03-02",
    extent: str = "full",
    speakers: tuple[Actor, ...] = (),
    events: tuple[Event, ...] = (),
    text: str | None = None,
) -> Document:
    """Code a document by hand: one statement with these acts."""
    issuers = issuer if isinstance(issuer, tuple) else (issuer,)
    statement = Statement(
        id="s1",
        issuers=issuers,
        speakers=speakers,
        date=None if date is None else day(date),
        acts=acts,
    )
    actors: dict[str, Actor] = {actor.id: actor for actor in (*issuers, *speakers)}
    for act in acts:
        for field in ("addressees", "targets"):
            actors.update({actor.id: actor for actor in getattr(act, field, ())})
        for thing in getattr(act, "objects", ()):
            if thing.actor is not None:
                actors[thing.actor.id] = thing.actor
    for event in events:
        actors.update(
            {actor.id: actor for actor in (*event.agents, *event.patients, *event.asserted_by)}
        )
    return Document(
        id=name,
        text=text,
        extent=extent,
        published=None if date is None else dt.date.fromisoformat(date),
        actors=tuple(actors.values()),
        events=events,
        statements=(statement,),
    )
