"""Subjects: what an act is about beyond its issue, by its words, to tell two matters apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from diplostance.comparison._words import folded_words
from diplostance.comparison.evidence import Evidence
from diplostance.comparison.issues import parties
from diplostance.comparison.matching import Matching
from diplostance.comparison.plain_words import PlainWords, plain
from diplostance.model import Claim, Document, Evaluation, Event

OTHER_WORDS: Final = "what it is about has other words"
OTHER_NAMES: Final = "what it is about names others"
NO_TEXT: Final = "what it is about cannot be compared without the text"

_ENDING: Final = 2
"""How many letters one form of a word may be longer than another: "ship", "ships"."""


@frozen(kw_only=True)
class Subject:
    """What an act or an event is about, as far as words say it.

    Attributes:
        words: The words; folded, without names and function words.
        names: Ids of the actors that it names besides those whose conduct it is.
        unread: Whether the text would say it, and is not at hand.
    """

    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    unread: bool = False

    def apart(self, other: Subject) -> str | None:
        """Say why two subjects may not be one; None where nothing says so.

        Words do not tell two apart where one has none, or where they share more than the one of
        them has for itself that has less.
        """
        if (self.unread and other.says_something) or (other.unread and self.says_something):
            return NO_TEXT
        if self.names and other.names and not self.names & other.names:
            return OTHER_NAMES
        if not self.words or not other.words:
            return None
        shared, own, others = _compared(self.words, other.words)
        return None if shared > min(own, others) else OTHER_WORDS

    def shares(self, other: Subject) -> bool:
        """Whether two have a word or a name in common."""
        return bool(self.names & other.names) or _compared(self.words, other.words)[0] > 0

    @property
    def says_something(self) -> bool:
        """Whether there is anything to compare, at hand or not."""
        return bool(self.words or self.names or self.unread)


def together(subjects: Iterable[Subject]) -> Subject:
    """Give the subject of several acts."""
    found = tuple(subjects)
    return Subject(
        words=frozenset(word for one in found for word in one.words),
        names=frozenset(name for one in found for name in one.names),
        unread=any(one.unread for one in found),
    )


def _compared(mine: frozenset[str], theirs: frozenset[str]) -> tuple[int, int, int]:
    """Count the words in common, and those that each has for itself."""
    common = mine & theirs
    own, others = mine - common, theirs - common
    like = {(a, b) for a in own for b in others if _one_word(a, b)}
    shared = min(len({a for a, _ in like}), len({b for _, b in like}))
    return len(common) + shared, len(own) - shared, len(others) - shared


def _one_word(a: str, b: str) -> bool:
    """Whether two are forms of one word: the one is the other with an ending."""
    short, long = sorted((a, b), key=len)
    return long.startswith(short) and len(long) - len(short) <= _ENDING


class Subjects:
    """The subjects of acts and events of documents; each document is gone through once."""

    def __init__(self, matching: Matching) -> None:
        self._matching = matching
        self._documents: dict[str, PlainWords] = {}
        self._known: dict[Evidence, Subject] = {}

    def of(self, one: Evidence) -> Subject:
        """Give the subject of an act.

        Of a judgement or a claim all of its content; otherwise what the action is done to, and the
        norms that it is about.
        """
        found = self._known.get(one)
        if found is None:
            found = self._known[one] = self._read(one)
        return found

    def of_event(self, document: Document, event: Event) -> Subject:
        """Give the subject of an event: the words around it."""
        unread = document.text is None and event.trigger is not None and not event.patients
        return Subject(words=self._matching.words(document, event), unread=unread)

    def _read(self, one: Evidence) -> Subject:
        act, document = one.act, one.document
        if document is None or document.text is None:
            if isinstance(act, Evaluation | Claim):
                return Subject(unread=bool(act.content))
            return Subject(unread=any(thing.span is not None for thing in act.objects))
        words = self._documents.get(document.id)
        if words is None:
            words = self._documents[document.id] = PlainWords(document)
        own = self._matching.principals(parties(one))
        named = {
            self._matching.principal(actor)
            for span in act.content
            for actor in words.actors(span.start, span.end)
        }
        if isinstance(act, Evaluation | Claim):
            found = {word for span in act.content for word in words.between(span.start, span.end)}
        else:
            spoken = (
                word
                for thing in act.objects
                if thing.span is not None
                for word in folded_words(document.words(thing.span))
            )
            found = {norm.norm for norm in act.norms} | plain(spoken, document.language)
        return Subject(words=frozenset(found), names=frozenset(named - own))
