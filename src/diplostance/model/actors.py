"""Actors: who speaks, who is spoken to, who is spoken about; and their mentions in a text."""

from __future__ import annotations

from attrs import field, frozen

from diplostance.model._fields import as_tuple, is_a, non_empty, one_of, tuple_of
from diplostance.model._shown import Shown
from diplostance.model.extras import EMPTY, FrozenMap, as_frozen_map
from diplostance.model.spans import Span
from diplostance.model.vocabulary import ACTOR_KINDS, MENTION_FORMS


@frozen(kw_only=True, repr=False)
class Actor(Shown):
    """A state, organ, person, organisation or group: a plain value without spans.

    China in two documents is the same China. Actors compare and hash by value over all fields;
    they have no order. To ask whether two records mean the same actor, compare their ``id``.

    Attributes:
        id: ISO 3166-1 alpha-3 code of a state, acronym of a well-known organisation, principal
            and short name of an organ (``CHN.mfa``), otherwise a slug of the name.
        name: The usual name.
        kind: One of `diplostance.model.vocabulary.ACTOR_KINDS`.
        country: Id of the state where it belongs, if any.
        represents: Id of the principal that it speaks for, or None when it speaks for itself.
        role: Its office, as the text gives it ("foreign minister").
        aliases: Other names.
        codes: Ids in other systems, such as ``{"cow": "710"}``.
    """

    id: str = field(validator=non_empty)
    name: str = field(validator=non_empty)
    kind: str = field(default="other", validator=one_of(ACTOR_KINDS))
    country: str | None = field(default=None, validator=is_a(str, optional=True))
    represents: str | None = field(default=None, validator=is_a(str, optional=True))
    role: str | None = field(default=None, validator=is_a(str, optional=True))
    aliases: tuple[str, ...] = field(default=(), converter=as_tuple, validator=tuple_of(str))
    codes: FrozenMap = field(default=EMPTY, converter=as_frozen_map, validator=is_a(FrozenMap))

    @property
    def principal_id(self) -> str:
        """The id of the principal that it speaks for: its own when it represents nobody."""
        return self.represents or self.id


@frozen(kw_only=True, repr=False)
class Mention(Shown):
    """A place in the text that speaks of an actor.

    Compared and hashed by value; no order.

    Attributes:
        actor: The actor that is meant.
        span: The words.
        how: One of `diplostance.model.vocabulary.MENTION_FORMS`.
    """

    actor: Actor = field(validator=is_a(Actor))
    span: Span = field(validator=is_a(Span))
    how: str = field(default="name", validator=one_of(MENTION_FORMS))
