"""Assemble: acts to statements, tellings merged, actors and events listed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from attrs import evolve

from diplostance.model import (
    Act,
    ActionObject,
    Actor,
    Attribution,
    Claim,
    Commitment,
    Condition,
    Decision,
    Demand,
    Document,
    Evaluation,
    Event,
    Mention,
    Producer,
    Statement,
    Telling,
    TimeInterval,
)
from diplostance.parsing.assertions import Assertions
from diplostance.parsing.cast import Cast
from diplostance.parsing.drafts import Draft, Scene
from diplostance.parsing.events import EventDraft, to_event
from diplostance.parsing.norms import NormFinder
from diplostance.parsing.occasions import by_occasion
from diplostance.parsing.places import Places
from diplostance.parsing.tokens import Quotation, Words
from diplostance.parsing.who import Memory

_CLASSES: dict[str, type[Act]] = {
    "demand": Demand,
    "evaluation": Evaluation,
    "commitment": Commitment,
    "claim": Claim,
    "decision": Decision,
}


def assemble(
    *,
    doc_id: str,
    text: str,
    title: str | None,
    published: dt.date | None,
    source: str | None,
    language: str,
    genre: str,
    producer: Producer,
    drafts: Sequence[Draft],
    events: Sequence[EventDraft],
    scenes: Sequence[Scene],
    memory: Memory,
    norms: NormFinder,
    quotations: Sequence[Quotation],
) -> Document:
    """Make the document."""
    cast, words = memory.cast, memory.words
    asserted = Assertions.of(drafts)
    made_events = tuple(
        _event(to_event(draft, number), asserted, text, memory)
        for number, draft in enumerate(events, 1)
    )
    mentions = tuple(
        Mention(actor=_latest(f.actor, cast), span=scene.phrase.span(f.first, f.last), how=f.how)
        for scene in scenes
        for f in scene.mentions
    )
    places = Places.of(made_events, quotations, mentions)
    groups: dict[tuple[Any, ...], list[Draft]] = {}
    for draft in drafts:
        voice = draft.voice
        key = (
            tuple(sorted(a.id for a in voice.issuers)),
            tuple(sorted(a.id for a in voice.speakers)),
            draft.channel,
        )
        groups.setdefault(key, []).append(draft)
    groups = by_occasion(groups)
    statements = []
    number = 0
    for index, ((_, _, channel), members) in enumerate(groups.items(), 1):
        acts: list[Act] = []
        for draft in members:
            number += 1
            acts.append(_act(draft, f"a{number}", text, places, norms, cast, words))
        voice = members[0].voice
        organ = next((d.voice.organ for d in members if d.voice.organ is not None), None)
        speakers = next((d.voice.speakers for d in members if d.voice.speakers), ())
        statements.append(
            Statement(
                id=f"s{index}",
                issuers=tuple(_latest(a, cast) for a in voice.issuers),
                organ=None if organ is None else _latest(organ, cast),
                speakers=tuple(_latest(a, cast) for a in speakers),
                channel=channel,
                date=next((d.date for d in members if d.date is not None), None)
                or _published(published, genre),
                acts=tuple(acts),
            )
        )
    return Document(
        id=doc_id,
        text=text,
        title=title,
        published=published,
        source=source,
        language=language,
        genre=genre,
        extent="report" if genre == "news" else "full",
        producer=producer,
        actors=tuple(cast.actors.values()),
        mentions=mentions,
        events=made_events,
        statements=tuple(statements),
    )


def _event(event: Event, asserted: Assertions, text: str, memory: Memory) -> Event:
    """Give an event with the actors as they are known in the end, and with who speaks of it.

    Whether something happened that is spoken of in denials alone is open.
    """
    cast = memory.cast
    agents, realised = event.agents, event.realised
    denied_by = asserted.denied_by(event, text, memory.words)
    if denied_by is not None:
        agents, realised = agents or denied_by, None
    return evolve(
        event,
        agents=tuple(_latest(actor, cast) for actor in agents),
        patients=tuple(_latest(actor, cast) for actor in event.patients),
        asserted_by=tuple(_latest(actor, cast) for actor in asserted.by(event)),
        realised=realised,
    )


def _latest(actor: Actor, cast: Cast) -> Actor:
    return cast.actors.get(actor.id) or cast.add(actor)


def _published(published: dt.date | None, genre: str) -> TimeInterval | None:
    if published is None or genre not in {"statement", "briefing", "resolution", "speech"}:
        return None
    return TimeInterval(start=published, end=published, rule="published")


_BY_THE_STATE = frozenset({"detention", "trial", "expulsion", "election", "coup"})
"""Events in a state that its own authorities or rulers bring about, unless another is named."""


def _to_blame(towards: tuple[Actor, ...], about: Sequence[Event], cast: Cast) -> tuple[Actor, ...]:
    """Give whose conduct is judged: those who do what the words name, not those it is done to."""
    if not about:
        return towards
    event = about[0]
    suffering = {a.id for a in event.patients} | {cast.principal(a).id for a in event.patients}
    if event.place is not None and event.kind not in _BY_THE_STATE:
        suffering.add(event.place)  # "the bombing in Beirut" is not Lebanon's
    left = tuple(a for a in towards if a.id not in suffering)
    if left or (towards and not suffering):
        return left
    if event.agents:
        return event.agents
    if event.kind in _BY_THE_STATE:
        states = [a.country for a in event.patients] or [event.place]
        known = sorted({state for state in states if state is not None})
        return tuple(cast.actors[state] for state in known if state in cast.actors)
    return ()


def _act(
    draft: Draft,
    act_id: str,
    text: str,
    places: Places,
    norms: NormFinder,
    cast: Cast,
    words: Words,
) -> Act:
    about = places.events_in(draft.content) or places.meant_by(text, draft.content, words)
    towards = tuple(_latest(actor, cast) for actor in draft.towards)
    if draft.kind == "evaluation" and draft.valence < 0:
        towards = tuple(a for a in _to_blame(towards, about, cast) if a.id not in draft.voice.ids)
    entry = draft.entry
    fields: dict[str, Any] = {
        "id": act_id,
        "cue": draft.cue,
        "cue_id": None if entry is None else entry.id,
        "force": draft.force,
        "degree": draft.degree,
        "modifiers": draft.modifiers,
        "content": draft.content,
        "quotes": places.quotes_in(draft.content),
        "tellings": tuple(Telling(cue=c, content=s) for c, s in draft.tellings),
        "status": "denied" if draft.denied else "withheld" if draft.negated else "performed",
        "hedged": draft.hedged,
        "about": about,
        "norms": norms.find(text, draft.content, draft.cue),
        "attribution": tuple(
            Attribution(actor=_latest(voice.issuers[0], cast), cue=cue)
            for voice, cue in draft.attribution
            if voice.issuers
        ),
        "conditions": tuple(Condition(kind=k, span=s) for k, s in draft.conditions),
        "extra": {"rules": draft.rules},
    }
    if numbers := norms.numbers(text, fields["norms"]):
        fields["extra"]["resolutions"] = numbers
    if draft.kind == "demand":
        fields |= {"addressees": towards, "urgent": draft.urgent, "deadline": draft.deadline}
    else:
        fields["targets"] = towards
    if draft.kind == "evaluation":
        fields["valence"] = draft.valence
    if draft.kind in {"demand", "commitment", "decision"}:
        fields |= {
            "action": draft.action or "other",
            "polarity": draft.polarity,
            "objects": tuple(
                ActionObject(span=span, actor=places.actor_in(span)) for span in draft.objects
            ),
        }
    if draft.kind == "commitment":
        fields["mode"] = draft.mode or "pledge"
    if draft.kind == "claim":
        fields["mode"] = draft.mode or "assert"
        blames = any(norm.relation == "violated" for norm in fields["norms"])
        if fields["mode"] == "assert" and towards and blames:
            fields["mode"] = "accuse"  # "the strike violates international law" is an accusation
        elif fields["mode"] not in {"accuse", "deny"}:
            fields["targets"] = ()
    return _CLASSES[draft.kind](**fields)
