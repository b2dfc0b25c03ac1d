"""Checks of the entries that users add: every value, before it is used."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve, fields, frozen

from diplostance.errors import EntryError, LexiconError
from diplostance.model import Actor
from diplostance.model.vocabulary import (
    ACTIONS,
    ACTOR_KINDS,
    CLAIM_MODES,
    COMMITMENT_MODES,
    POLARITIES,
)
from diplostance.parsing.gazetteer_build import WEAK
from diplostance.parsing.gazetteer_files import split_names
from diplostance.parsing.lexicon import KINDS, POSITIONS, Cue, Lexicon, read_cue
from diplostance.parsing.rules.needs import NOUN_CLASSES
from diplostance.parsing.tokens import load_words
from diplostance.world import slug

_TEXT = "text that is not empty"
_TEXTS = "a list of texts that are not empty"
_ACTOR_KEYS = tuple(attribute.name for attribute in fields(Actor))
_CUE_KEYS = ("id", "kind", "force", *POSITIONS, "takes", "towards", "needs", "degree", "valence",
             "mode", "polarity", "action", "reporting", "examples", "never")  # fmt: skip
_MODES = {"claim": CLAIM_MODES, "commitment": COMMITMENT_MODES}
_EXAMPLE_KEYS = frozenset({"text", "content", "towards"})


@frozen
class Place:
    """Where an entry stands: the file or argument, and which of its entries it is."""

    source: str
    entry: str

    @classmethod
    def of(cls, source: str, what: str, number: int, entry: Any) -> Place:
        """Name an entry by its number and its id or name."""
        label = None
        for key in ("id", "name"):
            given = entry.get(key) if isinstance(entry, Mapping) else getattr(entry, key, None)
            label = label or (given if isinstance(given, str) else None)
        return cls(source, f"{what} {number}" + (f" ({label})" if label else ""))

    def wrong(self, field: str, value: object, allowed: str) -> EntryError:
        """Make the error for a value."""
        return EntryError(self.source, self.entry, field, value, allowed)


def read_toml(source: Any) -> tuple[str, dict[str, Any]]:
    """Read a TOML file; give its name and what it holds.

    Raises:
        LexiconError: When it is no TOML.
        OSError: When it cannot be read.
    """
    if hasattr(source, "read"):
        where, raw = str(getattr(source, "name", "from_toml")), source.read()
    else:
        where = os.fsdecode(source)
        raw = Path(where).read_bytes()
    try:
        text = raw.decode("utf-8-sig") if isinstance(raw, bytes) else str(raw)
        return where, tomllib.loads(text)
    except UnicodeDecodeError:
        raise LexiconError(where, "the file is not UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise LexiconError(where, str(error)) from None


# Actors ----------------------------------------------------------------------------------------


def actor_of(entry: Any, place: Place) -> tuple[Actor, list[str]]:
    """Give an actor, and those of its names that are also common words.

    Raises:
        EntryError: When the entry cannot be used.
    """
    if isinstance(entry, Actor):
        values = {key: getattr(entry, key) for key in _ACTOR_KEYS}
        values["aliases"] = list(entry.aliases)
    else:
        values = _table(entry, _ACTOR_KEYS, place)
    name = _text(values, "name", place)
    if name.endswith(WEAK):
        raise place.wrong("name", name, f"a name without {WEAK}, which only aliases may have")
    values.setdefault("id", slug(name))
    _text(values, "id", place)
    for key in ("country", "represents", "role"):
        if values.get(key) is not None:
            _text(values, key, place)
    # An entry must say its kind: of the one that is meant when nobody says, no words count.
    kind = values.get("kind")
    own = isinstance(kind, str) and kind.startswith("x-") and len(kind) > 2
    if kind not in ACTOR_KINDS and not own:
        raise place.wrong("kind", kind, _one_of(ACTOR_KINDS) + " or start with x-")
    codes = values.setdefault("codes", {})
    if not isinstance(codes, Mapping) or not all(isinstance(code, str) for code in codes.values()):
        raise place.wrong("codes", codes, "a table of texts")
    aliases = names_in(values.get("aliases", []), "aliases", place)
    values["aliases"] = [alias for alias in aliases if not alias.endswith(WEAK)]
    return Actor(**values), [alias for alias in aliases if alias.endswith(WEAK)]


def names_in(value: Any, key: str, place: Place) -> list[str]:
    """Give the names in a list, or in a row as in the files of names.

    Raises:
        EntryError: When there is none, or one is no name.
    """
    allowed = 'a list of names, or names with "; " between them'
    if isinstance(value, str):
        row = split_names(value)
    elif isinstance(value, Iterable) and not isinstance(value, bytes | Mapping):
        row = sorted(value) if isinstance(value, set | frozenset) else list(value)
    else:
        raise place.wrong(key, value, allowed)
    name: Any
    for name in row:
        if not isinstance(name, str) or not name.removesuffix(WEAK).strip():
            raise place.wrong(key, name, allowed)
    return row


# Cues ------------------------------------------------------------------------------------------


def cue_of(entry: Any, lexicon: Lexicon, irregular: Mapping[str, str], place: Place) -> Cue:
    """Give the cue of a stanza.

    Raises:
        EntryError: When the entry cannot be used.
    """
    values = _table(entry, _CUE_KEYS, place)
    given = [key for key in POSITIONS if key in values]
    if len(given) != 1:
        raise place.wrong("words", given, f"exactly one of {', '.join(POSITIONS)}")
    _texts(values, given[0], place, empty=False)
    _check_cue(values, lexicon, place)
    examples = values.get("examples", [])
    if not isinstance(examples, list):
        raise place.wrong("examples", examples, "a list of tables")
    for example in examples:
        known = isinstance(example, Mapping) and {"text", "content"} <= set(example)
        if not known or not set(example) <= _EXAMPLE_KEYS:
            raise place.wrong("examples", example, "tables of text, content and perhaps towards")
        for key in ("text", "content"):
            _text(example, key, place, name=f"examples.{key}")
        _texts(example, "towards", place, name="examples.towards")
    _texts(values, "never", place)
    kind = values.pop("kind")
    return read_cue(values, kind, irregular, f"{place.source}: {place.entry}")


def checked_cue(cue: Cue, lexicon: Lexicon, place: Place) -> Cue:
    """Give a cue that was made in Python, with its collections as they must be.

    Raises:
        EntryError: When it cannot be used.
    """
    values: dict[str, Any] = {key: getattr(cue, key) for key in _CUE_KEYS if hasattr(cue, key)}
    if cue.pos not in POSITIONS.values():
        raise place.wrong("pos", cue.pos, _one_of(POSITIONS.values()))
    forms: Any = cue.forms
    fit = isinstance(forms, tuple) and forms and all(
        isinstance(form, tuple) and form and all(isinstance(w, str) and w.strip() for w in form)
        for form in forms
    )  # fmt: skip
    if not fit:
        raise place.wrong("forms", forms, "tuples of words, at least one")
    _check_cue(values, lexicon, place)
    takes: Any = cue.takes
    return evolve(
        cue,
        forms=tuple(tuple(word.lower() for word in form) for form in forms),
        # A set has no order that is the same on every run.
        takes=tuple(sorted(takes) if isinstance(takes, set | frozenset) else takes),
        towards=frozenset(cue.towards),
        needs=frozenset(cue.needs),
    )


def _check_cue(values: Mapping[str, Any], lexicon: Lexicon, place: Place) -> None:
    """Check the values that files and Python have in common.

    What the lexicon of the language itself uses is what the rules know.
    """
    for key in ("id", "force"):
        _text(values, key, place)
    kind = values.get("kind")
    _in(values, "kind", KINDS, place, optional=False)
    prepositions = load_words(lexicon.language)["prepositions"]
    _known(values, "takes", prepositions.union(*(cue.takes for cue in lexicon.cues)), place)
    if not values.get("takes"):
        raise place.wrong("takes", values.get("takes"), "a list with at least one member")
    _known(values, "towards", prepositions.union(*(cue.towards for cue in lexicon.cues)), place)
    classes = frozenset(NOUN_CLASSES)
    _known(values, "needs", classes.union(*(cue.needs for cue in lexicon.cues)), place)
    for key, lowest, highest in (("degree", -1, 2), ("valence", -1, 1)):
        number = values.get(key, 0)
        if type(number) is not int or not lowest <= number <= highest:
            raise place.wrong(key, number, f"a whole number from {lowest} to {highest}")
    modes = _MODES.get(str(kind), ())
    if values.get("mode") is not None and not modes:
        raise place.wrong("mode", values["mode"], f"left out: acts of kind {kind} have none")
    _in(values, "mode", modes, place)
    _in(values, "polarity", POLARITIES, place)
    _in(values, "action", ACTIONS, place)
    if not isinstance(values.get("reporting", False), bool):
        raise place.wrong("reporting", values["reporting"], "true or false")


# Values ----------------------------------------------------------------------------------------


def _table(entry: Any, keys: Sequence[str], place: Place) -> dict[str, Any]:
    if not isinstance(entry, Mapping):
        raise place.wrong("entry", entry, "a table")
    for key in entry:
        if key not in keys:
            raise place.wrong("key", key, _one_of(keys))
    return dict(entry)


def _text(values: Mapping[str, Any], key: str, place: Place, *, name: str = "") -> str:
    value = values.get(key)
    if not isinstance(value, str) or not value.strip():
        raise place.wrong(name or key, value, _TEXT)
    return value


def _texts(
    values: Mapping[str, Any], key: str, place: Place, *, empty: bool = True, name: str = ""
) -> None:
    value = values.get(key, [])
    fits = isinstance(value, list | tuple) and (empty or value)
    if not fits or not all(isinstance(text, str) and text.strip() for text in value):
        raise place.wrong(name or key, value, _TEXTS)


def _known(values: Mapping[str, Any], key: str, allowed: frozenset[str], place: Place) -> None:
    value = values.get(key, ())
    if not isinstance(value, list | tuple | set | frozenset):
        raise place.wrong(key, value, f"a list of {', '.join(sorted(allowed))}")
    for member in value:
        if not isinstance(member, str) or member not in allowed:
            raise place.wrong(key, member, _one_of(sorted(allowed)))


def _in(
    values: Mapping[str, Any], key: str, allowed: Sequence[str], place: Place, *,
    optional: bool = True,
) -> None:  # fmt: skip
    value = values.get(key)
    if value is None and optional:
        return
    if not isinstance(value, str) or value not in allowed:
        raise place.wrong(key, value, _one_of(allowed))


def _one_of(allowed: Any) -> str:
    return "one of " + ", ".join(allowed)
