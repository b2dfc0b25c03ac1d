"""Events: what acts are about."""

from __future__ import annotations

from attrs import field, frozen

from diplostance.model._fields import as_tuple, is_a, non_empty, one_of, tuple_of
from diplostance.model._shown import Shown
from diplostance.model.actors import Actor
from diplostance.model.spans import Span
from diplostance.model.times import TimeInterval
from diplostance.model.vocabulary import EVENT_KINDS


@frozen(kw_only=True, repr=False)
class Event(Shown):
    """Something that happens in the world, as one document tells it.

    Who did it is often the very thing in dispute, so an event says who asserts it. Compared and
    hashed by value; no order.

    Attributes:
        id: Unique in the document: ``e1``, ``e2`` ...
        kind: One of `diplostance.model.vocabulary.EVENT_KINDS`.
        trigger: The word that names it, or None without a text.
        agents: Who did it, as far as it is said.
        patients: To whom it was done.
        place: Where, as a name or the id of a state.
        time: When.
        realised: Whether it has happened; None when that is open.
        asserted_by: Who says so; empty when the document itself does.
        mentions: Other places in the text that speak of it.
    """

    id: str = field(validator=non_empty)
    kind: str = field(default="other", validator=one_of(EVENT_KINDS))
    trigger: Span | None = field(default=None, validator=is_a(Span, optional=True))
    agents: tuple[Actor, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Actor))
    patients: tuple[Actor, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Actor))
    place: str | None = field(default=None, validator=is_a(str, optional=True))
    time: TimeInterval | None = field(default=None, validator=is_a(TimeInterval, optional=True))
    realised: bool | None = field(default=True, validator=is_a(bool, optional=True))
    asserted_by: tuple[Actor, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(Actor)
    )
    mentions: tuple[Span, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Span))
