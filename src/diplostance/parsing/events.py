"""Events: what the text speaks of, found by the words that name it.

A trigger is a noun or a verb. Around it stand the participants, and words that say when it was and
whether it has happened at all. Later mentions of the same event are put with the first. A conduct
that is only demanded ("urges X to release Y") is an action and no event.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from typing import Protocol

from diplostance.model import TimeInterval
from diplostance.parsing.cast import Cast, Found
from diplostance.parsing.chunks import Phrase
from diplostance.parsing.event_drafts import EventDraft, to_event
from diplostance.parsing.event_roles import RoleReader
from diplostance.parsing.event_settings import LOOK_BACK, SettingReader
from diplostance.parsing.event_triggers import Trigger, Triggers, load_triggers
from diplostance.parsing.tokens import Words

__all__ = ["EventDraft", "Sighted", "Triggers", "find_events", "load_triggers", "to_event"]

_VERB_TAGS = frozenset({"VBD", "VBN", "VBZ", "VBG", "VBP", "VB"})
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_OBJECT_TAGS = frozenset({"DT", "JJ", "NN", "NNS", "PRP$", "WRB", "CD", "TO"})
_FRONT_TAGS = frozenset({"DT", "PRP$", "JJ", "CD", "POS"})
_BEFORE_VERB = frozenset({"PRP", "MD"})
_KEPT = 60
_STEM = 5


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
        if triggers.by_word.keys().isdisjoint(scene.phrase.lower):
            continue
        reading = _Reading(scene, triggers, cast, words)
        tokens = scene.phrase.tokens
        first = bisect.bisect_left(starts, tokens[0].start)
        last = bisect.bisect_left(starts, tokens[-1].end)
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
        self.sets = triggers.words
        self.size = len(scene.phrase)
        self.roles = RoleReader(scene.phrase, scene.mentions, triggers, cast, words)
        self.settings = SettingReader(scene.phrase, triggers)

    def run(self, times: Sequence[TimeInterval]) -> list[EventDraft]:
        phrase = self.phrase
        dated = {at for time in times if time.span for at in range(time.span.start, time.span.end)}
        found: list[EventDraft] = []
        at = 0
        while at < self.size:
            if phrase.lower[at] not in self.triggers.by_word:
                at += 1
                continue
            trigger = None if phrase.tokens[at].start in dated else self._trigger_at(at)
            if trigger is None:
                at += 1
                continue
            if not self._demanded(at, trigger):
                draft = self._draft(at, trigger, times)
                if self._in_company(draft, at, trigger):
                    found.append(draft)
            at += len(trigger.form)
        return found

    def _trigger_at(self, at: int) -> Trigger | None:
        phrase = self.phrase
        for trigger in self.triggers.by_word.get(phrase.lower[at], ()):
            end = at + len(trigger.form)
            if phrase.lower[at:end] != trigger.form or self._inside_mention(at, end):
                continue
            if at and phrase.lower[at - 1] in trigger.not_after:
                continue
            if at and trigger.uncapitalised and phrase.tokens[at].text[0].isupper():
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
        if last - first == 1 and first and phrase.tags[first - 1] in _BEFORE_VERB:
            return False
        if (
            last - first == 1
            and tag not in _NOUN_TAGS
            and not (tag in _VERB_TAGS and self._determined(first))
        ):
            return False
        after = phrase.lower[last] if last < self.size else ""
        return after not in self.sets["not_before"]

    def _determined(self, at: int) -> bool:
        """Tell whether a word must be a noun or describe one, whatever its tag says."""
        return at > 0 and self.phrase.tags[at - 1] in {"DT", "PRP$", "POS"}

    def _is_verb(self, at: int, trigger: Trigger) -> bool:
        phrase = self.phrase
        # Several words, or one with a hyphen, are a verb even where the tag says otherwise.
        plain = len(trigger.form) > 1 or "-" in phrase.lower[at]
        if phrase.tags[at] not in _VERB_TAGS and not plain:
            return False
        if self._determined(at) and phrase.tags[at] != "VBN":
            return False
        group = phrase.group_at(at)
        if group is None and not plain and trigger.roles["possessor"] != "person":
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
            group.passive and group.first and phrase.lower[group.first - 1] in trigger.never_before
        )

    def _demanded(self, at: int, trigger: Trigger) -> bool:
        """Tell whether a verb is only an infinitive behind a demand: an action, not an event."""
        phrase = self.phrase
        group = None if trigger.noun else phrase.group_at(at)
        if group is None or not group.infinitive:
            return False
        low = max(0, group.first - LOOK_BACK)
        return not any(word in self.sets["intending"] for word in phrase.lower[low : group.first])

    def _in_company(self, draft: EventDraft, at: int, trigger: Trigger) -> bool:
        """Tell whether somebody is there whom the event can be done to."""
        if not trigger.company or any(a.kind == "person" for a in draft.patients.values()):
            return True
        phrase = self.phrase
        end = at + len(trigger.form)
        head = self._object_head(end, trigger)
        if head is not None and phrase.lower[head] in trigger.held:
            return True
        if trigger.noun and head is not None and phrase.lower[head] in trigger.never_before:
            return False  # "the release of the report on the crew"
        if (
            trigger.noun
            and head is not None
            and phrase.tags[head] == "NNP"
            and any(a.kind == "state" for a in draft.agents.values())
        ):
            return True  # "the release of Ana Ortiz by Kenya"
        if not any(word in trigger.company for word in phrase.lower):
            return False
        if not trigger.noun:
            return True
        owned = at > 0 and phrase.tags[at - 1] in {"PRP$", "POS"}
        return owned or (end < self.size and trigger.roles.get(phrase.lower[end]) == "patient")

    def _object_head(self, at: int, trigger: Trigger) -> int | None:
        """Give the last word of "the two grey ships", behind "of" or a verb, or its subject."""
        phrase = self.phrase
        group = None if trigger.noun else phrase.group_at(at - 1)
        if group is not None and group.passive:
            return group.first - 1 if group.first else None
        if trigger.noun:
            if at >= self.size or trigger.roles.get(phrase.lower[at]) != "patient":
                return None
            at += 1
        head = None
        while at < self.size:
            tag = phrase.tags[at]
            if tag in _NOUN_TAGS:
                head = at
            elif tag not in _FRONT_TAGS and not (head is None and tag in {"VBN", "VBG"}):
                break
            at += 1
        return head

    def _draft(self, at: int, trigger: Trigger, times: Sequence[TimeInterval]) -> EventDraft:
        end = at + len(trigger.form)
        draft = EventDraft(
            trigger.kind, self.phrase.span(at, end), self.phrase.lower[end - 1][:_STEM]
        )
        self.roles.fill(draft, at, trigger)
        draft.realised = self.settings.realised(at, noun=trigger.noun)
        draft.time = self.settings.time(at, trigger, times)
        if trigger.noun:
            draft.known = self.settings.known(at)
        return draft
