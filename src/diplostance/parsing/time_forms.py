"""Time forms: the ways in which a language writes times, read from its ``times.toml``.

A form is a row of words and slots: "{day} {month}". "[word]" may be left out, "a|b" is either.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import field, frozen

from diplostance.errors import LexiconError
from diplostance.languages import read_topic
from diplostance.parsing.calendar_days import MEANINGS, WRAPPERS

GAP = r"[ \t\u00a0]{1,3}"
"""What stands between two words of a form. A new line is none."""
DIGITS = "#"
"""The first word of forms that start with a number."""
_END = r"(?!\w|%|[-–/:.,]\d|-\w)"
_SLOT = re.compile(r"\{(\w+)\}")
_NAMED = re.compile(r"\(\?P<\w+>")
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_CENTURY = r"(?:1[5-9]|2[01])"


@frozen
class Form:
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
class Prefix:
    """Words before a time that make another time of it."""

    rule: str
    meaning: str
    pattern: re.Pattern[str] = field(repr=False)
    deadline: bool
    ahead: bool


@frozen
class Range:
    """Words before and between two times that make one of them."""

    rule: str
    opens: re.Pattern[str] = field(repr=False)
    joins: re.Pattern[str] = field(repr=False)


@frozen
class TimeForms:
    """All forms of a language.

    Attributes:
        forms: By their first word in lower case, or by `DIGITS`.
        prefixes: Words before a time that make another of it.
        ranges: Words before and between two times.
        slots: For each slot the words that fit, in lower case, and their values.
        not_before: Words before which a number is no day and no year.
        seconds: By first word, what must match behind it, where every form has a second word.
    """

    forms: Mapping[str, tuple[Form, ...]] = field(repr=False, eq=False)
    prefixes: tuple[Prefix, ...] = field(repr=False, eq=False)
    ranges: tuple[Range, ...] = field(repr=False, eq=False)
    slots: Mapping[str, Mapping[str, Any]] = field(repr=False, eq=False)
    not_before: frozenset[str] = field(repr=False, eq=False)
    seconds: Mapping[str, re.Pattern[str]] = field(repr=False, eq=False)


@functools.cache
def load_time_forms(language: str) -> TimeForms:
    """Read the forms of a language.

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
    day = rf"{_DAY}(?:{_any(topic['ordinals'])})?(?!\w)"
    patterns = {
        "iso": r"\d{4}-\d\d-\d\d",
        "day": day,
        "day2": day,
        "year": rf"{_CENTURY}\d\d(?!\d)",
        "decade": rf"{_CENTURY}\d0(?:{_any(topic['decade_endings'])})",
    }
    for name, words in topic["slots"].items():
        patterns[name] = _slot_pattern(name, words)
    forms: dict[str, list[Form]] = {}
    seconds: dict[str, dict[str, None]] = {}
    for entry in topic["rule"]:
        if entry["resolve"] not in MEANINGS:
            raise LexiconError(where, f"{entry['id']}: unknown meaning {entry['resolve']!r}")
        for words in _expanded(entry["forms"]):
            parts, last = _parts(words, patterns)
            form = _form(entry, words, GAP.join(parts) + _END, last, topic)
            for first in _first_words(words, topic["slots"], where):
                forms.setdefault(first, []).append(form)
                second = parts[1] if len(parts) > 1 and words[0].lower() == first else ""
                seconds.setdefault(first, {})[second] = None
    prefixes = []
    for entry in topic["prefix"]:
        if entry["resolve"] not in WRAPPERS:
            raise LexiconError(where, f"{entry['id']}: unknown meaning {entry['resolve']!r}")
        pattern = _before(entry["words"])
        prefixes.append(
            Prefix(
                entry["id"],
                entry["resolve"],
                pattern,
                entry.get("deadline", False),
                entry.get("ahead", False),
            )
        )
    ranges = tuple(
        Range(
            entry["id"],
            _before(entry["opens"]),
            re.compile(rf"{GAP}(?:{_any(entry['joins'])}){GAP}", re.IGNORECASE),
        )
        for entry in topic["range"]
    )
    return TimeForms(
        {first: tuple(group) for first, group in forms.items()},
        tuple(prefixes),
        ranges,
        slots,
        frozenset(topic["not_before"]),
        {first: _second(found) for first, found in seconds.items() if "" not in found},
    )


def _any(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", GAP) for word in ordered)


def _before(words: Iterable[str]) -> re.Pattern[str]:
    """Compile a pattern that matches the words where they end just before a place."""
    return re.compile(rf"(?<![\w-])(?:{_any(words)}){GAP}$", re.IGNORECASE)


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


def _second(parts: Iterable[str]) -> re.Pattern[str]:
    """Compile what tells most of the places where "the" starts no time with one look."""
    return re.compile(GAP + "(?:" + "|".join(_NAMED.sub("(?:", part) for part in parts) + ")")


def _parts(words: Sequence[str], patterns: Mapping[str, str]) -> tuple[list[str], str]:
    """Give the pattern of each word of a form, and the slot that it ends with or ""."""
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
    return parts, last


def _form(
    entry: Mapping[str, Any],
    words: Sequence[str],
    pattern: str,
    last: str,
    topic: Mapping[str, Any],
) -> Form:
    fixed = {key: entry[key] for key in ("unit", "count") if key in entry}
    part = next(
        (w.rstrip("-") for w in _literal(words) if w.rstrip("-") in topic["slots"]["part"]), None
    )
    if part is not None:
        fixed["part"] = topic["slots"]["part"][part]
    return Form(
        entry["id"],
        entry["resolve"],
        re.compile(pattern),
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
        return frozenset(names | {DIGITS} if slot == "number" else names)
    return frozenset({DIGITS})
