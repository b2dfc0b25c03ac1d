"""Events: what the text speaks of, found by the words that name it.

A trigger is a noun or a verb. Around it stand the participants: subject and object of a verb, for a
noun what comes behind "of" or "by" and who stands in front. Which place means which role is said by
the trigger's entry. Later mentions of the same event are put with the first.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from attrs import define, field

from diplostance.model import Actor, Event, Span, TimeInterval
from diplostance.parsing.event_triggers import Trigger, Triggers, load_triggers
from diplostance.parsing.mentions import Cast, Found
from diplostance.parsing.syntax import Phrase
from diplostance.parsing.tokens import Words

__all__ = ["EventDraft", "Sighted", "Triggers", "find_events", "load_triggers", "to_event"]

_VERB_TAGS = frozenset({"VBD", "VBN", "VBZ", "VBG", "VBP", "VB"})
_LINK_TAGS = frozenset({"IN", "TO", "RP"})
_FRONT_TAGS = frozenset({"JJ", "JJR", "JJS", "POS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "CD"})
_INSIDE_NP = frozenset({"DT", "JJ", "JJS", "PRP$", "CD", "NN", "NNS", "NNP", "NNPS", "POS", "VBN"})
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_OBJECT_TAGS = frozenset({"DT", "JJ", "NN", "NNS", "PRP$", "WRB", "CD"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECT_REACH = 14
_OBJECT_REACH = 8
_NOUN_REACH = 14
_FRONT_REACH = 4
_LOOK_BACK = 4
_KEPT = 60
_STEM = 5
_CLAUSE = 8


class Sighted(Protocol):
    """A sentence with the actors that it names; what `find_events` needs of a scene."""

    @property
    def phrase(self) -> Phrase:
        """The sentence."""
        ...

    @property
    def mentions(self) -> Sequence[Found]:
        """The actors in it, in order."""
        ...


@define
class EventDraft:
    """An event in the making.

    ``stem`` is the start of the trigger's last word. ``known`` tells whether the words take the
    event as known ("the attacks") or as new ("another attack"); None when they do neither.
    """

    kind: str
    trigger: Span
    stem: str
    known: bool | None = None
    agents: dict[str, Actor] = field(factory=dict)
    patients: dict[str, Actor] = field(factory=dict)
    mentions: list[Span] = field(factory=list)
    place: str | None = None
    time: TimeInterval | None = None
    realised: bool | None = True

    def same_as(self, other: EventDraft) -> bool:
        """Tell whether the other is a further mention.

        It must be of the same kind with nothing that differs, and share a participant or the word,
        or speak of it as known.
        """
        return (
            self.kind == other.kind
            and (
                self._shares(other)
                or (other.known is not False and self.stem == other.stem)
                or (other.known is True and not other.agents and not other.patients)
            )
            and _fits(self.agents, other.agents)
            and _fits(self.patients, other.patients)
            and (self.realised is True) == (other.realised is True)
            and (self.place is None or other.place is None or self.place == other.place)
            and _same_time(self.time, other.time)
        )

    def _shares(self, other: EventDraft) -> bool:
        return bool(set(self.agents) & set(other.agents) or set(self.patients) & set(other.patients))

    def absorb(self, other: EventDraft) -> None:
        """Take another mention in, with what it adds."""
        self.mentions.append(other.trigger)
        self.agents = self.agents or other.agents
        self.patients = self.patients or other.patients
        self.place = self.place or other.place
        self.time = self.time or other.time


def _fits(one: Mapping[str, Actor], two: Mapping[str, Actor]) -> bool:
    return not one or not two or bool(set(one) & set(two))


def _same_time(one: TimeInterval | None, two: TimeInterval | None) -> bool:
    if one is None or two is None:
        return True
    return not (one.precedes(two) or two.precedes(one))


def find_events(
    scenes: Iterable[Sighted],
    triggers: Triggers,
    cast: Cast,
    words: Words,
    times: Sequence[TimeInterval] = (),
) -> list[EventDraft]:
    """Find the events of a document, each once, in text order.

    Args:
        scenes: The sentences in order.
        triggers: The words that name events.
        cast: The actors of the document.
        words: The closed classes of the language.
        times: The times that the text names, in order.
    """
    dated = [time for time in times if time.span is not None]
    starts = [time.span.start for time in dated if time.span is not None]
    events: list[EventDraft] = []
    for scene in scenes:
        if not len(scene.phrase):
            continue
        reading = _Reading(scene, triggers, cast, words)
        span = scene.phrase.span(0, len(scene.phrase))
        first = bisect.bisect_left(starts, span.start)
        last = bisect.bisect_left(starts, span.end)
        for draft in reading.run(dated[first:last]):
            known = next((e for e in reversed(events[-_KEPT:]) if e.same_as(draft)), None)
            if known is None:
                events.append(draft)
            else:
                known.absorb(draft)
    return events


class _Reading:
    """One pass over one sentence."""

    def __init__(self, scene: Sighted, triggers: Triggers, cast: Cast, words: Words) -> None:
        self.phrase = scene.phrase
        self.mentions = scene.mentions
        self.triggers = triggers
        self.cast = cast
        self.words = words
        self.sets = triggers.words
        self.size = len(scene.phrase)
        self.starts = [token.start for token in scene.phrase.tokens]

    def run(self, times: Sequence[TimeInterval]) -> list[EventDraft]:
        found: list[EventDraft] = []
        at = 0
        while at < self.size:
            trigger = self._trigger_at(at)
            if trigger is None:
                at += 1
                continue
            if not self._demanded(at, trigger):
                draft = self._draft(at, trigger)
                draft.time = self._time(at, trigger, times)
                if self._in_company(draft, trigger):
                    found.append(draft)
            at += len(trigger.form)
        return found

    # Triggers ------------------------------------------------------------------------------------

    def _trigger_at(self, at: int) -> Trigger | None:
        phrase = self.phrase
        for trigger in self.triggers.by_word.get(phrase.lower[at], ()):
            end = at + len(trigger.form)
            if phrase.lower[at:end] != trigger.form or self._inside_mention(at, end):
                continue
            if at and phrase.lower[at - 1] in trigger.not_after:
                continue
            if trigger.noun and self._is_noun(at, end):
                return trigger
            if not trigger.noun and self._is_verb(at, trigger):
                return trigger
        return None

    def _inside_mention(self, first: int, last: int) -> bool:
        return any(f.first <= first and last <= f.last for f in self.mentions)

    def _is_noun(self, first: int, last: int) -> bool:
        phrase = self.phrase
        tag = phrase.tags[last - 1]
        if last - first == 1 and tag not in _NOUN_TAGS and not (
            tag in _VERB_TAGS and self._determined(first)
        ):
            return False
        after = phrase.lower[last] if last < self.size else ""
        return after not in self.sets["not_before"]

    def _determined(self, at: int) -> bool:
        """Tell whether a word must be a noun or describe one, whatever its tag says."""
        return at > 0 and self.phrase.tags[at - 1] in {"DT", "PRP$", "POS"}

    def _is_verb(self, at: int, trigger: Trigger) -> bool:
        phrase = self.phrase
        hyphened = phrase.tags[at] == "JJ" and "-" in phrase.lower[at]
        if phrase.tags[at] not in _VERB_TAGS and not hyphened:
            return False
        if self._determined(at) and phrase.tags[at] != "VBN":
            return False
        group = phrase.group_at(at)
        if group is None and not hyphened and trigger.roles["possessor"] != "person":
            return False  # "a banned party": no event is told
        after = at + len(trigger.form)
        if after < self.size and trigger.intransitive and phrase.tags[after] in _OBJECT_TAGS:
            return False
        while after < self.size and phrase.tags[after] in {"DT", "JJ", "PRP$"}:
            after += 1
        if after < self.size and phrase.lower[after] in trigger.never_before:
            return False
        if group is None or not trigger.never_before:
            return True
        return not (
            group.passive
            and group.first
            and phrase.lower[group.first - 1] in trigger.never_before
        )

    def _demanded(self, at: int, trigger: Trigger) -> bool:
        """Tell whether a verb is only an infinitive behind a demand: an action, not an event."""
        phrase = self.phrase
        group = None if trigger.noun else phrase.group_at(at)
        if group is None or not group.infinitive:
            return False
        low = max(0, group.first - _LOOK_BACK)
        return not any(word in self.sets["intending"] for word in phrase.lower[low : group.first])

    def _in_company(self, draft: EventDraft, trigger: Trigger) -> bool:
        """Tell whether somebody or something is there that the event can be done to."""
        return (
            not trigger.company
            or any(actor.kind == "person" for actor in draft.patients.values())
            or any(word in trigger.company for word in self.phrase.lower)
        )

    # Participants --------------------------------------------------------------------------------

    def _draft(self, at: int, trigger: Trigger) -> EventDraft:
        end = at + len(trigger.form)
        draft = EventDraft(
            trigger.kind, self.phrase.span(at, end), self.phrase.lower[end - 1][:_STEM]
        )
        if trigger.noun:
            self._noun_roles(at, end, trigger, draft)
        else:
            self._verb_roles(at, end, trigger, draft)
        draft.realised = self._realised(at, noun=trigger.noun)
        if trigger.noun:
            draft.known = self._known(at)
        return draft

    def _known(self, at: int) -> bool | None:
        """Tell whether a noun stands as known or as new."""
        for place in range(at - 1, max(-1, at - 1 - _FRONT_REACH), -1):
            lower = self.phrase.lower[place]
            if lower in self.sets["indefinite"]:
                return False
            if lower in self.sets["definite"]:
                return True
            if self.phrase.tags[place] not in _FRONT_TAGS:
                break
        return None

    def _put(
        self, draft: EventDraft, role: str | None, found: Found, *, personal: bool = False
    ) -> None:
        if role is None or role == "topic":
            return
        actor = found.actor
        if role == "place":
            if actor.kind == "state" and draft.place is None:
                draft.place = actor.id
            return
        if role == "person":
            role = "patient" if actor.kind == "person" else "agent"
        if actor.kind != "person" or (role == "agent" and not personal):
            actor = self.cast.principal(actor)
        other = draft.patients if role == "agent" else draft.agents
        if actor.id not in other:
            (draft.agents if role == "agent" else draft.patients).setdefault(actor.id, actor)

    def _noun_roles(self, at: int, end: int, trigger: Trigger, draft: EventDraft) -> None:
        phrase = self.phrase
        self._front(at, trigger, draft)
        if not draft.agents:
            self._carrier(at, draft, self.sets["light_verbs"])
        role: str | None = None
        place = self._relative(end, draft)
        for found in self.mentions:
            if found.first < max(end, place):
                continue
            if found.first > place + _NOUN_REACH or self._verb_between(place, found.first):
                break
            link = self._link(found.first, end - 1)
            if link is not None:
                role = trigger.roles.get(phrase.lower[link])
                # "of" and "on" behind a noun of their own say nothing of the event
                if link > place and phrase.lower[link] not in self.sets["by"] and not (
                    self._plain_between(place, link)
                ):
                    role = None
            elif not self._joined(place, found.first):
                role = None
            self._put(draft, role, found, personal=trigger.personal)
            place = found.last
        if not draft.agents:
            self._carrier(at, draft, self.sets["announcing_verbs"])

    def _relative(self, end: int, draft: EventDraft) -> int:
        """Read "the attacks that Russia carried out on": the agent, and where to go on."""
        phrase = self.phrase
        if end >= self.size or phrase.lower[end] not in self.sets["relatives"]:
            return end
        for found in self.mentions:
            if found.first > end and found.first <= end + _FRONT_REACH:
                at = found.last
                while at < self.size and phrase.group_of[at] < 0 and at - found.last < 2:
                    at += 1
                group = phrase.group_at(at) if at < self.size else None
                if group is not None and phrase.lower[group.head] in self.sets["light_verbs"]:
                    self._put(draft, "agent", found)
                    return group.last
        return end

    def _front(self, at: int, trigger: Trigger, draft: EventDraft) -> None:
        """Read who stands before the noun: "Iran's", "the Iranian"."""
        phrase = self.phrase
        back = at
        while back > 0 and at - back <= _FRONT_REACH:
            found = self._ending(back)
            if found is None and phrase.tags[back - 1] == "POS":
                found = self._ending(back - 1)
            if found is not None:
                owned = phrase.tags[back - 1] == "POS" or (
                    found.last < self.size and phrase.tags[found.last] == "POS"
                )
                role = trigger.roles["possessor" if owned else "front"]
                self._put(draft, role, found, personal=trigger.personal)
                return
            if phrase.tags[back - 1] not in _FRONT_TAGS:
                return
            back -= 1

    def _ending(self, at: int) -> Found | None:
        return next((f for f in self.mentions if f.last == at), None)

    def _link(self, first: int, floor: int) -> int | None:
        """Give the preposition before a noun phrase that a mention starts or stands in."""
        at = first - 1
        while at >= floor and self.phrase.tags[at] in _INSIDE_NP and first - at <= _FRONT_REACH:
            at -= 1
        return at if at >= floor and self.phrase.tags[at] in _LINK_TAGS else None

    def _plain_between(self, first: int, last: int) -> bool:
        """Tell whether only a place or a name stands between: "in the town by X"."""
        return not any(self.phrase.tags[at] in {"NN", "NNS", ","} for at in range(first, last))

    def _verb_between(self, first: int, last: int) -> bool:
        return any(
            self.phrase.group_of[at] >= 0 and self.phrase.tags[at] in _FINITE
            for at in range(first, last)
        )

    def _joined(self, first: int, last: int) -> bool:
        return all(self.phrase.lower[at] in self.sets["joins"] for at in range(first, last))

    def _carrier(self, at: int, draft: EventDraft, verbs: frozenset[str]) -> None:
        """Read the subject of "launched an attack": it is the agent."""
        phrase = self.phrase
        back = at - 1
        while back >= 0 and phrase.group_of[back] < 0 and at - back <= _OBJECT_REACH:
            if phrase.tags[back] in {",", "IN", "."}:
                return
            back -= 1
        group = phrase.group_at(back) if back >= 0 else None
        if group is None or group.passive or (
            phrase.lower[group.head] not in verbs
        ):
            return
        for found in self._subjects(group.first):
            self._put(draft, "agent", found)

    def _verb_roles(self, at: int, end: int, trigger: Trigger, draft: EventDraft) -> None:
        phrase = self.phrase
        group = phrase.group_at(at)
        roles = trigger.roles
        if group is None and phrase.tags[at] != "JJ":
            self._participle(end, trigger, draft)
            return
        first = at if group is None else group.first
        passive = group is not None and (group.passive or (
            phrase.tags[at] == "VBN"
            and not any(phrase.lower[i] in self.words["have"] for i in range(first, at))
            and not (end < self.size and phrase.tags[end] in _INSIDE_NP)
        ))
        subject = roles["object"] if passive else roles["subject"]
        if passive and subject == "agent":
            subject = "patient"
        for found in self._subjects(first):
            self._put(draft, subject, found, personal=trigger.personal)
        self._behind(end, trigger, draft, passive=passive)

    def _participle(self, end: int, trigger: Trigger, draft: EventDraft) -> None:
        """Read "the detained sailors of Iran": what follows is the patient."""
        for found in self.mentions:
            if found.first >= end:
                if not any(self.phrase.tags[i] not in _INSIDE_NP for i in range(end, found.first)):
                    self._put(draft, trigger.roles["object"], found)
                return

    def _subjects(self, first: int) -> list[Found]:
        """Give the actors that are the subject of a verb group that starts at a word."""
        phrase = self.phrase
        chosen: list[Found] = []
        for found in reversed(self.mentions):
            if found.last > first:
                continue
            place = chosen[-1].first if chosen else first
            if place - found.last > _SUBJECT_REACH or self._verb_between(found.last, place):
                break
            if not chosen:
                link = self._link(found.first, 0)
                if link is not None and phrase.lower[link] in self.sets["by"]:
                    break
                if link is not None and phrase.lower[link] in self.sets["place_links"]:
                    continue
                chosen.append(found)
            elif self._joined(found.last, place):
                chosen.append(found)
            else:
                break
        return chosen[::-1]

    def _behind(self, end: int, trigger: Trigger, draft: EventDraft, *, passive: bool) -> None:
        phrase = self.phrase
        place = end
        role: str | None = None
        for found in self.mentions:
            if found.first < end:
                continue
            if found.first - place > _OBJECT_REACH or self._verb_between(place, found.first):
                break
            link = self._link(found.first, end - 1)
            if link is not None:
                role = trigger.roles.get(phrase.lower[link])
                if link > place and not self._plain_between(place, link) and (
                    phrase.lower[link] in self.words["of"]
                ):
                    role = None if passive else trigger.roles["object"]
            elif place == end and not passive and all(
                phrase.tags[i] in _INSIDE_NP or phrase.tags[i] == "RP"
                for i in range(end, found.first)
            ):
                role = trigger.roles["object"]
            elif not self._joined(place, found.first):
                break
            self._put(draft, role, found, personal=trigger.personal)
            place = found.last

    # Whether and when ----------------------------------------------------------------------------

    def _realised(self, at: int, *, noun: bool) -> bool | None:
        """Tell whether it has happened; None where the words leave it open."""
        phrase = self.phrase
        group = None if noun else phrase.group_at(at)
        if group is not None:
            before = phrase.lower[max(0, group.first - 3) : group.first]
            if group.negated:
                return False
            if group.modal is not None:
                return None if group.modal in self.sets["open_modals"] else False
            if group.infinitive:
                return False
            return None if any(word in self.sets["conditions"] for word in before) else True
        low = max(0, at - _LOOK_BACK)
        for place in range(at - 1, low - 1, -1):
            lower = phrase.lower[place]
            if lower in {",", ";", ":"}:
                break
            if lower in self.sets["negators"]:
                return False
            if lower in self.sets["conditions"]:
                return None
            for size in (1, 2, 3):
                if place + size <= at and phrase.lower[place : place + size] in (
                    self.triggers.unrealised
                ):
                    return False
        return True

    def _time(self, at: int, trigger: Trigger, times: Sequence[TimeInterval]) -> TimeInterval | None:
        """Give the nearest time that no verb parts from the trigger.

        "China on Sunday deplored the capture" dates what China did, not the capture.
        """
        group = None if trigger.noun else self.phrase.group_at(at)
        first = at if group is None else group.first
        end = at + len(trigger.form)
        best: tuple[int, TimeInterval] | None = None
        for time in times:
            if time.span is None:
                continue
            begin = bisect.bisect_left(self.starts, time.span.start)
            stop = bisect.bisect_left(self.starts, time.span.end)
            if begin >= end:
                subject = trigger.noun and not self._groups(0, at)
                apart, allowed = (end, begin), 1 if subject else 0
            elif stop <= first:
                apart, allowed = (stop, first), 0
            else:
                apart, allowed = (end, end), 0
            if self._groups(*apart) > allowed:
                continue
            distance = apart[1] - apart[0] + _CLAUSE * sum(
                self.phrase.lower[i] in self.sets["clause_starts"] for i in range(*apart)
            )
            if best is None or distance < best[0]:
                best = (distance, time)
        return None if best is None else best[1]

    def _groups(self, first: int, last: int) -> int:
        """Count the verb groups between two words, participles that describe a noun left out."""
        found = {self.phrase.group_of[at] for at in range(first, last)}
        return len(found - {-1})


def to_event(draft: EventDraft, number: int) -> Event:
    """Give the event of the model."""
    return Event(
        id=f"e{number}",
        kind=draft.kind,
        trigger=draft.trigger,
        agents=tuple(draft.agents.values()),
        patients=tuple(a for i, a in draft.patients.items() if i not in draft.agents),
        place=draft.place,
        time=draft.time,
        realised=draft.realised,
        mentions=tuple(draft.mentions),
    )
