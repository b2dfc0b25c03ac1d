"""Issues: what a position is about, and how acts are brought to it.

Two acts are on the same issue when their issues are equal. What counts is explicit: an `IssueKey`
names the parts that are looked at, and there are three to choose from, `COARSE`, `DEFAULT` and
`FINE`. A key with a ``concept`` takes the user's own coding instead.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeAlias, Union

from attrs import Attribute, field, frozen

from diplostance.comparison._words import fold
from diplostance.comparison.evidence import Evidence
from diplostance.comparison.matching import Matching
from diplostance.errors import OptionError
from diplostance.model import Actor, Claim, Commitment, Decision, Demand, Evaluation, Event
from diplostance.model._fields import as_tuple, is_a, non_empty, one_of, tuple_of
from diplostance.model.vocabulary import INVERSE_ACTIONS

TOPICS: Final = ("conduct", "judgement", "fact", "concept")
"""What an issue can be: conduct that is asked for, promised or decided; somebody or something that
is judged; something that is said or denied to be so; a concept of the user's own."""

PARTS: Final = ("action", "target", "objects", "event")
"""The parts of an issue that a key may look at."""

Concept: TypeAlias = Callable[[Evidence], Union[str, Iterable[str], None]]  # noqa: UP007
"""The user's own coding: gives the concepts of an act; None or nothing leaves the act out."""

EVERYBODY: Final = "everybody"
"""The target of an act towards more actors than can be told apart: a hundred names say "all"."""

_TOPIC_WORDS: Final = {"judgement": "judgement", "fact": "said"}
_MOST_COMBINATIONS: Final = 64
_OPEN: Final[list[str | None]] = [None]


@frozen(kw_only=True, cache_hash=True)
class Issue:
    """What a position is about. Compared and hashed by value; parts not looked at are None.

    Attributes:
        topic: One of ``TOPICS``.
        action: For conduct: the action, where two actions undo each other the first of them, so
            that "detain" is an issue with "release"; see `direction_of`.
        target: Id of the one whose conduct it is: of whom it is demanded, who promises or decides
            it, who is judged or accused.
        objects: Ids of the actors that the action is done to.
        event: Name of the event over all documents; see `diplostance.comparison.match`.
        wording: The words, folded, where nothing else says what it is about.
        concept: The user's own.
    """

    topic: str = field(validator=one_of(TOPICS))
    action: str | None = field(default=None, validator=is_a(str, optional=True))
    target: str | None = field(default=None, validator=is_a(str, optional=True))
    objects: tuple[str, ...] = field(default=(), converter=as_tuple, validator=tuple_of(str))
    event: str | None = field(default=None, validator=is_a(str, optional=True))
    wording: str | None = field(default=None, validator=is_a(str, optional=True))
    concept: str | None = field(default=None, validator=is_a(str, optional=True))

    @property
    def sort_key(self) -> tuple[str, ...]:
        """A key for a fixed order."""
        return (
            self.topic,
            self.action or "",
            self.target or "",
            " ".join(self.objects),
            self.event or "",
            self.wording or "",
            self.concept or "",
        )

    def __str__(self) -> str:
        return self.in_words()

    def in_words(self, names: Mapping[str, str] | None = None) -> str:
        """Say what the issue is in a few words.

        Args:
            names: Names of actors and events by id, to show in place of the ids.
        """
        if self.concept is not None:
            return self.concept
        named = names or {}
        parts = [(self.action or _TOPIC_WORDS.get(self.topic, "")).replace("_", " ")]
        if self.target is not None:
            who = named.get(self.target, self.target)
            parts.append(f"by {who}" if self.topic == "conduct" else f"of {who}")
        if self.objects:
            parts.append(f"towards {', '.join(named.get(key, key) for key in self.objects)}")
        if self.event is not None:
            parts.append(f"over {named.get(self.event, self.event)}")
        if self.wording is not None:
            short = self.wording if len(self.wording) <= 60 else f"{self.wording[:59]}…"
            parts.append(f'"{short}"')
        return " ".join(part for part in parts if part)


@functools.cache
def _canonical() -> Mapping[str, tuple[str, int]]:
    """Give the action that stands for each, and the sign: what undoes it has the other sign."""
    found: dict[str, tuple[str, int]] = {}
    for first, second in INVERSE_ACTIONS:
        name, sign = found.get(first) or found.get(second) or (first, 1)
        if second in found and first not in found:
            sign = -found[second][1]
        found[first] = (name, sign)
        found[second] = (name, -sign)
    return MappingProxyType(found)


