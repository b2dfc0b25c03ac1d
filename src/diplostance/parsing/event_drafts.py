"""Event drafts: events in the making, and when two mentions are of the same event."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, field

from diplostance.model import Actor, Event, Span, TimeInterval


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
        return bool(
            set(self.agents) & set(other.agents) or set(self.patients) & set(other.patients)
        )

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
