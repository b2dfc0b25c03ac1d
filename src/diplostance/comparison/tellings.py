"""Which statements of several documents are tellings of one: the linking behind `reconcile`."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from attrs import field, frozen

from diplostance.comparison._words import fold
from diplostance.comparison.evidence import Evidence
from diplostance.comparison.position import Survey
from diplostance.comparison.subjects import Subject, together
from diplostance.model import Claim, Document, Evaluation, Event, Statement

Signature: TypeAlias = tuple[str, ...]
"""A thing that two tellings may have in common: an act on an issue, or a run of quoted words."""

_QUOTE: Final = "quote"
_EITHER_WAY: Final = "either way"
"""For an issue whatever the direction: so two reports that contradict each other meet."""
_SHINGLE: Final = 5
_MOST_SHINGLES: Final = 200
_REPORTED_WITHIN: Final = 2
_LONGEST_SPAN: Final = 7
_NEIGHBOURS: Final = 30
_OVERLAP: Final = 1 / 3


@frozen(kw_only=True)
class Telling:
    """A statement as one document tells it.

    Attributes:
        document: The document.
        statement: The statement in it.
        issuers: Ids of the issuers over all documents.
        speakers: Ids of the speakers over all documents; empty when none is named.
        organ: Id of the organ, if one is named.
        days: The days on which it may have been made; empty when nothing is dated.
        acts: Its acts.
        signatures: What it may have in common with another.
        subjects: For signatures of acts on conduct, what the acts are about by their words.
        events: Names of the events that it is about.
    """

    document: Document = field(eq=False, repr=False)
    statement: Statement = field(eq=False, repr=False)
    key: tuple[str, int, str] = field(init=False)
    issuers: frozenset[str]
    speakers: frozenset[str]
    organ: str | None
    days: tuple[dt.date, ...]
    acts: tuple[Evidence, ...] = field(eq=False, repr=False)
    signatures: frozenset[Signature] = field(eq=False, repr=False)
    subjects: Mapping[Signature, Subject] = field(eq=False, repr=False)
    events: frozenset[str] = field(eq=False)

    def __attrs_post_init__(self) -> None:
        key = (self.document.id, len(self.statement.id), self.statement.id)
        object.__setattr__(self, "key", key)


@frozen(kw_only=True)
class Link:
    """Two tellings that may be of one statement.

    Attributes:
        a: The place of one among the tellings.
        b: The place of the other.
        strength: What they have in common; a run of quoted words counts double.
        reason: Why, in words.
    """

    a: int
    b: int
    strength: int
    reason: str


def tellings_of(
    documents: Iterable[Document], evidence: Iterable[Evidence], surveyed: Survey
) -> tuple[Telling, ...]:
    """Give every statement of the documents as a telling, in the order of their ids.

    Args:
        documents: The documents.
        evidence: All their acts.
        surveyed: The issues that the acts are on.
    """
    acts: defaultdict[tuple[str | None, str], list[Evidence]] = defaultdict(list)
    for one in evidence:
        acts[one.reference.document, one.statement.id].append(one)
    found = [
        _telling(document, statement, tuple(acts[document.id, statement.id]), surveyed)
        for document in documents
        for statement in document.statements
    ]
    return tuple(sorted(found, key=lambda telling: telling.key))


def _telling(
    document: Document, statement: Statement, acts: tuple[Evidence, ...], surveyed: Survey
) -> Telling:
    matching = surveyed.matching
    subjects: dict[Signature, Subject] = {}
    signatures: set[Signature] = set()
    for one in acts:
        for issue, direction in surveyed.on(one):
            signature = (one.act.kind, str(direction), *issue.sort_key)
            found = subject_of(one, surveyed)
            for key in (signature, (_EITHER_WAY, *signature[:1], *signature[2:])):
                subjects[key] = together([subjects.get(key, Subject()), found])
        signatures |= {(_QUOTE, run) for quote in quoted(one) for run in runs(quote)}
    named = {matching.event(document, thing) for thing in _about(acts)}
    return Telling(
        document=document,
        statement=statement,
        issuers=frozenset(matching.actor(actor) for actor in statement.issuers),
        speakers=frozenset(matching.actor(actor) for actor in statement.speakers),
        organ=None if statement.organ is None else matching.actor(statement.organ),
        days=_days(document, statement),
        acts=acts,
        signatures=frozenset(signatures | subjects.keys()),
        subjects=subjects,
        events=frozenset(named),
    )


def subject_of(one: Evidence, surveyed: Survey) -> Subject:
    """Give what conduct is about; outlets word judgements anew, so of these it is left open."""
    return Subject() if isinstance(one.act, Evaluation | Claim) else surveyed.subjects.of(one)


def _about(acts: Iterable[Evidence]) -> Iterator[Event]:
    for one in acts:
        for thing in one.act.about:
            if isinstance(thing, Event):
                yield thing


def quoted(one: Evidence) -> tuple[str, ...]:
    """Give the quotations of an act, folded; none where there is no text."""
    if one.document is None or one.document.text is None:
        return ()
    return tuple(filter(None, (fold(one.document.words(span)) for span in one.act.quotes)))


def runs(quote: str) -> list[str]:
    """Give the runs of five words of a folded quotation, of so many of its first words."""
    words = quote.split()[: _MOST_SHINGLES + _SHINGLE - 1]
    return [" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)]


def _days(document: Document, statement: Statement) -> tuple[dt.date, ...]:
    """Give the days on which a statement may have been made.

    A report without a day for it tells of what was said that day or shortly before.
    """
    if statement.date is not None:
        start, end = statement.date.start, statement.date.end
        length = min((end - start).days, _LONGEST_SPAN)
        return tuple(start + dt.timedelta(days=number) for number in range(length + 1))
    if document.published is None:
        return ()
    back = range(min(_REPORTED_WITHIN, document.published.toordinal() - 1) + 1)
    return tuple(document.published - dt.timedelta(days=number) for number in back)


def links(tellings: tuple[Telling, ...]) -> list[Link]:
    """Give the pairs that may be one statement, the strongest first.

    Only tellings of the same issuers and a common day that have an act or quoted words in common
    are looked at, and of those that share one thing each only with its next 30, so the time grows
    with the number of tellings.
    """
    blocks: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, telling in enumerate(tellings):
        issuers = tuple(sorted(telling.issuers))
        for signature in telling.signatures:
            if telling.days:
                for day in telling.days:
                    blocks[issuers, day, signature].append(place)
            elif signature[0] == _QUOTE:  # with no day, only the very words say enough
                blocks[issuers, None, signature].append(place)
    pairs: set[tuple[int, int]] = set()
    for block in blocks.values():
        for near in _by_speaker(block, tellings):
            for index, place in enumerate(near):
                pairs.update((place, other) for other in near[index + 1 : index + 1 + _NEIGHBOURS])
    found = [link for a, b in pairs if (link := _link(a, b, tellings)) is not None]
    found.sort(key=lambda link: (-link.strength, tellings[link.a].key, tellings[link.b].key))
    return _clear(found, tellings)


def _by_speaker(block: list[int], tellings: tuple[Telling, ...]) -> list[list[int]]:
    """Part a block by who speaks, with those that name nobody in every part."""
    parts: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in block:
        parts[tuple(sorted(tellings[place].speakers))].append(place)
    nobody = parts.pop((), [])
    named = [sorted(parts[key] + nobody) for key in sorted(parts)]
    return named or [nobody]


@frozen(kw_only=True)
class Occasion:
    """What is known of one occasion of speaking, from one telling or from several.

    Attributes:
        speakers: Who may have spoken; empty when nobody is named.
        organ: Through which organ.
        days: When; empty when nothing is dated.
    """

    speakers: frozenset[str]
    organ: str | None
    days: frozenset[dt.date]

    def joined(self, other: Occasion) -> Occasion | None:
        """Give what is known of both as one occasion; None when they cannot be one."""
        speakers = self.speakers & other.speakers or self.speakers or other.speakers
        if self.speakers and other.speakers and not self.speakers & other.speakers:
            return None
        if self.organ is not None and other.organ is not None and self.organ != other.organ:
            return None
        days = self.days & other.days
        if not days and (self.days or other.days):
            return None
        return Occasion(speakers=speakers, organ=self.organ or other.organ, days=days)


def occasion_of(telling: Telling) -> Occasion:
    """Give what one telling knows of the occasion."""
    return Occasion(speakers=telling.speakers, organ=telling.organ, days=frozenset(telling.days))


def _link(place: int, other: int, tellings: tuple[Telling, ...]) -> Link | None:
    a, b = tellings[place], tellings[other]
    if occasion_of(a).joined(occasion_of(b)) is None:
        return None
    common = [each for each in a.signatures & b.signatures if _alike(a, b, each)]
    runs = sum(signature[0] == _QUOTE for signature in common)
    acts = sum(signature[0] not in {_QUOTE, _EITHER_WAY} for signature in common)
    if a.speakers & b.speakers:  # one person said it, whichever way round it is told
        acts = max(acts, sum(signature[0] == _EITHER_WAY for signature in common))
    fewest = min(_acts_in(a), _acts_in(b)) or 1
    apart = bool(a.events and b.events and not a.events & b.events)
    needed = _OVERLAP * 2 if apart else _OVERLAP
    if not runs and acts / fewest < needed:
        return None
    parts = [f"{acts} act{'s' if acts != 1 else ''} in common"] if acts else []
    parts += ["the same words quoted"] if runs else []
    parts += ["about the same event"] if a.events & b.events else []
    return Link(a=place, b=other, strength=acts + 2 * min(runs, acts + 1), reason=", ".join(parts))


def _alike(a: Telling, b: Telling, signature: Signature) -> bool:
    """Whether what two do the same to may be the same."""
    mine, theirs = a.subjects.get(signature), b.subjects.get(signature)
    return mine is None or theirs is None or mine.apart(theirs) is None


def _acts_in(telling: Telling) -> int:
    return sum(signature[0] not in {_QUOTE, _EITHER_WAY} for signature in telling.signatures)


def _clear(found: list[Link], tellings: tuple[Telling, ...]) -> list[Link]:
    """Leave out the links of a telling that fits two others equally well which do not fit together.

    "Norway said" may be either of two officials who spoke that day: it stays by itself.
    """
    its: defaultdict[int, list[Link]] = defaultdict(list)
    for link in found:
        its[link.a].append(link)
        its[link.b].append(link)
    torn = {
        place
        for place, mine in its.items()
        if not _fit(
            [_other(link, place) for link in mine if link.strength == mine[0].strength], tellings
        )
    }
    return [link for link in found if link.a not in torn and link.b not in torn]


def _other(link: Link, place: int) -> int:
    return link.b if link.a == place else link.a


def _fit(places: list[int], tellings: tuple[Telling, ...]) -> bool:
    """Whether all of these could be one occasion, by their speakers, organs and days."""
    together: Occasion | None = None
    for place in sorted(set(places)):
        its = occasion_of(tellings[place])
        joined = its if together is None else together.joined(its)
        if joined is None:
            return False
        together = joined
    return True