def direction_of(action: str, polarity: str) -> tuple[str, int]:
    """Bring an action and a polarity to one form.

    Args:
        action: One of `diplostance.model.vocabulary.ACTIONS`.
        polarity: ``do`` or ``refrain``.

    Returns:
        The action that stands for it and for what undoes it, and 1 for doing that, -1 for not. The
        polarity of a refusal says what the issuer will do, all told: "refused to release" is
        ``refrain``.
    """
    name, sign = _canonical().get(action, (action, 1))
    return name, -sign if polarity == "refrain" else sign


def _parts(_: Any, attribute: Attribute[Any], value: tuple[str, ...]) -> None:
    for index, part in enumerate(value):
        if part not in PARTS:
            allowed = ", ".join(PARTS)
            raise ValueError(f"{attribute.name}[{index}] must be one of {allowed}, got {part!r}")


@frozen(kw_only=True)
class Stand:
    """An issue with the direction that one act takes on it.

    Attributes:
        issue: The issue.
        direction: 1 for it, -1 against it, 0 for neither.
    """

    issue: Issue
    direction: int


@frozen(kw_only=True)
class IssueKey:
    """What counts as the same issue.

    A part that an act does not name is left open, and an open issue goes to the only more exact one
    that fits it; where two fit, it stays by itself. See `diplostance.comparison.settle`.

    Attributes:
        name: What the key is called; results carry it.
        conduct: What is looked at for demands, commitments and decisions, of ``PARTS``. An action
            that is ``other`` says nothing, so there the words must be the same.
        judgement: What is looked at for evaluations, of ``target`` and ``event``.
        concept: The user's own coding; when it is given, the rest is not used.
    """

    name: str = field(validator=non_empty)
    conduct: tuple[str, ...] = field(
        default=("action", "target", "objects"),
        converter=as_tuple,
        validator=[tuple_of(str), _parts],
    )
    judgement: tuple[str, ...] = field(
        default=("target", "event"), converter=as_tuple, validator=[tuple_of(str), _parts]
    )
    concept: Concept | None = field(default=None)

    def stands(self, evidence: Evidence, matching: Matching) -> tuple[Stand, ...]:
        """Give the issues that an act takes a stand on: none for what was not performed.

        An act towards several actors takes a stand on an issue for each.
        """
        act = evidence.act
        if act.status != "performed":
            return ()
        if self.concept is not None:
            return tuple(_concepts(self.concept(evidence), evidence))
        match act:
            case Demand() | Commitment() | Decision():
                action, direction = direction_of(act.action, act.polarity)
                named = None if action == "other" else action
                return self._take("conduct", self.conduct, named, direction, evidence, matching)
            case Evaluation():
                return self._take(
                    "judgement", self.judgement, None, act.valence, evidence, matching
                )
            case Claim() if act.mode in {"accuse", "deny", "confirm"}:
                direction = -1 if act.mode == "deny" else 1
                return self._take("fact", self.judgement, None, direction, evidence, matching)
            case Claim():
                return ()

    def _take(
        self,
        topic: str,
        parts: tuple[str, ...],
        action: str | None,
        direction: int,
        evidence: Evidence,
        matching: Matching,
    ) -> tuple[Stand, ...]:
        targets = _ids(parties(evidence), matching) if "target" in parts else []
        events = event_names(evidence, matching) if "event" in parts else []
        objects = object_ids(evidence, matching) if "objects" in parts else ()
        if len(targets) * max(len(events), 1) > _MOST_COMBINATIONS:
            targets = [EVERYBODY]
        says = action if topic == "conduct" else targets or events
        wording = None if says else _wording(evidence)
        return tuple(
            Stand(
                issue=Issue(
                    topic=topic,
                    action=action if "action" in parts else None,
                    target=target,
                    objects=objects,
                    event=event,
                    wording=wording,
                ),
                direction=direction,
            )
            for target in targets or _OPEN
            for event in events or _OPEN
        )


def _concepts(found: str | Iterable[str] | None, evidence: Evidence) -> Iterator[Stand]:
    act = evidence.act
    match act:
        case Evaluation():
            direction = act.valence
        case Claim():
            direction = -1 if act.mode == "deny" else 1
        case _:
            direction = -1 if act.polarity == "refrain" else 1
    for concept in dict.fromkeys([found] if isinstance(found, str) else found or ()):
        yield Stand(issue=Issue(topic="concept", concept=concept), direction=direction)


