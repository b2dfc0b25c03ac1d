"""Times: phrases that name a time, resolved to days with rules of our own.

The forms stand in the language's ``times.toml``. A form is a row of words and slots; its first
words are looked up in a table, so that only candidates are tried and time grows with length. Every
result names its rule. What cannot be resolved is not found.
"""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import define, field, frozen

from diplostance.errors import LexiconError
from diplostance.languages import read_topic
from diplostance.model import Span, TimeInterval
from diplostance.parsing.calendar_days import (
    MEANINGS,
    WRAPPERS,
    Days,
    Setting,
    Values,
    resolve,
    wrap,
)

_GAP = r"[ \t\u00a0]{1,3}"
_CANDIDATE = re.compile(r"(?<![\w-])[^\W\d_]+|(?<![\w.,:/$€£-])\d+")
_END = r"(?!\w|%|[-–/:.,]\d|-\w)"
_NEXT_WORD = re.compile(rf"{_GAP}([^\W\d_]+)")
_SLOT = re.compile(r"\{(\w+)\}")
_DIGITS = "#"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\w)"
_FIXED = {
    "iso": r"\d{4}-\d\d-\d\d",
    "day": _DAY,
    "day2": _DAY,
    "year": r"(?:1[5-9]|2[01])\d\d(?!\d)",
    "decade": r"(?:1[5-9]|20)\d0s",
}
_LOOK_BACK = 40
_MOST_PREFIXES = 3
_FAR = 30


@frozen
class _Form:
    """One way to write a time."""

    rule: str
    meaning: str
    pattern: re.Pattern[str] = field(repr=False)
    fixed: Mapping[str, Any] = field(repr=False)
    deadline: bool
    after: re.Pattern[str] | None = field(repr=False)
    not_after: re.Pattern[str] | None = field(repr=False)
    before_word: bool
    numeric: bool


@frozen
class _Prefix:
    """Words before a time that make another time of it."""

    rule: str
    meaning: str
    pattern: re.Pattern[str] = field(repr=False)
    deadline: bool
    ahead: bool


@frozen
class _Range:
    """Words before and between two times that make one of them."""

    rule: str
    opens: re.Pattern[str] = field(repr=False)
    joins: re.Pattern[str] = field(repr=False)


@define
class _Hit:
    """A time in the text. A weak one holds only as an end of a range."""

    start: int
    end: int
    days: Days
    rule: str
    deadline: bool
    weak: bool

    def interval(self) -> TimeInterval:
        return TimeInterval(
            start=self.days[0],
            end=self.days[1],
            span=Span(start=self.start, end=self.end),
            rule=self.rule,
        )


