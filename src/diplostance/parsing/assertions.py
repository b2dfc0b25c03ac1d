"""Assertions: who says that an event has happened, where the text itself does not."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from attrs import frozen

from diplostance.model import Actor, Event, Span
from diplostance.parsing.drafts import Draft
from diplostance.parsing.tokens import Words

_DEEPEST = 12
"""How many acts that start before a place are looked at: acts inside acts are few."""


@frozen
class Assertions:
    """What is said in somebody's act, and by whom; sorted by where it starts."""

    starts: Sequence[int]
    said: Sequence[tuple[Span, Draft]]

    @classmethod
    def of(cls, drafts: Sequence[Draft]) -> Assertions:
        """Sort the contents of all acts and of their further tellings."""
        said = [
            (span, draft)
            for draft in drafts
            for content in (draft.content, *(told for _, told in draft.tellings))
            for span in content
        ]
        said.sort(key=lambda pair: (pair[0].start, pair[0].end))
        return cls([span.start for span, _ in said], said)

    def by(self, event: Event) -> tuple[Actor, ...]:
        """Give the issuers in whose acts alone an event is spoken of.

        Nobody when the writer speaks of it outside all acts, and nobody who denies it.
        """
        found: dict[str, Actor] = {}
        for place in (*(() if event.trigger is None else (event.trigger,)), *event.mentions):
            acts = self._around(place)
            if not acts:
                return ()
            for draft in acts:
                if not draft.negated and draft.mode != "deny":
                    found.update((actor.id, actor) for actor in draft.voice.issuers)
        return tuple(found.values())

    def denied_by(self, event: Event, text: str, words: Words) -> tuple[Actor, ...] | None:
        """Give those who are said to have done an event that is spoken of in denials alone.

        They are the issuers, where a denial has no subject of its own: "denied attacking the ship",
        "denied that it had attacked the ship". None when it is spoken of elsewhere too.
        """
        if event.trigger is None:
            return None
        found: dict[str, Actor] = {}
        for place in (event.trigger, *event.mentions):
            acts = self._around(place)
            if not acts or not all(draft.mode == "deny" for draft in acts):
                return None
            for draft in acts:
                before = text[draft.content[0].start : place.start].lower().split()
                if all(word in words["third_person"] | words["have"] for word in before):
                    found.update((actor.id, actor) for actor in draft.voice.issuers)
        return tuple(found.values())

    def _around(self, place: Span) -> list[Draft]:
        at = bisect.bisect_right(self.starts, place.start)
        return [
            draft for span, draft in self.said[max(0, at - _DEEPEST) : at] if place.end <= span.end
        ]