def parties(evidence: Evidence) -> tuple[Actor, ...]:
    """Give those whose conduct an act is about.

    Of whom it is demanded; the issuers, for what they promise, decide or deny of themselves; who
    is judged or accused.
    """
    act = evidence.act
    match act:
        case Demand():
            return act.addressees
        case Commitment() | Decision():
            return evidence.issuers
        case Claim() if act.mode == "deny" and not act.targets:
            return evidence.issuers
        case Evaluation() | Claim():
            return act.targets


def object_ids(evidence: Evidence, matching: Matching) -> tuple[str, ...]:
    """Give the ids over all documents of the actors that an action is done to."""
    act = evidence.act
    if isinstance(act, Evaluation | Claim):
        return ()
    return tuple(_ids((thing.actor for thing in act.objects if thing.actor), matching))


def _ids(actors: Iterable[Actor], matching: Matching) -> list[str]:
    return sorted(matching.principals(actors))


def event_names(evidence: Evidence, matching: Matching) -> list[str]:
    """Give the names over all documents of the events that an act is about."""
    events = (thing for thing in evidence.act.about if isinstance(thing, Event))
    return sorted({matching.event(evidence.document, event) for event in events})


def _wording(evidence: Evidence) -> str:
    words = evidence.words
    return fold(words or "") or f"at {evidence.reference}"


COARSE: Final = IssueKey(name="coarse", conduct=("action",), judgement=("target",))
"""The same action, whoever is to do it; the same actor judged, whatever for."""

DEFAULT: Final = IssueKey(name="default")
"""The same action by the same actor towards the same actor; the same actor judged for the same
event."""

FINE: Final = IssueKey(name="fine", conduct=PARTS)
"""As `DEFAULT`, and the conduct must also be about the same event."""


def key_of(key: IssueKey | str) -> IssueKey:
    """Give a key that is named: ``coarse``, ``default``, ``fine``.

    Raises:
        OptionError: When it is neither a key nor the name of one.
    """
    if isinstance(key, IssueKey):
        return key
    keys = {known.name: known for known in (COARSE, DEFAULT, FINE)}
    if key not in keys:
        raise OptionError("issue_key", key, f"an IssueKey or one of {', '.join(keys)}")
    return keys[key]


_MOST_OBJECTS: Final = 4


def settle(
    issues: Iterable[Issue], *, fill: tuple[str, ...] = ("target", "objects", "event")
) -> Mapping[Issue, Issue]:
    """Bring issues that leave something open to the only more exact one that fits.

    "Release the crew" without an addressee is the same issue as "Iceland must release the crew"
    when nobody else is asked to release anybody; when two are, it stays by itself. Fewer objects
    are less exact than more. A judgement that names no event is not taken to be of the only event
    that others judge: it may be of anything else. The result does not depend on the order.

    Args:
        issues: The issues.
        fill: The parts that may be filled in.

    Returns:
        For each issue the one that it goes to, itself as a rule.
    """
    found = sorted(set(issues), key=lambda issue: issue.sort_key)
    fits: dict[tuple[Any, ...], list[Issue]] = {}
    for issue in found:
        for shape in _looser(issue, fill):
            fits.setdefault(shape, []).append(issue)
    settled: dict[Issue, Issue] = {}
    for issue in found:
        exact = fits.get(_shape(issue, issue.target, issue.objects, issue.event), [])
        tops = [one for one in exact if not any(_within(one, other) for other in exact)]
        settled[issue] = tops[0] if len(tops) == 1 else issue
    return settled


def _looser(issue: Issue, fill: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    """Give the shape of every issue that says less than this one and fits it."""
    own = _shape(issue, issue.target, issue.objects, issue.event)
    sizes = range(len(issue.objects) + 1) if len(issue.objects) <= _MOST_OBJECTS else (0,)
    fewer = [some for size in sizes for some in itertools.combinations(issue.objects, size)]
    leaves_event = issue.topic == "conduct" and "event" in fill
    shapes = itertools.product(
        dict.fromkeys([issue.target, None] if "target" in fill else [issue.target]),
        [*fewer, issue.objects] if "objects" in fill else [issue.objects],
        dict.fromkeys([issue.event, None] if leaves_event else [issue.event]),
    )
    seen = {_shape(issue, *shape) for shape in shapes}
    yield from sorted(seen - {own}, key=repr)


def _shape(
    issue: Issue, target: str | None, objects: tuple[str, ...], event: str | None
) -> tuple[Any, ...]:
    return (issue.topic, issue.action, issue.wording, issue.concept, target, objects, event)


def _within(one: Issue, other: Issue) -> bool:
    """Whether another issue says all that this one says, and more."""
    return (
        one != other
        and one.target in (None, other.target)
        and one.event in (None, other.event)
        and set(one.objects) <= set(other.objects)
    )