@frozen
class TimeFinder:
    """Finds the times that a text names. Immutable; safe to share."""

    language: str
    _forms: Mapping[str, tuple[_Form, ...]] = field(repr=False, eq=False)
    _prefixes: tuple[_Prefix, ...] = field(repr=False, eq=False)
    _ranges: tuple[_Range, ...] = field(repr=False, eq=False)
    _slots: Mapping[str, Mapping[str, Any]] = field(repr=False, eq=False)
    _not_before: frozenset[str] = field(repr=False, eq=False)

    def find(
        self, text: str, published: dt.date | None, start: int = 0, end: int | None = None
    ) -> tuple[TimeInterval, ...]:
        """Find the times in a stretch of the text, in order, without overlap.

        Args:
            text: The whole text.
            published: The day of publication. Without it, what is relative to it is not found.
            start: Where to begin.
            end: Where to stop; the end of the text when None.
        """
        return tuple(hit.interval() for hit in self._hits(text, published, start, end))

    def deadline(
        self, text: str, spans: Sequence[Span], published: dt.date | None
    ) -> TimeInterval | None:
        """Give the first time in the spans by which something is to be done.

        Its ``end`` is the last day. "By Friday", "before 1 June" and "within 72 hours" are deadlines;
        a plain "on Friday" is none.
        """
        for span in spans:
            for hit in self._hits(text, published, span.start, span.end):
                if hit.deadline:
                    return hit.interval()
        return None

    def _hits(
        self, text: str, published: dt.date | None, start: int, end: int | None
    ) -> Iterator[_Hit]:
        if isinstance(published, dt.datetime):
            published = published.date()
        stop = len(text) if end is None else min(end, len(text))
        found: list[_Hit] = []
        behind = start
        for candidate in _CANDIDATE.finditer(text, start, stop):
            at = candidate.start()
            if at < behind:
                continue
            word = candidate.group()
            forms = self._forms.get(_DIGITS if word[0].isdecimal() else word.lower())
            if forms is None:
                continue
            hit, read_to = self._hit(text, at, stop, behind, forms, published)
            if hit is not None:
                found.append(hit)
            behind = max(behind, read_to)
        return self._joined(text, found, start)

    def _hit(
        self,
        text: str,
        at: int,
        stop: int,
        behind: int,
        forms: Sequence[_Form],
        published: dt.date | None,
    ) -> tuple[_Hit | None, int]:
        """Give the longest time that starts at a place, and up to where the text is used up."""
        best: _Hit | None = None
        impossible = behind
        low = max(behind, at - _LOOK_BACK)
        for form in forms:
            match = form.pattern.match(text, at, stop)
            if match is None or (best is not None and match.end() <= best.end):
                continue
            if not self._fits(form, text, match, low):
                continue
            hit = self._read(form, match, text, low, published)
            if hit is not None:
                best = hit
            elif "year" in form.pattern.groupindex:
                # "31 February 2026" is no day, and no "February 2026" either
                impossible = max(impossible, match.end())
        return best, impossible if best is None else best.end

    def _fits(self, form: _Form, text: str, match: re.Match[str], low: int) -> bool:
        if form.not_after is not None and form.not_after.search(text, low, match.start()):
            return False
        if form.numeric or form.before_word:
            word = _NEXT_WORD.match(text, match.end(), match.end() + _FAR)
            if word is None:
                return not form.before_word
            return word.group(1).lower() not in self._not_before
        return True

    def _read(
        self, form: _Form, match: re.Match[str], text: str, low: int, published: dt.date | None
    ) -> _Hit | None:
        begin = match.start()
        prefixes: list[tuple[_Prefix, int]] = []
        while len(prefixes) < _MOST_PREFIXES:
            before = self._prefix(text, low, begin)
            if before is None:
                break
            prefixes.append(before)
            begin = before[1]
        ahead = any(prefix.ahead for prefix, _ in prefixes)
        setting = Setting(published, ahead)
        days = resolve(form.meaning, self._values(form, match), setting)
        if days is None:
            return None
        weak = form.after is not None and not form.after.search(text, low, match.start())
        hit = _Hit(match.start(), match.end(), days, form.rule, form.deadline, weak)
        for prefix, place in prefixes:
            wrapped = wrap(prefix.meaning, hit.days, setting)
            if wrapped is None:
                break
            hit.days, hit.start, hit.rule = wrapped, place, prefix.rule
            hit.deadline = hit.deadline or prefix.deadline
            hit.weak = False
        return hit

    def _prefix(self, text: str, low: int, at: int) -> tuple[_Prefix, int] | None:
        if at <= low or text[at - 1] not in " \t\u00a0":
            return None
        for prefix in self._prefixes:
            match = prefix.pattern.search(text, low, at)
            if match is not None:
                return prefix, match.start()
        return None

    def _values(self, form: _Form, match: re.Match[str]) -> Values:
        values = dict(form.fixed)
        for name, words in match.groupdict().items():
            slot = self._slots.get(name)
            if slot is not None:
                known = slot.get(words.lower())
                key = name.removesuffix("_short")
                values[key] = int(words) if known is None else known
            elif name == "iso":
                values |= zip(("year", "month", "day"), map(int, words.split("-")), strict=True)
            else:
                values[name] = int(words.rstrip("stndrhSTNDRH"))
        return values

    def _joined(self, text: str, hits: Sequence[_Hit], start: int) -> Iterator[_Hit]:
        """Make one of the two ends of a range, and drop what holds only in one."""
        at = 0
        while at < len(hits):
            first = hits[at]
            both = None
            if at + 1 < len(hits) and hits[at + 1].start - first.end <= _FAR:
                both = self._range(text, first, hits[at + 1], start)
            if both is not None:
                yield both
                at += 2
                continue
            if not first.weak:
                yield first
            at += 1

    def _range(self, text: str, first: _Hit, second: _Hit, start: int) -> _Hit | None:
        if first.days[0] > second.days[1]:
            return None
        for rule in self._ranges:
            if rule.joins.fullmatch(text, first.end, second.start) or (
                # "until" is a prefix too, and then part of the second time
                rule.joins.match(text, first.end, second.end) and second.start - first.end <= 3
            ):
                opened = rule.opens.search(text, max(start, first.start - _LOOK_BACK), first.start)
                if opened is not None:
                    days = (first.days[0], second.days[1])
                    return _Hit(opened.start(), second.end, days, rule.rule, False, False)
        return None


# Reading the forms ----------------------------------------------------------------------------------


