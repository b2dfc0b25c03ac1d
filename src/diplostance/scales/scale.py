"""Scales: an order of forces on two axes, and the rank that it gives to an act."""

from __future__ import annotations

from typing import Any, Final

from attrs import Attribute, field, frozen

from diplostance.model import ACT_TYPES, Act, FrozenMap
from diplostance.model._fields import as_tuple, is_a, non_empty, tuple_of
from diplostance.model.extras import EMPTY, as_frozen_map
from diplostance.model.vocabulary import DEGREES

AXES: Final = ("emotive", "instructive")
"""Emotive: how strongly something is felt or judged. Instructive: how strongly it is asked for."""

_KINDS: Final = tuple(kind.kind for kind in ACT_TYPES)
_PLACES: Final = len(DEGREES)


def _kind_and_force(_: Any, attribute: Attribute[Any], value: tuple[str, ...]) -> None:
    for index, member in enumerate(value):
        kind, dot, force = member.partition(".")
        if kind not in _KINDS or not dot or not force:
            raise ValueError(
                f"{attribute.name}[{index}] must be a kind ({', '.join(_KINDS)}), a dot and a "
                f"force, such as 'demand.urge', got {member!r}"
            )


@frozen(kw_only=True)
class Step:
    """One step of an axis: forces that the scale holds to be equally strong.

    Compared and hashed by value; the order of steps is that of their scale.

    Attributes:
        label: The name of the step, for people: "condemned".
        forces: What stands on it, each as kind and force: ``evaluation.condemn``. The kind belongs
            to it because the same force means different things: to recall that something was
            agreed is a claim, to recall an ambassador is a decision.
        reason: Why it stands where it does.
    """

    label: str = field(validator=non_empty)
    forces: tuple[str, ...] = field(
        converter=as_tuple, validator=[tuple_of(str, at_least=1), _kind_and_force]
    )
    reason: str | None = field(default=None, validator=is_a(str, optional=True))


@frozen(kw_only=True)
class Rank:
    """The place of an act on one axis of one scale.

    Ranks on the same axis of the same scale are ordered; two forces on the same step with the
    same degree have equal ranks. Ranks of different axes or scales have no order: comparing them
    raises TypeError.

    Attributes:
        scale: Name of the scale.
        version: Its version.
        axis: ``emotive`` or ``instructive``.
        step: Label of the step.
        value: The place, from ``lowest`` to ``highest``.
        lowest: The lowest place that the axis has, 1.
        highest: The highest place that the axis has.
    """

    scale: str = field(validator=non_empty)
    version: str = field(validator=non_empty)
    axis: str = field(validator=non_empty)
    step: str = field(validator=non_empty)
    value: int = field(validator=is_a(int))
    lowest: int = field(validator=is_a(int))
    highest: int = field(validator=is_a(int))

    @property
    def fraction(self) -> float:
        """How far up the axis the place is: 0 at its lowest, 1 at its highest."""
        return (self.value - self.lowest) / (self.highest - self.lowest)

    def _other_value(self, other: object) -> int | None:
        if not isinstance(other, Rank):
            return None
        mine = (self.scale, self.version, self.axis, self.highest)
        same = mine == (other.scale, other.version, other.axis, other.highest)
        return other.value if same else None

    def __lt__(self, other: Rank) -> bool:
        value = self._other_value(other)
        return NotImplemented if value is None else self.value < value

    def __le__(self, other: Rank) -> bool:
        value = self._other_value(other)
        return NotImplemented if value is None else self.value <= value

    def __gt__(self, other: Rank) -> bool:
        value = self._other_value(other)
        return NotImplemented if value is None else self.value > value

    def __ge__(self, other: Rank) -> bool:
        value = self._other_value(other)
        return NotImplemented if value is None else self.value >= value

    def __str__(self) -> str:
        return (
            f"{self.value} of {self.highest} ({self.step}; {self.axis}, "
            f"{self.scale} {self.version})"
        )


@frozen(kw_only=True)
class Reading:
    """What a scale makes of an act: a rank, or none, and why.

    Attributes:
        rank: The rank; None when the scale does not define one.
        reason: Why this rank, or why none, in one sentence.
    """

    rank: Rank | None = field(default=None, validator=is_a(Rank, optional=True))
    reason: str = field(validator=non_empty)


