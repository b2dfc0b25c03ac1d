"""Statements: one occasion of speaking, with what is done in it."""

from __future__ import annotations

from typing import TypeVar

from attrs import field, frozen

from diplostance.model._fields import as_tuple, is_a, non_empty, one_of, tuple_of
from diplostance.model._shown import Shown
from diplostance.model.actors import Actor
from diplostance.model.acts import Act, Claim, Commitment, Decision, Demand, Evaluation
from diplostance.model.times import TimeInterval
from diplostance.model.vocabulary import CHANNELS

T = TypeVar("T")


class _HasActs:
    """The acts of something, by kind."""

    __slots__ = ()

    def _acts(self) -> tuple[Act, ...]:
        raise NotImplementedError

    def _of(self, kind: type[T]) -> tuple[T, ...]:
        return tuple(act for act in self._acts() if isinstance(act, kind))

    @property
    def demands(self) -> tuple[Demand, ...]:
        """The demands, in order."""
        return self._of(Demand)

    @property
    def evaluations(self) -> tuple[Evaluation, ...]:
        """The evaluations, in order."""
        return self._of(Evaluation)

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """The commitments, in order."""
        return self._of(Commitment)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, in order."""
        return self._of(Claim)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions, in order."""
        return self._of(Decision)


@frozen(kw_only=True, repr=False)
class Statement(_HasActs, Shown):
    """One occasion of speaking: the same issuers, organ, speakers, channel and date.

    Compared and hashed by value; no order.

    Attributes:
        id: Unique in the document: ``s1``, ``s2`` ...
        issuers: The principals on whose behalf it is made; several for a joint statement.
        organ: Through which it is made: the foreign ministry.
        speakers: Who utters it.
        channel: One of `diplostance.model.vocabulary.CHANNELS`.
        date: When it was made.
        acts: What is done in it.
    """

    id: str = field(validator=non_empty)
    issuers: tuple[Actor, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Actor))
    organ: Actor | None = field(default=None, validator=is_a(Actor, optional=True))
    speakers: tuple[Actor, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Actor))
    channel: str = field(default="unknown", validator=one_of(CHANNELS))
    date: TimeInterval | None = field(default=None, validator=is_a(TimeInterval, optional=True))
    acts: tuple[Act, ...] = field(
        default=(),
        converter=as_tuple,
        validator=tuple_of(Demand, Evaluation, Commitment, Claim, Decision),
    )

    def _acts(self) -> tuple[Act, ...]:
        return self.acts