@functools.cache
def load_time_finder(language: str) -> TimeFinder:
    """Read the times of a language.

    Raises:
        UnknownLanguageError: When there is no such language.
        LexiconError: When an entry is wrong.
    """
    topic = read_topic(language, "times")
    where = f"{language}/times.toml"
    slots: dict[str, Mapping[str, Any]] = {
        name: {word.lower(): value for word, value in words.items()}
        for name, words in topic["slots"].items()
    }
    patterns = dict(_FIXED)
    for name, words in topic["slots"].items():
        patterns[name] = _slot_pattern(name, words)
    forms: dict[str, list[_Form]] = {}
    for entry in topic["rule"]:
        if entry["resolve"] not in MEANINGS:
            raise LexiconError(where, f"{entry['id']}: unknown meaning {entry['resolve']!r}")
        for words in _expanded(entry["forms"]):
            form = _form(entry, words, patterns, topic)
            for first in _first_words(words, topic["slots"], where):
                forms.setdefault(first, []).append(form)
    prefixes = []
    for entry in topic["prefix"]:
        if entry["resolve"] not in WRAPPERS:
            raise LexiconError(where, f"{entry['id']}: unknown meaning {entry['resolve']!r}")
        pattern = _before(entry["words"])
        prefixes.append(
            _Prefix(
                entry["id"],
                entry["resolve"],
                pattern,
                entry.get("deadline", False),
                entry.get("ahead", False),
            )
        )
    ranges = tuple(
        _Range(
            entry["id"],
            _before(entry["opens"]),
            re.compile(rf"{_GAP}(?:{_any(entry['joins'])}){_GAP}", re.IGNORECASE),
        )
        for entry in topic["range"]
    )
    return TimeFinder(
        language,
        {first: tuple(group) for first, group in forms.items()},
        tuple(prefixes),
        ranges,
        slots,
        frozenset(topic["not_before"]),
    )


def _any(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", _GAP) for word in ordered)


def _before(words: Iterable[str]) -> re.Pattern[str]:
    """Compile a pattern that matches the words where they end just before a place."""
    return re.compile(rf"(?<![\w-])(?:{_any(words)}){_GAP}$", re.IGNORECASE)


def _slot_pattern(name: str, words: Mapping[str, Any]) -> str:
    """Names of days and months are read only as they are written; the rest in any case."""
    if any(word[0].isupper() for word in words):
        return f"(?:{_any({*words, *(word.upper() for word in words)})})"
    digits = r"\d{1,9}(?![\d.,]\d)|" if name == "number" else ""
    return f"(?i:{digits}{_any(words)})(?!\\w)"


def _expanded(forms: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Give every row of words that a form allows: "[word]" may be left out, "a|b" is either."""
    for form in forms:
        choices = []
        for word in form.split():
            if word.startswith("["):
                choices.append([word[1:-1], ""])
            else:
                choices.append(word.split("|"))
        for row in itertools.product(*choices):
            yield tuple(word for word in row if word)


def _form(
    entry: Mapping[str, Any],
    words: Sequence[str],
    patterns: Mapping[str, str],
    topic: Mapping[str, Any],
) -> _Form:
    parts = []
    last = ""
    for word in words:
        made = ""
        for number, piece in enumerate(_SLOT.split(word)):
            if number % 2:
                made += f"(?P<{piece}>{patterns[piece]})"
                last = piece
            elif piece:
                escaped = re.escape(piece).replace(r"\-", "[-–—‑]").replace(",", ",?")
                made += f"(?i:{escaped})"
                last = ""
        parts.append(made)
    fixed = {key: entry[key] for key in ("unit", "count") if key in entry}
    part = next(
        (w.rstrip("-") for w in _literal(words) if w.rstrip("-") in topic["slots"]["part"]), None
    )
    if part is not None:
        fixed["part"] = topic["slots"]["part"][part]
    return _Form(
        entry["id"],
        entry["resolve"],
        re.compile(_GAP.join(parts) + _END),
        fixed,
        entry.get("deadline", False),
        _before(entry["only_after"]) if "only_after" in entry else None,
        _before(entry["not_after"]) if "not_after" in entry else None,
        entry.get("before_word", False),
        last in {"day", "day2", "year"},
    )


def _literal(words: Sequence[str]) -> list[str]:
    return [_SLOT.sub("", word).lower() for word in words]


def _first_words(
    words: Sequence[str], slots: Mapping[str, Mapping[str, Any]], where: str
) -> frozenset[str]:
    """Give the first words of a form as the candidates' table has them."""
    first = re.match(r"\{(\w+)\}|[^\W\d_]+", words[0])
    if first is None:
        raise LexiconError(where, f"a form must start with a word or a slot, got {words[0]!r}")
    slot = first.group(1)
    if slot is None:
        return frozenset({first.group().lower()})
    if slot in slots:
        names = {word.lower().rstrip(".") for word in slots[slot]}
        return frozenset(names | {_DIGITS} if slot == "number" else names)
    return frozenset({_DIGITS})
