"""Assemble: acts to statements, tellings merged, actors and events listed."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Sequence
from typing import Any

from attrs import evolve, frozen

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
    Span,
    Statement,
    Telling,
    TimeInterval,
)
from diplostance.parsing.actions import ActionFinder
from diplostance.parsing.assertions import Assertions
from diplostance.parsing.drafts import Draft, Scene
from diplostance.parsing.events import EventDraft, to_event
from diplostance.parsing.mentions import Cast
from diplostance.parsing.norms import NormFinder
from diplostance.parsing.tokens import Quotation, Words
from diplostance.parsing.who import Memory

_CLASSES: dict[str, type[Act]] = {
    "demand": Demand,
    "evaluation": Evaluation,
    "commitment": Commitment,
    "claim": Claim,
    "decision": Decision,
}
_SAME = 0.6
_STEM = 5
_LONG_WORD = 4
_SHORT = 60
_NOUN_WITHIN = 4


def merge_tellings(text: str, drafts: Sequence[Draft], actions: ActionFinder) -> list[Draft]:
    """Put further tellings of an act with the fullest one. Order of the first telling is kept."""
    kept: list[Draft] = []
    keys: list[frozenset[str]] = []
    by_issuer: dict[tuple[str, frozenset[str]], list[int]] = {}
    for draft in drafts:
        if draft.kind in {"demand", "commitment", "decision"}:
            reading = actions.read(text, draft.content)
            draft.objects = reading.objects
            if draft.action is None:
                draft.action = reading.action
                if reading.polarity == "refrain":
                    draft.polarity = "refrain"
        words = _stems(text, draft)
        place = (draft.kind, frozenset(a.id for a in draft.voice.issuers))
        twin = next(
            (
                number
                for number in reversed(by_issuer.get(place, [])[-60:])
                if _same_act(kept[number], keys[number], draft, words)
            ),
            None,
        )
        if twin is None:
            by_issuer.setdefault(place, []).append(len(kept))
            kept.append(draft)
            keys.append(words)
            continue
        known = kept[twin]
        fuller = known.summary or (len(words) > len(keys[twin]) and not draft.summary)
        first, second = (draft, known) if fuller else (known, draft)
        first.tellings = [*first.tellings, (second.cue, second.content), *second.tellings]
        if not first.towards:
            first.towards = second.towards
        if not first.voice.speakers and second.voice.speakers:
            first.voice = second.voice
        first.order = min(first.order, second.order)
        kept[twin] = first
        keys[twin] = keys[twin] | words
    return kept


def _stems(text: str, draft: Draft) -> frozenset[str]:
    words = " ".join(span.of(text)[:2000] for span in draft.content).lower()
    letters = "".join(c if c.isalnum() else " " for c in words)
    return frozenset(w[:_STEM] for w in letters.split() if len(w) >= _LONG_WORD)


def _same_act(
    known: Draft, known_words: frozenset[str], draft: Draft, words: frozenset[str]
) -> bool:
    if known.negated != draft.negated or known.polarity != draft.polarity:
        return False
    if known.cue == draft.cue:
        return False  # "to boost defence spending and to speed up deliveries": two of one cue
    one, two = {a.id for a in known.towards}, {a.id for a in draft.towards}
    if one and two and not one & two:
        return False
    if not words or not known_words:
        return known_words == words
    shared = len(words & known_words)
    smaller = min(len(words), len(known_words))
    if shared / smaller >= _SAME and (shared >= 2 or (smaller == 1 and known.entry is draft.entry)):
        return True
    if known.kind != "demand" or known.action in {None, "other"} or not shared:
        return False
    return known.action == draft.action


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
        evolve(
            event,
            agents=tuple(_latest(a, cast) for a in event.agents),
            patients=tuple(_latest(a, cast) for a in event.patients),
            asserted_by=tuple(_latest(a, cast) for a in asserted.by(event)),
        )
        for event in (to_event(draft, number) for number, draft in enumerate(events, 1))
    )
    mentions = tuple(
        Mention(actor=_latest(f.actor, cast), span=scene.phrase.span(f.first, f.last), how=f.how)
        for scene in scenes
        for f in scene.mentions
    )
    places = _Places.of(made_events, quotations, mentions)
    groups: dict[tuple[Any, ...], list[Draft]] = {}
    for draft in drafts:
        voice = draft.voice
        key = (
            tuple(sorted(a.id for a in voice.issuers)),
            tuple(sorted(a.id for a in voice.speakers)),
            draft.channel,
        )
        groups.setdefault(key, []).append(draft)
    groups = _absorb(groups)
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


def _absorb(groups: dict[tuple[Any, ...], list[Draft]]) -> dict[tuple[Any, ...], list[Draft]]:
    """Put acts without a named speaker with those of the one named speaker of their issuer."""
    result = dict(groups)
    for key in list(groups):
        issuers, speakers, channel = key
        if speakers:
            continue
        named = [k for k in groups if k[0] == issuers and k[1] and k[2] == channel]
        organ = {d.voice.organ.id for d in groups[key] if d.voice.organ is not None}
        if len(named) == 1 and organ:
            target = named[0]
            kept = {d.voice.organ.id for d in groups[target] if d.voice.organ is not None}
            if kept & organ:
                result[target] = sorted([*result[target], *result.pop(key)], key=lambda d: d.order)
    return _same_occasion(result)


def _same_occasion(
    groups: dict[tuple[Any, ...], list[Draft]],
) -> dict[tuple[Any, ...], list[Draft]]:
    """Put acts whose channel is not told with those of the one occasion of the same voice."""
    result = dict(groups)
    for key in list(groups):
        issuers, speakers, channel = key
        if channel != "unknown":
            continue
        told = [k for k in groups if k[:2] == (issuers, speakers) and k[2] != "unknown"]
        if len(told) == 1:
            members = [*result[told[0]], *result.pop(key)]
            result[told[0]] = sorted(members, key=lambda d: d.order)
    return result


def _latest(actor: Actor, cast: Cast) -> Actor:
    return cast.actors.get(actor.id) or cast.add(actor)


def _published(published: dt.date | None, genre: str) -> TimeInterval | None:
    if published is None or genre not in {"statement", "briefing", "resolution", "speech"}:
        return None
    return TimeInterval(start=published, end=published, rule="published")


@frozen
class _Places:
    """Where events and quotations stand, sorted, so that each act looks only at its own."""

    starts: list[int]
    events: list[tuple[Span, Event]]
    quote_starts: list[int]
    quotes: Sequence[Quotation]
    mention_starts: list[int]
    mentions: Sequence[Mention]

    @classmethod
    def of(
        cls,
        events: Sequence[Event],
        quotations: Sequence[Quotation],
        mentions: Sequence[Mention],
    ) -> _Places:
        """Sort the places of events and quotations; mentions come in text order."""
        named = [
            (span, event)
            for event in events
            for span in (*((event.trigger,) if event.trigger is not None else ()), *event.mentions)
        ]
        named.sort(key=lambda pair: pair[0])
        return cls(
            [span.start for span, _ in named],
            named,
            [q.start for q in quotations],
            quotations,
            [m.span.start for m in mentions],
            mentions,
        )

    def actor_in(self, span: Span) -> Actor | None:
        """Give the first actor that some words name."""
        at = bisect.bisect_left(self.mention_starts, span.start)
        if at < len(self.mentions) and self.mentions[at].span.end <= span.end:
            return self.mentions[at].actor
        return None

    def events_in(self, content: Sequence[Span]) -> tuple[Event, ...]:
        """Give the events that the content names, each once."""
        found: dict[str, Event] = {}
        for span in content:
            first = bisect.bisect_left(self.starts, span.start)
            last = bisect.bisect_left(self.starts, span.end)
            for place, event in self.events[first:last]:
                if place.end <= span.end:
                    found.setdefault(event.id, event)
        return tuple(found.values())

    def meant_by(self, text: str, content: Sequence[Span], words: Words) -> tuple[Event, ...]:
        """Give the event that "the operation" or "this move" means: the last one told before."""
        if not content:
            return ()
        start = content[0].start
        lower = text[start : min(content[0].end, start + _SHORT)].lower().split()
        if not lower or lower[0] not in words["definite"] | words["pointing"]:
            return ()
        if not any(word.strip(",.;") in words["event_anaphora"] for word in lower[1:_NOUN_WITHIN]):
            return ()
        at = bisect.bisect_left(self.starts, start)
        for _, event in reversed(self.events[max(0, at - _NOUN_WITHIN) : at]):
            if event.agents and event.realised is not False:
                return (event,)
        return ()

    def quotes_in(self, content: Sequence[Span]) -> tuple[Span, ...]:
        """Give the verbatim parts of the content."""
        found = []
        for span in content:
            at = max(0, bisect.bisect_right(self.quote_starts, span.start) - 1)
            while at < len(self.quotes) and self.quotes[at].start < span.end:
                start = max(span.start, self.quotes[at].start)
                end = min(span.end, self.quotes[at].end)
                if start < end:
                    found.append(Span(start=start, end=end))
                at += 1
        return tuple(found)


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
    places: _Places,
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
