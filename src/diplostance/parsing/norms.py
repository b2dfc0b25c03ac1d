"""Norms: the rules that an act appeals to, and whether it says violated or upheld.

A norm is found by its name. What is said of it comes from the nearest word of relation before it
in the same clause ("violates", "in line with"), or just behind it ("must be respected"); a negation
before that word turns it round. A resolution is a norm with a number.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import Factory, field, frozen

from diplostance.errors import LexiconError
from diplostance.languages import read_topic
from diplostance.model import NormReference, Span
from diplostance.model.vocabulary import NORMS
from diplostance.parsing.phrases import PhraseTable, Word, lower_words, phrase_key, words_of

_REACH = 24
_NEAR = 6
_BEHIND = 7
_TURNING = 3
_CUE_REACH = 400
_RESOLUTION = "resolution"
_NUMBER = re.compile(
    r"(?:[A-Z]{1,5}[-‑/])?\d{1,4}(?:/\d{1,4})?(?![\w%]|\.\d)(?:[ \u00a0]\(\d{4}\))?"
)
_MARKS = frozenset(".;:!?,()")


@frozen
class _Norm:
    """What a form stands for."""

    norm: str
    broken: bool
    cased: str | None = None


@frozen
class NormFinder:
    """Finds norms in the content of acts. Immutable; safe to share."""

    _forms: PhraseTable[tuple[_Norm, ...]] = field(repr=False, eq=False)
    _relations: PhraseTable[str] = field(repr=False, eq=False)
    _behind: PhraseTable[str] = field(repr=False, eq=False)
    _negators: PhraseTable[bool] = field(repr=False, eq=False)
    _barriers: frozenset[str] = field(repr=False)
    _between: frozenset[str] = field(repr=False)
    _near: frozenset[str] = field(repr=False)
    _not_before: frozenset[str] = field(repr=False)
    _not_after: PhraseTable[bool] = field(repr=False, eq=False)
    _heads: frozenset[str] = field(repr=False)
    _joins: re.Pattern[str] = field(repr=False)
    _starts: frozenset[str] = field(
        default=Factory(lambda self: self._heads.union(self._forms.rows), takes_self=True),
        init=False, repr=False,
    )  # fmt: skip
    """The words that the name of a norm may start with."""

    def find(self, text: str, spans: Sequence[Span], cue: Span | None) -> tuple[NormReference, ...]:
        """Give the norms named in the spans, in text order.

        A norm that is named twice with the same relation is given once; every resolution is given.

        Args:
            text: The whole text.
            spans: The content of the act.
            cue: The cue of the act: its words may say what is said of the norm ("violated").
        """
        found: dict[tuple[str, str, str], NormReference] = {}
        for span in spans:
            start = span.start
            if cue is not None and 0 <= span.start - cue.start <= _CUE_REACH:
                start = cue.start
            if not self._may_name(lower_words(text, start, span.end)):
                continue
            words = words_of(text, start, span.end, marks=True)
            lower = [word.lower for word in words]
            at = 0
            while at < len(words):
                hits = (
                    self._norms_at(text, words, lower, at)
                    if words[at].start >= span.start
                    else None
                )
                if hits is None:
                    at += 1
                    continue
                at = hits[-1][1]
                for first, last, norm, place, broken in hits:
                    relation = self._relation(lower, first, last, broken=broken)
                    number = place.of(text) if norm == _RESOLUTION else ""
                    found.setdefault(
                        (norm, relation, number),
                        NormReference(norm=norm, relation=relation, span=place),
                    )
        return tuple(found.values())

    def _may_name(self, lower: Sequence[str]) -> bool:
        """Tell whether any name of a norm starts in some words: in most it does not."""
        return any(
            word in self._heads or self._forms.at(lower, at) is not None
            for at, word in enumerate(lower)
            if word in self._starts
        )

    def numbers(self, text: str, references: Iterable[NormReference]) -> tuple[str, ...]:
        """Give the numbers of the resolutions among references, such as ``1701``, each once."""
        found: dict[str, None] = {}
        for reference in references:
            if reference.norm == _RESOLUTION and reference.span is not None:
                for match in _NUMBER.finditer(text, reference.span.start, reference.span.end):
                    found.setdefault(match.group().split(" ")[0].split("\u00a0")[0])
        return tuple(found)

    def _norms_at(
        self, text: str, words: Sequence[Word], lower: Sequence[str], at: int
    ) -> list[tuple[int, int, str, Span, bool]] | None:
        """Give the norms that start at a word: first and last word, norm, place, and if broken."""
        if lower[at] in self._heads:
            numbered = self._numbered(text, words, at)
            if numbered:
                return numbered
        hit = self._forms.at(lower, at)
        if hit is None:
            return None
        size, norms = hit
        last = at + size
        place = Span(start=words[at].start, end=words[last - 1].end)
        if last < len(lower) and lower[last] in self._not_before:
            return None
        if self._ends_before(self._not_after, lower, at):
            return None
        # "the Charter" gives way to "Charter of the United Nations", which reaches further.
        for later in range(at + 1, last):
            other = self._norms_at(text, words, lower, later)
            if other is not None and other[-1][1] > last:
                return None
        for norm in norms:
            if norm.cased is None or norm.cased == place.of(text):
                return [(at, last, norm.norm, place, norm.broken)]
        return None

    def _numbered(
        self, text: str, words: Sequence[Word], at: int
    ) -> list[tuple[int, int, str, Span, bool]]:
        """Read "resolutions 242 (1967) and 338"."""
        found: list[tuple[int, int, str, Span, bool]] = []
        begin, end = words[at].start, words[at].end
        stop = words[-1].end
        gap = " "
        last = at + 1
        while gap and (match := _NUMBER.match(text, end + len(gap), stop)) is not None:
            if text[end : end + len(gap)] != gap:
                break
            place = Span(start=begin if not found else match.start(), end=match.end())
            while last < len(words) and words[last].start < match.end():
                last += 1
            found.append((at, last, _RESOLUTION, place, False))
            end = match.end()
            joined = self._joins.match(text, end)
            gap = "" if joined is None else joined.group()
        return found

    def _ends_before(self, table: PhraseTable[bool], lower: Sequence[str], at: int) -> bool:
        for size in range(1, min(_TURNING, at) + 1):
            hit = table.at(lower, at - size)
            if hit is not None and hit[0] == size:
                return True
        return False

    def _relation(self, lower: Sequence[str], first: int, last: int, *, broken: bool) -> str:
        relation = "violated" if broken else None
        place = first
        if relation is None:
            relation, place = self._before(lower, first)
        if relation in {None, "invoked"}:
            behind = self._after(lower, last)
            if behind is not None:
                return behind
        if relation is None:
            return "invoked"
        return self._turned(lower, place, relation)

    def _before(self, lower: Sequence[str], first: int) -> tuple[str | None, int]:
        """Give the nearest relation before a norm; "violated" and "upheld" go before "invoked"."""
        weak: tuple[str | None, int] = (None, first)
        for at in range(first - 1, max(-1, first - _REACH), -1):
            if lower[at] in self._barriers:
                break
            hit = self._relations.at(lower, at)
            if hit is None or at + hit[0] > first:
                continue
            if first - at > _NEAR and lower[at] in self._near:
                continue
            if hit[1] != "invoked":
                return hit[1], at
            if weak[0] is None:
                weak = ("invoked", at)
        return weak

    def _after(self, lower: Sequence[str], last: int) -> str | None:
        negated = False
        for at in range(last, min(len(lower), last + _BEHIND)):
            hit = self._behind.at(lower, at)
            if hit is not None:
                return _other(hit[1]) if negated else hit[1]
            negated = negated or self._negators.at(lower, at) is not None
            if lower[at] not in self._between and not negated:
                break
        return None

    def _turned(self, lower: Sequence[str], place: int, relation: str) -> str:
        if relation == "invoked":
            return relation
        for at in range(place - 1, max(-1, place - 1 - _TURNING), -1):
            if lower[at] in _MARKS:
                break
            hit = self._negators.at(lower, at)
            if hit is not None and at + hit[0] <= place:
                return _other(relation)
        return relation


def _other(relation: str) -> str:
    return "upheld" if relation == "violated" else "violated"


@functools.cache
def load_norms(language: str) -> NormFinder:
    """Read the norms of a language.

    Raises:
        UnknownLanguageError: When there is no such language.
        LexiconError: When an entry names no known norm.
    """
    topic = read_topic(language, "norms")
    forms: dict[tuple[str, ...], list[_Norm]] = {}
    for entry in topic["norm"]:
        if entry["norm"] not in NORMS:
            raise LexiconError(f"{language}/norms.toml", f"unknown norm {entry['norm']!r}")
        broken = {phrase_key(form) for form in entry.get("violates", ())}
        for form in entry["forms"]:
            key = phrase_key(form)
            forms.setdefault(key, []).append(_Norm(entry["norm"], broken=key in broken))
        for form in entry.get("cased", ()):
            forms.setdefault(phrase_key(form), []).append(
                _Norm(entry["norm"], broken=False, cased=form)
            )
    resolution = topic["resolution"]
    for form in resolution["unnumbered"]:
        forms.setdefault(phrase_key(form), []).append(_Norm(_RESOLUTION, broken=False))
    relations: Mapping[str, Any] = topic["relations"]
    joins = "|".join(
        re.escape(word) if not word[0].isalnum() else rf"[ \u00a0]{re.escape(word)}"
        for word in resolution["joins"]
    )
    return NormFinder(
        PhraseTable.of({key: tuple(group) for key, group in forms.items()}),
        _table({name: relations[name] for name in ("invoked", "upheld", "violated")}),
        _table({name: relations[f"after_{name}"] for name in ("upheld", "violated")}),
        PhraseTable.of({phrase_key(form): True for form in relations["negators"]}),
        frozenset(relations["barriers"]),
        frozenset(relations["between"]),
        frozenset(relations["near"]),
        frozenset(topic["heads"]["not_before"]),
        PhraseTable.of({phrase_key(form): True for form in topic["heads"]["not_after"]}),
        frozenset(head.lower() for head in resolution["heads"]),
        re.compile(rf"(?:(?:{joins}))+[ \u00a0]"),
    )


def _table(groups: Mapping[str, Sequence[str]]) -> PhraseTable[str]:
    return PhraseTable.of(
        {phrase_key(form): name for name, forms in groups.items() for form in forms}
    )
