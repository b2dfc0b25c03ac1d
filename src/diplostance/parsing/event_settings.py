"""Event settings: whether an event has happened, when, and whether it is spoken of as known."""

from __future__ import annotations

import bisect
import operator
from collections.abc import Sequence

from diplostance.model import TimeInterval
from diplostance.parsing.chunks import Phrase, VerbGroup
from diplostance.parsing.event_roles import FRONT_REACH, FRONT_TAGS
from diplostance.parsing.event_triggers import Trigger, Triggers

LOOK_BACK = 4
"""How many words before a trigger may say that it has not happened."""
_CLAUSE = 8
_BARE = frozenset({"VB", "VBP"})
_SINGULAR = frozenset({"NNP", "NN"})
_START = operator.attrgetter("start")


class SettingReader:
    """Reads the setting of the events of one sentence."""

    def __init__(self, phrase: Phrase, triggers: Triggers) -> None:
        self.phrase = phrase
        self.triggers = triggers
        self.sets = triggers.words
        self.size = len(phrase)

    def known(self, at: int) -> bool | None:
        """Tell whether a noun stands as known ("the raid") or as new ("a raid")."""
        for place in range(at - 1, max(-1, at - 1 - FRONT_REACH), -1):
            lower = self.phrase.lower[place]
            if lower in self.sets["indefinite"]:
                return False
            if lower in self.sets["definite"]:
                return True
            if self.phrase.tags[place] not in FRONT_TAGS:
                break
        return None

    def realised(self, at: int, *, noun: bool) -> bool | None:
        """Tell whether it has happened; None where the words leave it open."""
        phrase = self.phrase
        group = None if noun else phrase.group_at(at)
        if group is not None:
            before = phrase.lower[max(0, group.first - 3) : group.first]
            if group.negated:
                return False
            if group.modal is not None:
                return None if group.modal in self.sets["open_modals"] else False
            if group.infinitive or self._wished(group):
                return False
            return None if any(word in self.sets["conditions"] for word in before) else True
        low = max(0, at - LOOK_BACK)
        inside = True
        for place in range(at - 1, low - 1, -1):
            lower = phrase.lower[place]
            if lower in {",", ";", ":"}:
                break
            if lower in self.sets["negators"]:
                return False
            if lower in self.sets["conditions"]:
                return None
            if inside and lower in self.sets["unrealised_inside"]:
                return False
            if lower in self.sets["asked_for"] and not self.sets["asking"].isdisjoint(
                phrase.lower[max(0, place - LOOK_BACK) : place]
            ):
                return False  # "pressed Mali for the release of the crew"
            inside = inside and phrase.tags[place] in FRONT_TAGS | {"DT", "RB"}
            for size in (1, 2, 3):
                if place + size <= at and phrase.lower[place : place + size] in (
                    self.triggers.unrealised
                ):
                    return False
        return True

    def _wished(self, group: VerbGroup) -> bool:
        """Tell whether a verb says what somebody wants: "demands that Iceland release"."""
        phrase = self.phrase
        if phrase.tags[group.last - 1] not in _BARE:
            return False
        subject = group.first - 1
        while subject > 0 and phrase.tags[subject] == "RB":
            subject -= 1
        if subject >= 0 and phrase.tags[subject] in _SINGULAR and not self._joined(subject):
            return True
        for place in range(subject, max(0, subject - _CLAUSE), -1):
            if phrase.group_of[place] != -1:
                return False
            if phrase.lower[place] in self.sets["clause_starts"]:
                return any(
                    phrase.lower[place - size : place] in self.triggers.unrealised
                    for size in (1, 2, 3)
                    if size <= place
                )
        return False

    def _joined(self, at: int) -> bool:
        return at > 0 and self.phrase.tags[at - 1] == "CC"

    def time(self, at: int, trigger: Trigger, times: Sequence[TimeInterval]) -> TimeInterval | None:
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
            begin = bisect.bisect_left(self.phrase.tokens, time.span.start, key=_START)
            stop = bisect.bisect_left(self.phrase.tokens, time.span.end, key=_START)
            if begin >= end and self._describes(begin, stop):
                continue  # "since the June 3 coup" dates the coup only
            if begin >= end:
                subject = trigger.noun and not self._groups(0, at)
                apart, allowed = (end, begin), 1 if subject else 0
            elif stop <= first:
                apart, allowed = (stop, first), 0
            else:
                apart, allowed = (end, end), 0
            if self._groups(*apart) > allowed:
                continue
            distance = (
                apart[1]
                - apart[0]
                + _CLAUSE
                * sum(self.phrase.lower[i] in self.sets["clause_starts"] for i in range(*apart))
            )
            if best is None or distance < best[0]:
                best = (distance, time)
        return None if best is None else best[1]

    def _describes(self, first: int, last: int) -> bool:
        """Tell whether a time stands before a noun and describes it."""
        return (
            first > 0
            and last < self.size
            and self.phrase.tags[first - 1] in {"DT", "POS"}
            and self.phrase.tags[last] in FRONT_TAGS
        )

    def _groups(self, first: int, last: int) -> int:
        """Count the verb groups between two words, participles that describe a noun left out."""
        found = {self.phrase.group_of[at] for at in range(first, last)}
        return len(found - {-1})