@frozen(kw_only=True)
class Scale:
    """A named order of strength on two axes, each from its weakest step to its strongest.

    The degree of an act moves it within its step and never past the next one: "strongly urge" is
    above "urge" and below whatever stands above urging. So every step has four places (softened,
    plain, strong, strongest), and an axis of n steps goes from 1 to 4n. The range comes from the
    scale, never from the data.

    A rank is about the words. Whether the act was performed or withheld stands in its status, and
    whether the judgement was good or bad in its valence: "praise" and "reject" may share a step.

    Compared and hashed by value; scales have no order.

    Attributes:
        name: What it is called.
        version: Changes whenever a rank does.
        emotive: The steps of the emotive axis, weakest first.
        instructive: The steps of the instructive axis, weakest first.
        about: What the scale is and how its order came about.
        source: Where the order was published, if it was.
        unordered: Why acts of a kind have no rank, by kind.

    Raises:
        TypeError: When a field has the wrong type.
        ValueError: When a force stands twice, or no step is given.
    """

    name: str = field(validator=non_empty)
    version: str = field(validator=non_empty)
    emotive: tuple[Step, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Step))
    instructive: tuple[Step, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Step))
    about: str | None = field(default=None, validator=is_a(str, optional=True), repr=False)
    source: str | None = field(default=None, validator=is_a(str, optional=True), repr=False)
    unordered: FrozenMap = field(
        default=EMPTY, converter=as_frozen_map, validator=is_a(FrozenMap), repr=False
    )
    _index: FrozenMap = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        index: dict[str, tuple[str, int]] = {}
        for axis in AXES:
            for number, step in enumerate(self.steps(axis)):
                for force in step.forces:
                    if force in index:
                        raise ValueError(f"{axis} must name each force once, got {force!r} again")
                    index[force] = (axis, number)
        if not index:
            raise ValueError("a scale must have at least one step, got none")
        for kind in self.unordered:
            if kind not in _KINDS:
                raise ValueError(f"unordered must be keyed by {', '.join(_KINDS)}, got {kind!r}")
        object.__setattr__(self, "_index", FrozenMap(index))

    def steps(self, axis: str) -> tuple[Step, ...]:
        """Give the steps of an axis, weakest first.

        Raises:
            ValueError: When there is no such axis.
        """
        if axis == "emotive":
            return self.emotive
        if axis == "instructive":
            return self.instructive
        raise ValueError(f"axis must be one of {', '.join(AXES)}, got {axis!r}")

    def range(self, axis: str) -> tuple[int, int] | None:
        """Give the lowest and the highest value of an axis; None when it has no steps.

        Raises:
            ValueError: When there is no such axis.
        """
        count = len(self.steps(axis))
        return (1, count * _PLACES) if count else None

    def rank(self, act: Act) -> Rank | None:
        """Give the rank of an act, or None when the scale does not define one.

        `reading` says why.
        """
        return self.reading(act).rank

    def rank_of(self, kind: str, force: str | None, degree: int = 0) -> Rank | None:
        """Give the rank of a force without an act, for data coded elsewhere.

        Args:
            kind: The kind of act: ``demand``, ``evaluation`` ...
            force: The force: ``urge``.
            degree: -1, 0, 1 or 2.

        Raises:
            ValueError: When there is no such kind or degree.
        """
        return self.reading_of(kind, force, degree).rank

    def reading(self, act: Act) -> Reading:
        """Give the rank of an act and the reason for it, or for there being none."""
        return self.reading_of(act.kind, act.force, act.degree)

    def reading_of(self, kind: str, force: str | None, degree: int = 0) -> Reading:
        """Give the rank of a force, or none, and the reason; see `rank_of`.

        Raises:
            ValueError: When there is no such kind or degree.
        """
        if kind not in _KINDS:
            raise ValueError(f"kind must be one of {', '.join(_KINDS)}, got {kind!r}")
        if type(degree) is not int or degree not in DEGREES:
            raise ValueError(f"degree must be one of -1, 0, 1, 2, got {degree!r}")
        title = f"{self.name} {self.version}"
        if force is None:
            return Reading(reason=f"The {kind} has no force, so {title} cannot place it.")
        place = self._index.get(f"{kind}.{force}")
        if place is None:
            return Reading(reason=self._why_not(kind, force))
        axis, number = place
        steps = self.steps(axis)
        value = number * _PLACES + DEGREES.index(degree) + 1
        rank = Rank(
            scale=self.name,
            version=self.version,
            axis=axis,
            step=steps[number].label,
            value=value,
            lowest=1,
            highest=len(steps) * _PLACES,
        )
        why = f": {steps[number].reason}" if steps[number].reason else "."
        where = f"step {number + 1} of {len(steps)} of the {axis} axis of {title}"
        return Reading(
            rank=rank, reason=f"{force} ({kind}) of degree {degree:+d} is on {where}{why}"
        )

    def _why_not(self, kind: str, force: str) -> str:
        title = f"{self.name} {self.version}"
        if kind in self.unordered:
            return f"{title} does not place {force} ({kind}): {self.unordered[kind]}"
        return f"{title} does not place {force} ({kind})."

    def forces(self, axis: str) -> tuple[tuple[str, ...], ...]:
        """Give the forces of each step of an axis, weakest first.

        Raises:
            ValueError: When there is no such axis.
        """
        return tuple(step.forces for step in self.steps(axis))
