"""The lexicon: cue entries of a language, checked, and found in a sentence longest first."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve, field, frozen

from diplostance.errors import LexiconError
from diplostance.languages import read_topic
from diplostance.model.vocabulary import ACTIONS, CLAIM_MODES, COMMITMENT_MODES
from diplostance.parsing.records import record

KINDS = ("demand", "decision", "commitment", "evaluation", "none", "claim")
"""The kinds of acts; when several fit, the first one wins. ``none`` is no act: "met with"."""
POSITIONS = {
    "verbs": "verb",
    "nouns": "noun",
    "adjectives": "adjective",
    "phrases": "phrase",
    "modals": "modal",
}
_KEYS = frozenset(
    {"id", "force", "takes", "towards", "degree", "valence", "mode", "polarity", "action",
     "reporting", "needs", "examples", "never"}
) | frozenset(POSITIONS)  # fmt: skip
_VOWELS = "aeiou"


@frozen(kw_only=True)
class Example:
    """A sentence in which an entry must fire, and what must come out."""

    text: str
    content: str
    towards: tuple[str, ...] | None = None


@frozen(kw_only=True)
class Cue:
    """An entry of the lexicon: words that carry an act of one kind.

    Attributes:
        id: Such as ``en.demand.urge``.
        kind: One of the five kinds of acts.
        force: A language-neutral term for the strength.
        pos: ``verb``, ``noun``, ``adjective``, ``phrase`` or ``modal``.
        forms: Every form in lower case, as tuples of words.
        takes: The complements that hold the content, in order of preference.
        towards: Where the addressee or target stands.
        degree: -1 to 2.
        valence: -1, 0 or 1, of evaluations.
        mode: Of claims and commitments.
        polarity: ``refrain`` where the words are against something.
        action: Where the words themselves fix it.
        reporting: Whether it is a plain verb of saying.
        needs: What the context must offer.
        examples: Sentences in which it fires.
        never: Sentences in which it must not.
    """

    id: str
    kind: str
    force: str
    pos: str
    forms: tuple[tuple[str, ...], ...] = field(repr=False)
    takes: tuple[str, ...] = ()
    towards: frozenset[str] = frozenset()
    degree: int = 0
    valence: int = 0
    mode: str | None = None
    polarity: str = "do"
    action: str | None = None
    reporting: bool = False
    needs: frozenset[str] = frozenset()
    examples: tuple[Example, ...] = field(default=(), repr=False, eq=False)
    never: tuple[str, ...] = field(default=(), repr=False, eq=False)


@record
class CueMatch:
    """A cue at the words ``first`` to ``last`` (exclusive) of a sentence.

    ``parted`` tells that other words stand inside: "called on Monday for".
    """

    first: int
    last: int
    cue: Cue
    parted: bool = False


Index = Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]


@frozen
class Lexicon:
    """All cues of a language, indexed by position in the sentence and by their first word."""

    language: str
    cues: tuple[Cue, ...] = field(repr=False)
    index: Mapping[str, Index] = field(repr=False, eq=False)
    degrees: Mapping[tuple[str, ...], int] = field(repr=False, eq=False)
    urgent: frozenset[tuple[str, ...]] = field(repr=False)
    hedges: frozenset[tuple[str, ...]] = field(repr=False)
    by_first: Mapping[str, tuple[tuple[tuple[str, ...], int], ...]] = field(repr=False, eq=False)
    urgent_by_first: Mapping[str, tuple[tuple[str, ...], ...]] = field(repr=False, eq=False)

    def matches(self, pos: str, lower: Sequence[str], at: int) -> list[CueMatch]:
        """Give the cues of one position that start at a word: the longest first."""
        found: list[CueMatch] = []
        for form, cue in self.index[pos].get(lower[at], ()):
            size = len(form)
            if size == 1 or tuple(lower[at : at + size]) == form:
                found.append(CueMatch(at, at + size, cue))
        return found

    def extended(self, cues: Sequence[Cue]) -> Lexicon:
        """Give a lexicon with more cues, which come before those of the same length."""
        every = (*cues, *self.cues)
        return evolve(self, cues=every, index=_indexed(every))

    def is_verb(self, words: str) -> bool:
        """Tell whether words are a verb of the lexicon, or the first of one."""
        first, _, rest = words.partition(" ")
        found = self.index["verb"].get(first, ())
        return bool(found) if not rest else any(form == (first, rest) for form, _ in found)

    def degrees_at(self, word: str) -> tuple[tuple[tuple[str, ...], int], ...]:
        """Give the words of degree that start with a word, longest first."""
        return self.by_first.get(word, ())

    def urgent_at(self, word: str) -> tuple[tuple[str, ...], ...]:
        """Give the words of urgency that start with a word."""
        return self.urgent_by_first.get(word, ())

    def starts(self, pos: str, word: str) -> bool:
        """Tell whether any cue of a position starts with this word."""
        return word in self.index[pos]


@functools.cache
def load_lexicon(language: str) -> Lexicon:
    """Read the lexicon of a language.

    Raises:
        UnknownLanguageError: When there is no such language.
        LexiconError: When an entry is not as it must be.
    """
    irregular = read_topic(language, "words")["irregular"]
    cues: list[Cue] = []
    for kind in KINDS:
        topic = read_topic(language, f"cues/{kind}")
        for number, entry in enumerate(topic.get("cue", [])):
            cues.append(
                read_cue(entry, kind, irregular, f"{language}/cues/{kind}.toml: cue {number + 1}")
            )
    return build_lexicon(language, cues, read_topic(language, "modifiers"))


def build_lexicon(language: str, cues: Sequence[Cue], modifiers: Mapping[str, Any]) -> Lexicon:
    """Index cues. Of those with the same words, the order of `KINDS` and of the files decides."""
    degrees = {
        tuple(words.split()): degree
        for group in ("raise", "lower")
        for words, degree in modifiers.get(group, {}).items()
    }
    by_first: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for form in sorted(degrees, key=len, reverse=True):
        by_first.setdefault(form[0], []).append((form, degrees[form]))
    urgent = [tuple(words.split()) for words in modifiers.get("urgent", [])]
    urgent_by_first: dict[str, list[tuple[str, ...]]] = {}
    for form in urgent:
        urgent_by_first.setdefault(form[0], []).append(form)
    return Lexicon(
        language,
        tuple(cues),
        _indexed(cues),
        degrees,
        frozenset(urgent),
        frozenset(tuple(words.split()) for words in modifiers.get("hedges", [])),
        {first: tuple(forms) for first, forms in by_first.items()},
        {first: tuple(forms) for first, forms in urgent_by_first.items()},
    )


def _indexed(cues: Sequence[Cue]) -> dict[str, Index]:
    index: dict[str, dict[str, list[tuple[tuple[str, ...], Cue]]]] = {
        pos: {} for pos in POSITIONS.values()
    }
    for cue in cues:
        for form in cue.forms:
            index[cue.pos].setdefault(form[0], []).append((form, cue))
    return {
        pos: {
            first: tuple(sorted(members, key=lambda pair: -len(pair[0])))
            for first, members in table.items()
        }
        for pos, table in index.items()
    }


def inflect(lemma: str, irregular: Mapping[str, str]) -> tuple[str, ...]:
    """Give all forms of an English verb; of several words, the first is inflected."""
    head, _, rest = lemma.partition(" ")
    tail = f" {rest}" if rest else ""
    if head in irregular:
        forms = [head, *irregular[head].split()]
    elif head.endswith("e"):
        forms = [head, head + "s", head + "d", head + "d", head[:-1] + "ing"]
    elif head.endswith("y") and head[-2:-1] not in _VOWELS:
        forms = [head, head[:-1] + "ies", head[:-1] + "ied", head + "ing"]
    elif head.endswith(("s", "x", "ch", "sh", "z", "o")):
        forms = [head, head + "es", head + "ed", head + "ing"]
    else:
        forms = [head, head + "s", head + "ed", head + "ing"]
    return tuple(form + tail for form in dict.fromkeys(forms))


def read_cue(entry: Mapping[str, Any], kind: str, irregular: Mapping[str, str], where: str) -> Cue:
    """Turn a stanza of a file into a cue, with all forms of its verbs.

    Args:
        entry: The stanza.
        kind: The kind of act, one of `KINDS`.
        irregular: The forms of irregular verbs by their infinitive.
        where: The file and entry, for the message when something is wrong.

    Raises:
        LexiconError: When a key is unknown, missing or wrong.
    """
    unknown = sorted(set(entry) - _KEYS)
    if unknown:
        raise LexiconError(where, f"unknown key {unknown[0]!r}")
    for key in ("id", "force", "takes"):
        if not entry.get(key):
            raise LexiconError(where, f"{key} is missing")
    positions = [key for key in POSITIONS if key in entry]
    if len(positions) != 1:
        raise LexiconError(where, f"exactly one of {', '.join(POSITIONS)} must be given")
    _check(entry, where, "action", ACTIONS)
    _check(entry, where, "mode", (*CLAIM_MODES, *COMMITMENT_MODES))
    words: Any = entry[positions[0]]
    if not isinstance(words, list) or not words:
        raise LexiconError(where, f"{positions[0]} must be a list of words, got {words!r}")
    forms = words
    if positions[0] == "verbs":
        forms = [form for lemma in words for form in inflect(lemma, irregular)]
    return Cue(
        id=entry["id"],
        kind=kind,
        force=entry["force"],
        pos=POSITIONS[positions[0]],
        forms=tuple(dict.fromkeys(tuple(form.lower().split()) for form in forms)),
        takes=tuple(entry["takes"]),
        towards=frozenset(entry.get("towards", ())),
        degree=entry.get("degree", 0),
        valence=entry.get("valence", 0),
        mode=entry.get("mode"),
        polarity=entry.get("polarity", "do"),
        action=entry.get("action"),
        reporting=entry.get("reporting", False),
        needs=frozenset(entry.get("needs", ())),
        examples=tuple(_example(example, where) for example in entry.get("examples", ())),
        never=tuple(entry.get("never", ())),
    )


def _example(example: Mapping[str, Any], where: str) -> Example:
    if "text" not in example or "content" not in example:
        raise LexiconError(where, "an example needs text and content")
    towards = example.get("towards")
    return Example(
        text=example["text"],
        content=example["content"],
        towards=None if towards is None else tuple(towards),
    )


def _check(entry: Mapping[str, Any], where: str, key: str, allowed: tuple[str, ...]) -> None:
    value = entry.get(key)
    if value is not None and value not in allowed:
        raise LexiconError(where, f"{key} must be one of {', '.join(allowed)}, got {value!r}")
