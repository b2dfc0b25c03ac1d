"""Places: where events, quotations and actors stand, so that an act finds those it is about."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from attrs import frozen

from diplostance.model import Actor, Event, Mention, Span
from diplostance.parsing.tokens import Quotation, Words

_SHORT = 60
_NOUN_WITHIN = 4


@frozen
class Places:
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
    ) -> Places:
        """Sort the places of events and quotations; mentions come in text order."""
        named = [
            (span, event)
            for event in events
            for span in (*((event.trigger,) if event.trigger is not None else ()), *event.mentions)
        ]
        named.sort(key=lambda pair: (pair[0].start, pair[0].end))
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
