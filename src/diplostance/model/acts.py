"""Acts: what is done with the words, in five kinds.

The kinds are the five classes of illocutionary acts of J. R. Searle, "A classification of
illocutionary acts", Language in Society 5, 1976: directive, expressive, commissive, assertive and
declarative. `Act` is their closed union; the kind of an act is its class.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal, TypeAlias, cast

from attrs import Attribute, field, frozen

from diplostance.model._fields import as_tuple, is_a, non_empty, one_of, one_of_ints, tuple_of
from diplostance.model._shown import Shown
from diplostance.model.actors import Actor
from diplostance.model.events import Event
from diplostance.model.extras import EMPTY, FrozenMap, as_frozen_map
from diplostance.model.spans import Span
from diplostance.model.times import TimeInterval
from diplostance.model.vocabulary import (
    ACTIONS,
    CLAIM_MODES,
    COMMITMENT_MODES,
    CONDITION_KINDS,
    DEGREES,
    NORM_RELATIONS,
    NORMS,
    ORIGINS,
    POLARITIES,
    STATUSES,
    VALENCES,
)


@frozen(kw_only=True, repr=False)
class Telling(Shown):
    """A further telling of the same act in the same document.

    Attributes:
        cue: The words that carry the act here, if any.
        content: What is demanded, judged, promised, claimed or decided, here.
    """

    cue: Span | None = field(default=None, validator=is_a(Span, optional=True))
    content: tuple[Span, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Span))


@frozen(kw_only=True, repr=False)
class Attribution(Shown):
    """One who tells an act of another: "Russia said that Japan had promised ...".

    Attributes:
        actor: Who tells it.
        cue: The words of telling.
    """

    actor: Actor = field(validator=is_a(Actor))
    cue: Span | None = field(default=None, validator=is_a(Span, optional=True))


@frozen(kw_only=True, repr=False)
class NormReference(Shown):
    """A rule that an act appeals to.

    Attributes:
        norm: One of `diplostance.model.vocabulary.NORMS`.
        relation: Whether it is said to be ``violated`` or ``upheld``, or only ``invoked``.
        span: The words that name it.
    """

    norm: str = field(validator=one_of(NORMS))
    relation: str = field(default="invoked", validator=one_of(NORM_RELATIONS))
    span: Span | None = field(default=None, validator=is_a(Span, optional=True))


@frozen(kw_only=True, repr=False)
class Condition(Shown):
    """A condition that an act depends on.

    Attributes:
        kind: ``if``, ``unless`` or ``until``.
        span: The words of the condition.
    """

    kind: str = field(validator=one_of(CONDITION_KINDS))
    span: Span = field(validator=is_a(Span))


def _span_or_actor(target: ActionObject, attribute: Attribute[Any], value: Any) -> None:
    if value is None and target.span is None:
        raise ValueError(f"{attribute.name} must be an Actor when span is None, got None")


@frozen(kw_only=True, repr=False)
class ActionObject(Shown):
    """What an action is done to.

    Attributes:
        span: The words.
        actor: The actor that they name, where it is one. At least one of the two is given.
    """

    span: Span | None = field(default=None, validator=is_a(Span, optional=True))
    actor: Actor | None = field(
        default=None, validator=[is_a(Actor, optional=True), _span_or_actor]
    )


def _events_or_acts(_: Any, attribute: Attribute[Any], value: Any) -> None:
    if not isinstance(value, tuple):
        raise TypeError(f"{attribute.name} must be a list or tuple, got {value!r}")
    for index, member in enumerate(value):
        if not isinstance(member, Event | _ActFields):
            raise TypeError(f"{attribute.name}[{index}] must be Event or Act, got {member!r}")


@frozen(kw_only=True, repr=False)
class _ActFields(Shown):
    """What acts of every kind have.

    Attributes:
        id: Unique in the document: ``a1``, ``a2`` ...
        cue: The words that carry the act; None for coding without a text.
        cue_id: The lexicon entry that fired, such as ``en.demand.urge``.
        force: A language-neutral term for the strength: "urge", "condemn". A scale turns it, with
            the degree, into a rank.
        degree: -1 softened, 0 plain, 1 strong, 2 strongest.
        modifiers: The words that raise or lower it.
        content: What is demanded, judged, promised, claimed or decided: one span, or several when
            "he said" stands in between.
        quotes: The verbatim parts.
        tellings: Further tellings of the same act in the document.
        status: Whether it was in fact performed, or withheld, denied ...
        hedged: Whether the text itself puts it in doubt ("reportedly").
        attribution: Those who tell it, outermost first, when they are not the issuer.
        about: The events or other acts that it is about.
        norms: The rules that it appeals to.
        conditions: What it depends on.
        origin: Who found it: ``rule``, ``human`` or ``model``.
        extra: Anything else, as JSON values.
    """

    id: str = field(validator=non_empty)
    cue: Span | None = field(default=None, validator=is_a(Span, optional=True))
    cue_id: str | None = field(default=None, validator=is_a(str, optional=True))
    force: str | None = field(default=None, validator=is_a(str, optional=True))
    degree: int = field(default=0, validator=one_of_ints(DEGREES))
    modifiers: tuple[Span, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Span))
    content: tuple[Span, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Span))
    quotes: tuple[Span, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Span))
    tellings: tuple[Telling, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(Telling)
    )
    status: str = field(default="performed", validator=one_of(STATUSES))
    hedged: bool = field(default=False, validator=is_a(bool))
    attribution: tuple[Attribution, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(Attribution)
    )
    about: tuple[Event | Act, ...] = field(
        default=(),
        converter=as_tuple,
        validator=_events_or_acts,
        hash=False,  # else acts about acts about acts are hashed many times over
    )
    norms: tuple[NormReference, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(NormReference)
    )
    conditions: tuple[Condition, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(Condition)
    )
    origin: str = field(default="rule", validator=one_of(ORIGINS))
    extra: FrozenMap = field(default=EMPTY, converter=as_frozen_map, validator=is_a(FrozenMap))

    @property
    def negated(self) -> bool:
        """Whether the act was withheld or denied."""
        return self.status in {"withheld", "denied"}

    @property
    def cameo(self) -> str | None:
        """The code of CAMEO that fits best, such as ``0253``; None when the act was not done.

        It is worked out from the other fields, so it changes with them and is not stored.
        `diplostance.world.coding_of` gives the label, and the reason where there is none.
        """
        # The tables are read when somebody first asks; importing the model reads no data.
        from diplostance.world.event_codes import coding_of  # noqa: PLC0415

        code = coding_of(cast("Act", self)).code
        return None if code is None else code.code

    @property
    def plover(self) -> str | None:
        """The event type of PLOVER that ``cameo`` went into, such as ``REQUEST``.

        None when there is no code, and for statements and appeals (01 and 02), which PLOVER
        dropped.
        """
        from diplostance.world.event_codes import coding_of  # noqa: PLC0415

        code = coding_of(cast("Act", self)).code
        return None if code is None else code.plover


@frozen(kw_only=True, repr=False)
class Demand(_ActFields):
    """A directive: what others should do or stop doing.

    Like every act, compared by value over all fields, and hashed so (but for ``about``). Acts have
    no order of their own: strength is a matter of a scale, see `diplostance.scales`.

    Attributes:
        addressees: Of whom it is demanded; empty when nobody is named.
        action: The conduct, one of `diplostance.model.vocabulary.ACTIONS`.
        polarity: ``do`` or ``refrain``.
        objects: What the action is done to.
        urgent: Whether it is to happen at once.
        deadline: By when.
    """

    kind: ClassVar[Literal["demand"]] = "demand"
    addressees: tuple[Actor, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Actor))
    action: str = field(default="other", validator=one_of(ACTIONS))
    polarity: str = field(default="do", validator=one_of(POLARITIES))
    objects: tuple[ActionObject, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(ActionObject)
    )
    urgent: bool = field(default=False, validator=is_a(bool))
    deadline: TimeInterval | None = field(default=None, validator=is_a(TimeInterval, optional=True))


@frozen(kw_only=True, repr=False)
class Evaluation(_ActFields):
    """An expressive: how the issuer judges something.

    Attributes:
        targets: Whose conduct is judged, or who is felt with.
        valence: -1, 0 or 1.
    """

    kind: ClassVar[Literal["evaluation"]] = "evaluation"
    targets: tuple[Actor, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Actor))
    valence: int = field(default=0, validator=one_of_ints(VALENCES))


@frozen(kw_only=True, repr=False)
class Commitment(_ActFields):
    """A commissive: what the issuer itself will or will not do.

    Attributes:
        mode: ``pledge``, ``offer``, ``agree``, ``threaten`` or ``refuse``.
        action: The conduct, one of `diplostance.model.vocabulary.ACTIONS`.
        polarity: ``do`` or ``refrain``: what the issuer will do, all told. "Refused to release
            them" is to refrain from a release, "refused to stop the attacks" is to attack.
        objects: What the action is done to.
        targets: Towards whom.
    """

    kind: ClassVar[Literal["commitment"]] = "commitment"
    mode: str = field(default="pledge", validator=one_of(COMMITMENT_MODES))
    action: str = field(default="other", validator=one_of(ACTIONS))
    polarity: str = field(default="do", validator=one_of(POLARITIES))
    objects: tuple[ActionObject, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(ActionObject)
    )
    targets: tuple[Actor, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Actor))


@frozen(kw_only=True, repr=False)
class Claim(_ActFields):
    """An assertive: that something is so.

    Attributes:
        mode: ``assert``, ``accuse``, ``deny``, ``confirm`` or ``recall``.
        targets: Whose conduct it is about, where it accuses.
    """

    kind: ClassVar[Literal["claim"]] = "claim"
    mode: str = field(default="assert", validator=one_of(CLAIM_MODES))
    targets: tuple[Actor, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Actor))


@frozen(kw_only=True, repr=False)
class Decision(_ActFields):
    """A declarative: what the words themselves bring about.

    Attributes:
        action: The conduct, one of `diplostance.model.vocabulary.ACTIONS`.
        polarity: ``do``, or ``refrain`` where something is ended or lifted.
        objects: What the action is done to.
        targets: Towards whom.
    """

    kind: ClassVar[Literal["decision"]] = "decision"
    action: str = field(default="other", validator=one_of(ACTIONS))
    polarity: str = field(default="do", validator=one_of(POLARITIES))
    objects: tuple[ActionObject, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(ActionObject)
    )
    targets: tuple[Actor, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Actor))


Act: TypeAlias = Demand | Evaluation | Commitment | Claim | Decision
"""The closed union of the five kinds."""

ACT_TYPES: tuple[type[Act], ...] = (Demand, Evaluation, Commitment, Claim, Decision)
"""The five classes, in the order in which a kind wins when several fit, claims last."""
