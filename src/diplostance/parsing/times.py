"""Times: phrases that name a time, resolved to days with rules of our own.

The forms stand in the language's ``times.toml``. A form is a row of words and slots; its first
words are looked up in a table, so that only candidates are tried and time grows with length. Every
result names its rule. What cannot be resolved is not found.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator, Sequence

from attrs import define, evolve, field, frozen

from diplostance.model import Span, TimeInterval
from diplostance.parsing.calendar_days import Days, Setting, Values, resolve, wrap
from diplostance.parsing.time_forms import DIGITS, GAP, Form, Prefix, TimeForms, load_time_forms

_CANDIDATE = re.compile(r"(?<![\w-])[^\W\d_]+|(?<![\d_A-Z.,:/$€£-])\d+")
_NEXT_WORD = re.compile(rf"{GAP}([^\W\d_]+)")
_LEADING = re.compile(r"^\d+")
_LOOK_BACK = 40
_MOST_PREFIXES = 3
_FAR = 30
_RECENT = 400
_APOSTROPHES = frozenset("'’")


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
    _table: TimeForms = field(repr=False, eq=False)

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

        Its ``end`` is the last day. "By Friday", "before 1 June" and "within 72 hours" are
        deadlines; a plain "on Friday" is none.
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
        by_word, seconds = self._table.forms, self._table.seconds
        for candidate in _CANDIDATE.finditer(text, start, stop):
            word = candidate.group().lower()
            forms = by_word.get(DIGITS if word[0].isdecimal() else word)
            if forms is None:
                continue
            at = candidate.start()
            if at < behind:
                continue
            second = seconds.get(word)
            if second is not None and second.match(text, candidate.end(), stop) is None:
                continue
            before = None
            if found and found[-1].days[0] == found[-1].days[1] and at - found[-1].end < _RECENT:
                before = found[-1].days[0]
            setting = Setting(published, before=before)
            hit, read_to = self._hit(text, at, stop, behind, forms, setting)
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
        forms: Sequence[Form],
        setting: Setting,
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
            hit = self._read(form, match, text, low, setting)
            if hit is not None:
                best = hit
            elif "year" in form.pattern.groupindex:
                # "31 February 2026" is no day, and no "February 2026" either
                impossible = max(impossible, match.end())
        return best, impossible if best is None else best.end

    def _fits(self, form: Form, text: str, match: re.Match[str], low: int) -> bool:
        if form.not_after is not None and form.not_after.search(text, low, match.start()):
            return False
        if form.numeric or form.before_word:
            word = _NEXT_WORD.match(text, match.end(), match.end() + _FAR)
            if word is None:
                return not form.before_word
            return word.group(1).lower() not in self._table.not_before
        return True

    def _read(
        self, form: Form, match: re.Match[str], text: str, low: int, setting: Setting
    ) -> _Hit | None:
        begin = match.start()
        prefixes: list[tuple[Prefix, int]] = []
        # "before the 2016 vote" and "since Friday's vote" are not before 2016 nor since Friday
        describes = form.before_word or text[match.end() : match.end() + 1] in _APOSTROPHES
        while not describes and len(prefixes) < _MOST_PREFIXES:
            before = self._prefix(text, low, begin)
            if before is None:
                break
            prefixes.append(before)
            begin = before[1]
        if any(prefix.ahead for prefix, _ in prefixes):
            setting = evolve(setting, ahead=True)
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

    def _prefix(self, text: str, low: int, at: int) -> tuple[Prefix, int] | None:
        if at <= low or text[at - 1] not in " \t\u00a0":
            return None
        for prefix in self._table.prefixes:
            match = prefix.pattern.search(text, low, at)
            if match is not None:
                return prefix, match.start()
        return None

    def _values(self, form: Form, match: re.Match[str]) -> Values:
        values = dict(form.fixed)
        for name, words in match.groupdict().items():
            slot = self._table.slots.get(name)
            if slot is not None:
                known = slot.get(words.lower())
                key = name.removesuffix("_short")
                values[key] = int(words) if known is None else known
            elif name == "iso":
                values |= zip(("year", "month", "day"), map(int, words.split("-")), strict=True)
            else:
                values[name] = int(_LEADING.findall(words)[0])
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
        for rule in self._table.ranges:
            if rule.joins.fullmatch(text, first.end, second.start) or (
                # "until" is a prefix too, and then part of the second time
                rule.joins.match(text, first.end, second.end) and second.start - first.end <= 3
            ):
                opened = rule.opens.search(text, max(start, first.start - _LOOK_BACK), first.start)
                if opened is not None:
                    days = (first.days[0], second.days[1])
                    return _Hit(
                        opened.start(), second.end, days, rule.rule, deadline=False, weak=False
                    )
        return None


@functools.cache
def load_time_finder(language: str) -> TimeFinder:
    """Give the finder of a language.

    Raises:
        UnknownLanguageError: When there is no such language.
        LexiconError: When an entry is wrong.
    """
    return TimeFinder(language, load_time_forms(language))
