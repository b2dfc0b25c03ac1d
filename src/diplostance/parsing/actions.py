"""Actions: the conduct that a demand, a commitment or a decision is about, and its direction.

The first action that the content names counts, a verb before the nouns around it: in "that the
detained sailors be released" it is the release. What stops an action turns it round: "stop the
attacks" is to refrain from an attack.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from attrs import field, frozen

from diplostance.model import Span
from diplostance.parsing.action_words import ActionWords, Entry, load_action_words
from diplostance.parsing.chunks import Phrase
from diplostance.parsing.phrases import Word, words_of
from diplostance.parsing.records import record

_LONGEST_CONTENT = 900
_FIRST_WORDS = 60
_STOP_REACH = 12
_NEGATION_REACH = 4
_DESCRIBED = 3
_LONGEST_OBJECT = 14
_FLIP = {"do": "refrain", "refrain": "do"}


@record
class ActionReading:
    """What was read from a content.

    Attributes:
        action: One of `diplostance.model.vocabulary.ACTIONS`.
        polarity: ``do`` or ``refrain``.
        objects: What the action is done to, as the words say it.
        span: The words that name the action; None when the action is ``other``.
        negated: Whether the content itself starts with "not".
    """

    action: str
    polarity: str
    objects: tuple[Span, ...] = ()
    span: Span | None = None
    negated: bool = False

    @property
    def against(self) -> bool:
        """Whether the conduct named is one not to be done."""
        return self.polarity == "refrain"


@record
class _Hit:
    """A phrase of an action in a content."""

    first: int
    last: int
    entry: Entry
    verb: bool
    weak: bool
    flipped: bool


@frozen
class ActionFinder:
    """Finds the action in words, and whether it is to be done or not. Immutable; safe to share."""

    words: ActionWords = field(repr=False, eq=False)

    def find(self, text: str, spans: Sequence[Span]) -> tuple[str, str]:
        """Give the action and the polarity that a content names."""
        reading = self.read(text, spans)
        return reading.action, reading.polarity

    def read(self, text: str, spans: Sequence[Span], phrase: Phrase | None = None) -> ActionReading:
        """Read action, polarity and objects from a content.

        Args:
            text: The whole text.
            spans: The content, without the cue and the addressee.
            phrase: The sentence with its tags, where there is one: they tell verbs from nouns.
        """
        words: list[Word] = []
        for span in spans:
            stop = min(span.end, span.start + _LONGEST_CONTENT)
            left = _FIRST_WORDS - len(words)
            words += words_of(text, span.start, stop, marks=True, most=left)
        tags: dict[int, str] = {}
        if phrase is not None:
            tags = {token.start: tag for token, tag in zip(phrase.tokens, phrase.tags, strict=True)}
        return _Reading(self.words, words, [tags.get(word.start, "") for word in words]).run()


class _Reading:
    """One pass over the words of a content."""

    def __init__(self, known: ActionWords, words: Sequence[Word], tags: Sequence[str]) -> None:
        self.known = known
        self.words = words
        self.tags = tags
        self.lower = [word.lower for word in words]
        self.sets = known.sets

    def run(self) -> ActionReading:
        hits, stops, negated = self._scan()
        chosen = self._choose(hits)
        if chosen is None:
            lead = self._lead()
            flipped = any(place <= lead + _NEGATION_REACH for place in stops) ^ negated
            return ActionReading("other", "refrain" if flipped else "do", negated=negated)
        flipped = chosen.flipped
        if not chosen.verb and self._stopped_later(chosen, stops):
            flipped = not flipped
        polarity = chosen.entry.polarity
        return ActionReading(
            chosen.entry.action,
            _FLIP[polarity] if flipped else polarity,
            self._objects(chosen),
            Span(start=self.words[chosen.first].start, end=self.words[chosen.last - 1].end),
            negated,
        )

    def _scan(self) -> tuple[list[_Hit], list[int], bool]:
        """Find actions, the places of stopping words, and whether the content starts negated."""
        lower = self.lower
        hits: list[_Hit] = []
        stops: list[int] = []
        negated_at: int | None = None
        stop_from: int | None = None
        led_by_negation = False
        at = 0
        while at < len(lower):
            if lower[at] in {".", ";"}:
                negated_at = stop_from = None
            if lower[at] not in self.known.starts:
                at += 1
                continue
            ignored = self.known.ignored.at(lower, at)
            if ignored is not None:
                at += ignored[0]
                continue
            entry = self.known.phrases.at(lower, at)
            stop = self._stop_at(at, 0 if entry is None else entry[0])
            if stop and self._of_others(at):
                at += stop
                continue
            if stop:
                stops.append(at)
                stop_from = None if stop_from is not None else at + stop
                at += stop
                continue
            negation = self.known.negations.at(lower, at)
            if negation is not None and (entry is None or entry[0] <= negation[0]):
                if negation[1]:
                    negated_at = at + negation[0]
                    led_by_negation = led_by_negation or at <= self._lead()
                at += negation[0]
                continue
            if entry is None:
                at += 1
                continue
            size, meaning = entry
            if self._means_nothing(at, size, meaning):
                at += size
                continue
            stopped = stop_from is not None and at - stop_from <= _STOP_REACH
            negated = negated_at is not None and at - negated_at <= _NEGATION_REACH
            hits.append(self._hit(at, size, meaning, flipped=stopped != negated))
            if stopped:
                stop_from = None
            if negated:
                negated_at = None
            at += size
        return hits, stops, led_by_negation

    def _of_others(self, at: int) -> bool:
        """Tell whether it is a purpose behind help: "press them to stop the raids"."""
        lead = self._lead()
        if lead >= at or self.lower[lead] not in self.sets["helping"]:
            return False
        return self.lower[at - 1] in self.sets["to"]

    def _stop_at(self, at: int, taken: int) -> int:
        """Give how many words stop something here; an action of more words goes first."""
        lower = self.lower
        hit = self.known.stops.at(lower, at)
        if hit is not None and hit[0] >= taken and self.tags[at] not in {"NN"} | _PREPOSITION:
            return hit[0]
        if hit is not None and hit[0] > 1:
            return hit[0] if hit[0] >= taken else 0
        hit = self.known.soft.at(lower, at)
        if hit is None or hit[0] < taken:
            return 0
        for ahead in range(at + hit[0], min(len(lower), at + hit[0] + _NEGATION_REACH)):
            entry = self.known.phrases.at(lower, ahead)
            if entry is not None:
                return hit[0] if entry[1].action in self.sets["soft_objects"] else 0
        return 0

    def _lead(self) -> int:
        at = 0
        while at < len(self.lower) - 1 and (
            self.lower[at] in self.sets["skipped"] or self.lower[at] in self.sets["marks"]
        ):
            at += 1
        return at

    def _means_nothing(self, at: int, size: int, entry: Entry) -> bool:
        """Tell whether a verb's form is a noun, or describes one: "escalating raids"."""
        if entry.noun or not entry.verb:
            return False
        if entry.finite:
            return self._determined(at)
        if size > 1 or at == 0 or at + 1 >= len(self.lower):
            return False
        if at <= self._lead() or self._governed(at, past=entry.past):
            return False
        reach = _DESCRIBED if entry.past else 1
        for ahead in range(at + 1, min(len(self.lower), at + 1 + reach)):
            after = self.known.phrases.at(self.lower, ahead)
            if after is not None:
                return after[1].noun
            if self.lower[ahead] in self.sets["marks"] or self._ends_at(ahead):
                break
        return False

    def _ends_at(self, at: int) -> bool:
        return self.known.ends.at(self.lower, at) is not None

    def _determined(self, at: int) -> bool:
        return at > 0 and self.lower[at - 1] in self.sets["determiners"]

    def _governed(self, at: int, *, past: bool) -> bool:
        """Tell whether a verb opens the content or stands behind an auxiliary.

        A past form behind an adverb is one only where the auxiliary comes before the adverb: not in
        "a durable and fully respected truce".
        """
        back = at - 1
        if past:
            while back >= 0 and self._is_adverb(self.lower[back]):
                back -= 1
            if back >= 0 and self.lower[back] in self.sets["joins"]:
                return False
        return back < 0 or self.lower[back] in self.sets["auxiliaries"]

    def _hit(self, at: int, size: int, entry: Entry, *, flipped: bool) -> _Hit:
        verb = entry.verb
        if self.tags[at]:
            verb = verb and (self.tags[at][:2] == "VB" or not entry.noun)
        governed = self._governed(at, past=entry.past)
        if entry.verb and (self._determined(at) or (entry.past and not governed)):
            verb = False
        elif entry.verb and entry.noun and not self.tags[at]:
            verb = governed
        weak = size == 1 and self.lower[at] in self.sets["light"]
        return _Hit(at, at + size, entry, verb, weak, flipped)

    def _choose(self, hits: Sequence[_Hit]) -> _Hit | None:
        """Take the first action, but a verb that governs its clause before its subject."""
        strong = [hit for hit in hits if not hit.weak]
        if not strong:
            return hits[0] if hits else None
        first = strong[0]
        if hits[0].weak and hits[0].verb and first.first - hits[0].first > _STOP_REACH:
            return hits[0]
        if first.verb or first.flipped:
            return first
        for hit in strong[1:]:
            if self._barrier(first.last, hit.first):
                break
            if hit.verb and (
                self.lower[hit.first - 1] in self.sets["auxiliaries"]
                or self.tags[hit.first] in {"VBZ", "VBP", "VBD", "VB"}
            ):
                return hit
        return first

    def _barrier(self, first: int, last: int) -> bool:
        return any(
            self.lower[at] in self.sets["relatives"] or self.lower[at] in self.sets["marks"]
            for at in range(first, last)
        )

    def _stopped_later(self, chosen: _Hit, stops: Sequence[int]) -> bool:
        """Tell whether a noun is the subject of a stop: "the violence must end"."""
        for place in stops:
            if place < chosen.last or place - chosen.last > _STOP_REACH:
                continue
            if self._barrier(chosen.last, place):
                return False
            before = self.lower[place - 1]
            return before in self.sets["auxiliaries"] or self.tags[place][:2] == "VB"
        return False

    # Objects -------------------------------------------------------------------------------------

    def _objects(self, hit: _Hit) -> tuple[Span, ...]:
        if hit.verb:
            if hit.first and self._passive(hit.first):
                return self._subject(hit.first)
            found = self._stretch(hit.last)
            if (
                not found
                and hit.last < len(self.lower) - 1
                and (self.lower[hit.last] in self.sets["object_prepositions"])
            ):
                found = self._stretch(hit.last + 1)  # "cooperate with the court"
            if found or not self._passive(hit.first):
                return found
        elif hit.last < len(self.lower) and self.lower[hit.last] in self.sets["object_links"]:
            return self._stretch(hit.last + 1)
        return ()

    def _passive(self, at: int) -> bool:
        back = at - 1
        while back > 0 and self.lower[back] in self.sets["skipped"] - self.sets["auxiliaries"]:
            back -= 1
        return back > 0 and self.lower[back] in self.sets["passives"]

    def _subject(self, at: int) -> tuple[Span, ...]:
        end = at
        while end > 0 and (
            self.lower[end - 1] in self.sets["auxiliaries"]
            or self.lower[end - 1] in self.sets["skipped"]
        ):
            end -= 1
        start = end
        while start > 0 and self.lower[start - 1] not in self.sets["marks"]:
            start -= 1
        while start < end and self.lower[start] in self.sets["that"]:
            start += 1
        return self._span(start, end)

    def _stretch(self, first: int) -> tuple[Span, ...]:
        """Give the noun phrase that starts at a word, as far as words alone show it."""
        lower = self.lower
        while first < len(lower) and self._is_adverb(lower[first]):
            first += 1
        if first < len(lower) and lower[first] in self.sets["of"]:
            first += 1
        at = first
        if at < len(lower) and lower[at] in self.sets["joins"]:
            return ()
        while at < len(lower) and at - first < _LONGEST_OBJECT:
            if lower[at] in self.sets["marks"] or self.known.ends.at(lower, at) is not None:
                break
            if at > first and (
                lower[at] in self.sets["subject_pronouns"] or self._is_adverb(lower[at])
            ):
                break
            if lower[at] in self.sets["joins"]:
                ahead = self.known.phrases.at(lower, at + 1) if at + 1 < len(lower) else None
                if ahead is not None and ahead[1].verb:
                    break
            at += 1
        return self._span(first, at)

    def _is_adverb(self, word: str) -> bool:
        return word not in self.sets["not_adverbs"] and any(
            word.endswith(ending) for ending in self.sets["adverb_endings"]
        )

    def _span(self, first: int, last: int) -> tuple[Span, ...]:
        while last > first and self.lower[last - 1] in self.sets["joins"]:
            last -= 1
        if first >= last:
            return ()
        return (Span(start=self.words[first].start, end=self.words[last - 1].end),)


_PREPOSITION = frozenset({"IN"})


@functools.cache
def load_actions(language: str) -> ActionFinder:
    """Give the finder of a language.

    Raises:
        UnknownLanguageError: When there is no such language.
        LexiconError: When an entry names no known action.
    """
    return ActionFinder(load_action_words(language))
