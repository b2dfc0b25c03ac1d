"""Events: what the text speaks of, found by the words that name it."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from attrs import define, field, frozen

from diplostance.errors import LexiconError
from diplostance.languages import read_topic
from diplostance.model import Actor, Event, Span
from diplostance.model.vocabulary import EVENT_KINDS
from diplostance.parsing.drafts import Scene
from diplostance.parsing.mentions import Cast
from diplostance.parsing.tokens import Words


@frozen
class Trigger:
    """Words that name an event of a kind; for a verb, where the patient stands."""

    kind: str
    form: tuple[str, ...]
    noun: bool
    patient: str


@define
class EventDraft:
    """An event in the making."""

    kind: str
    trigger: Span
    agents: dict[str, Actor] = field(factory=dict)
    patients: dict[str, Actor] = field(factory=dict)
    mentions: list[Span] = field(factory=list)

    def same_as(self, other: EventDraft) -> bool:
        """Tell whether the other may be a further mention: same kind, no other participants."""
        if self.kind != other.kind:
            return False
        return _fits(self.agents, other.agents) and _fits(self.patients, other.patients)


def _fits(one: dict[str, Actor], two: dict[str, Actor]) -> bool:
    return not one or not two or bool(set(one) & set(two))


@functools.cache
def load_triggers(language: str) -> dict[str, tuple[Trigger, ...]]:
    """Read the words that name events, by their first word, longest first.

    Raises:
        LexiconError: When an entry has no known kind.
    """
    found: dict[str, list[Trigger]] = {}
    for entry in read_topic(language, "events")["event"]:
        kind = entry["kind"]
        if kind not in EVENT_KINDS:
            raise LexiconError(f"{language}/events.toml", f"unknown event kind {kind!r}")
        verbs = entry.get("verbs", {})
        patient = verbs.get("patient", "object") if isinstance(verbs, dict) else "object"
        forms = verbs.get("forms", []) if isinstance(verbs, dict) else verbs
        for noun, group in ((True, entry.get("nouns", [])), (False, forms)):
            for words in group:
                form = tuple(words.lower().split())
                found.setdefault(form[0], []).append(Trigger(kind, form, noun, patient))
    return {
        first: tuple(sorted(group, key=lambda trigger: -len(trigger.form)))
        for first, group in found.items()
    }


def find_events(
    scenes: Iterable[Scene], triggers: dict[str, tuple[Trigger, ...]], cast: Cast, words: Words
) -> list[EventDraft]:
    """Find the events of a document, each once, in text order."""
    events: list[EventDraft] = []
    for scene in scenes:
        at = 0
        lower = scene.phrase.lower
        while at < len(lower):
            trigger = _trigger_at(scene, at, triggers)
            if trigger is None:
                at += 1
                continue
            draft = _draft(scene, at, trigger, cast, words)
            at += len(trigger.form)
            for known in events[-40:]:
                if known.same_as(draft):
                    known.mentions.append(draft.trigger)
                    known.agents = (
                        {**known.agents, **draft.agents} if not known.agents else known.agents
                    )
                    known.patients = known.patients or draft.patients
                    break
            else:
                events.append(draft)
    return events


def _trigger_at(scene: Scene, at: int, triggers: dict[str, tuple[Trigger, ...]]) -> Trigger | None:
    phrase = scene.phrase
    for trigger in triggers.get(phrase.lower[at], ()):
        size = len(trigger.form)
        if phrase.lower[at : at + size] != trigger.form:
            continue
        tag = phrase.tags[at + size - 1] if trigger.noun else phrase.tags[at]
        if trigger.noun and tag[:2] == "NN":
            return trigger
        if not trigger.noun and tag in {"VBD", "VBN", "VBZ", "VBG", "VBP"}:
            return trigger
    return None


def _draft(scene: Scene, at: int, trigger: Trigger, cast: Cast, words: Words) -> EventDraft:
    phrase = scene.phrase
    end = at + len(trigger.form)
    draft = EventDraft(trigger.kind, phrase.span(at, end))
    if trigger.noun:
        _noun_roles(scene, at, end, draft, cast, words)
    else:
        _verb_roles(scene, at, end, trigger, draft, cast, words)
    return draft


def _put(role: dict[str, Actor], cast: Cast, actor: Actor) -> None:
    if actor.kind == "person":
        role.setdefault(actor.id, actor)
    else:
        principal = cast.principal(actor)
        role.setdefault(principal.id, principal)


def _noun_roles(
    scene: Scene, at: int, end: int, draft: EventDraft, cast: Cast, words: Words
) -> None:
    phrase = scene.phrase
    before = scene.mention_ending(at)
    back = at
    while (
        before is None
        and back > 0
        and back > at - 3
        and phrase.tags[back - 1]
        in {
            "JJ",
            "POS",
            "NN",
            "NNP",
        }
    ):
        back -= 1
        before = scene.mention_ending(back)
    if before is not None:
        _put(draft.agents, cast, before.actor)
    for found in scene.mentions:
        if found.first < end or found.first > end + 14:
            continue
        link = found.first - 1
        while link > end and phrase.tags[link] in {"DT", "JJ", "PRP$"}:
            link -= 1
        marker = phrase.lower[link]
        if marker in words["by"]:
            _put(draft.agents, cast, found.actor)
        elif marker in words["of"] or marker in words["patient_links"]:
            _put(draft.patients, cast, found.actor)


def _verb_roles(
    scene: Scene, at: int, end: int, trigger: Trigger, draft: EventDraft, cast: Cast, words: Words
) -> None:
    phrase = scene.phrase
    group = phrase.group_at(at)
    passive = group is not None and group.passive
    left = [f for f in scene.mentions if f.last <= at and f.last >= at - 6]
    right = [f for f in scene.mentions if end <= f.first <= end + 4]
    subject = draft.patients if passive or trigger.patient == "subject" else draft.agents
    for found in left[-1:]:
        _put(subject, cast, found.actor)
    for found in right[:1]:
        behind_by = phrase.lower[found.first - 1] in words["by"]
        _put(draft.agents if behind_by else draft.patients, cast, found.actor)


def to_event(draft: EventDraft, number: int) -> Event:
    """Give the event of the model."""
    return Event(
        id=f"e{number}",
        kind=draft.kind,
        trigger=draft.trigger,
        agents=tuple(draft.agents.values()),
        patients=tuple(a for i, a in draft.patients.items() if i not in draft.agents),
        mentions=tuple(draft.mentions),
    )
