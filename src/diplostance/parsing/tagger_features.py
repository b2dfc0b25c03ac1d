"""What the tagger looks at: the names of a word's features, in training and in reading alike.

Each feature is a letter for the place it is seen from, and what is seen there. See `tagger`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from attrs import frozen

VERBAL: Final = frozenset({"MD", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
"""The tags of verbs."""

NAMING: Final = frozenset({"NN", "NNS", "JJ"})
"""The tags of words that a name may be made of."""

BREAKS: Final = frozenset({",", "CC", "WDT", "WP", "WRB", "-LRB-", "-RRB-"})
"""The tags where a clause may begin or end."""

STOPS: Final = frozenset({".", ":"})
"""The tags where a clause does end."""

LIGHT: Final = frozenset({"'", '"', "(", "[", "-", "–", "—", "*", "•"})
"""Marks before the first word of a sentence."""

EDGE_NAME: Final = "<s>"

_NUMBER = re.compile(r"[+-]?\d[\d.,:/]*%?\Z")
_DOUBLE = frozenset({"``", "''", '"', "“", "”", "„", "«", "»", "‟", "＂"})
_SINGLE = frozenset({"‘", "’", "`", "‚", "‹", "›"})


@frozen
class Features:
    """What a word shows of itself, as feature names for each place it can stand in.

    Args:
        form: The word as it is scored.
        lower: Its lower-case form.
        kind: The tags it is known to have, or its outer shape when it is not known.
        own: Features for the word's own tag.
        before1: Features for the tag of the word after it; ``before2`` for the one after that.
        after1: Features for the tag of the word before it; ``after2`` for the one before that.
        joint: Features that count together with the tag of the word before.
    """

    form: str
    lower: str
    kind: str
    own: tuple[str, ...]
    before1: tuple[str, ...]
    before2: tuple[str, ...]
    after1: tuple[str, ...]
    after2: tuple[str, ...]
    joint: tuple[str, ...]


def plain(word: str) -> str:
    """The word with its quotation marks and numbers made alike."""
    if word in _DOUBLE:
        return '"'
    if word in _SINGLE:
        return "'"
    if len(word) > 1 and word[0] in "’‘":
        return "'" + word[1:]
    if "’" in word or "‑" in word:
        word = word.replace("’", "'").replace("‑", "-")
    if word[:1].isdigit() and _NUMBER.match(word):
        if len(word) == 4 and word.isdigit():
            return "0000"
        return "0"
    return word


def _shape(word: str) -> str:
    if word.islower():
        shape = "x"
    elif word.isupper():
        shape = "XX" if len(word) > 1 else "X"
    elif word[:1].isupper():
        shape = "Xx"
    else:
        shape = "m"
    if any(map(str.isdigit, word)):
        shape += "0"
    if "-" in word:
        shape += "-"
    if len(word) > 1 and word.endswith("."):
        shape += "."
    return shape


def features(form: str, *, first: bool, kinds: Mapping[str, str]) -> Features:
    """Name the features of a word that has gone through `plain`.

    Args:
        form: The word.
        first: Whether it opens the sentence, where a capital says little.
        kinds: Known words, each with the tags it has.
    """
    lower = form.lower()
    shape = _shape(form)
    tries = (lower, form) if first and shape[:2] != "XX" else (form, lower)
    kind = kinds.get(tries[0]) or kinds.get(tries[1])
    if kind is None:
        capital = "" if first or shape[0] != "X" else "X"
        kind = f"?{capital}{lower[-2:]}"
    elif not first and shape[0] == "X" and form not in kinds:
        kind = "X" + kind
    own = [
        "w" + form,
        "l" + lower,
        "k" + kind,
        "h" + ("^" if first else "") + shape,
        "1" + lower[-1:],
        "2" + lower[-2:],
        "3" + lower[-3:],
        "4" + lower[-4:],
        "p" + lower[:3],
        "q" + ("^" if first else "") + shape + lower[-2:],
    ]
    if "-" in lower:
        tail = lower.rpartition("-")[2]
        own.append("t" + tail)
        own.append("u" + kinds.get(tail, "?" + tail[-2:]))
    lower_feature, kind_feature, suffix = "l" + lower, "k" + kind, "3" + lower[-3:]
    return Features(
        form=form,
        lower=lower,
        kind=kind,
        own=tuple(own),
        before1=(lower_feature, kind_feature, suffix),
        before2=(lower_feature, kind_feature),
        after1=(lower_feature, kind_feature, suffix, "h" + shape),
        after2=(lower_feature, kind_feature),
        joint=(lower_feature, kind_feature, "2" + lower[-2:]),
    )


def settle(forms: list[str], kinds: Mapping[str, str]) -> list[str]:
    """Undo the capitals of a headline, or give the same list back.

    A sentence all in capitals, or with a capital on nearly every word, says nothing by them: words
    that are known in small letters get these.
    """
    style = headline([loudness(form) for form in forms])
    if not style:
        return forms
    return [(_quiet if style > 1 else _small)(form, kinds) for form in forms]


def loudness(form: str) -> int:
    """How a longer word is written: 1 small, 2 with a capital, 3 in capitals; 0 says nothing."""
    if len(form) < 4 or not form.isalpha():
        return 0
    if form[0].isupper():
        return 3 if form.isupper() else 2
    return 1


def headline(levels: list[int]) -> int:
    """Whether words of this `loudness` are a headline: 1 in title case, 2 in capitals, else 0."""
    loud = levels.count(3)
    capital = loud + levels.count(2)
    if capital < 3 or levels.count(1) * 4 > capital:
        return 0
    return 2 if loud * 2 > capital else 1


def _small(form: str, kinds: Mapping[str, str]) -> str:
    if form[:1].isupper() and form not in kinds and form.lower() in kinds:
        return form.lower()
    return form


def _quiet(form: str, kinds: Mapping[str, str]) -> str:
    if not form.isupper():
        return form
    lower, title = form.lower(), form.title()
    if lower in kinds and kinds[lower] != "NNP":
        return lower
    return title if title in kinds or len(form) > 3 else form


def turn(kind: str, tag: str | None) -> str:
    """How a word changes which verb the words before it look ahead to; see `turned`.

    Args:
        kind: The tags it is known to have.
        tag: Its tag when it has only one, else None.

    Returns:
        ``"verb"`` when it can be nothing but a verb, ``"stop"``, ``"break"``, or nothing.
    """
    if VERBAL.issuperset(kind.split("|")):
        return "verb"
    return "stop" if tag in STOPS else "break" if tag in BREAKS else ""


def turned(ahead: str, kind: str, turns: str) -> str:
    """The verb ahead of the word before this one, which has this `turn`."""
    if turns == "verb":
        return kind
    if turns == "stop":
        return "-"
    return "/" + ahead if turns and ahead[0] != "/" else ahead


def next_verbs(kinds: Sequence[str], tags: Sequence[str | None]) -> list[str]:
    """For each word, the kind of the first sure verb after it, marked when a break lies between.

    Args:
        kinds: The kind of each word.
        tags: The tag of each word that has only one, else None.
    """
    found: list[str] = []
    ahead = "-"
    for kind, tag in zip(reversed(kinds), reversed(tags), strict=True):
        found.append(ahead)
        ahead = turned(ahead, kind, turn(kind, tag))
    found.reverse()
    return found


def advance(state: str, tag: str, sure: str | None) -> str:
    """The state of the clause after a word: its last verb, and whether a break came since.

    Args:
        state: The state before the word; ``"-"`` at the start of a sentence.
        tag: The word's tag.
        sure: The word in small letters when its tag was looked up, else None.
    """
    if tag in VERBAL:
        return sure or tag
    if tag in STOPS:
        return "-"
    if tag in BREAKS and state[-1] != "/":
        return state + "/"
    return state


EDGE: Final = Features(
    EDGE_NAME,
    EDGE_NAME,
    EDGE_NAME,
    (),
    ("l" + EDGE_NAME,),
    ("l" + EDGE_NAME,),
    ("l" + EDGE_NAME,),
    ("l" + EDGE_NAME,),
    (),
)
"""What stands before the first word and after the last."""


def static_features(views: Sequence[Features], ahead: Sequence[str], index: int) -> list[str]:
    """The features of a word that do not depend on any tag given."""
    last = len(views) - 1
    here = views[index]
    before = views[index - 1] if index else EDGE
    before2 = views[index - 2] if index > 1 else EDGE
    after = views[index + 1] if index < last else EDGE
    after2 = views[index + 2] if index + 1 < last else EDGE
    return [
        *("o" + name for name in here.own),
        *("a" + name for name in before.before1),
        *("b" + name for name in before2.before2),
        *("c" + name for name in after.after1),
        *("d" + name for name in after2.after2),
        f"e{here.kind} {after.kind}",
        f"f{here.lower} {after.lower}",
        f"g{here.lower} {before.lower}",
        f"i{here.lower} {after.kind}",
        f"y{here.kind} {before.kind}",
        f"z{after.kind} {after2.kind}",
        f"r{here.kind} {ahead[index]}",
    ]


def dynamic_features(
    here: Features, after: Features, tags: tuple[str, str], state: str
) -> list[str]:
    """The features of a word that depend on the two tags before it and on the clause so far."""
    second, first = tags
    return [
        f"T{first}",
        f"U{second}",
        f"V{second}~{first}",
        f"n{after.kind} {first}",
        f"m{here.kind} {second}~{first}",
        f"s{here.kind} {state}",
        f"x{here.kind} {first}~{after.kind}",
        *(f"j{name} {first}" for name in here.joint),
    ]


def sure_tag(
    form: str, *, opening: bool, kinds: Mapping[str, str], sure: Mapping[str, str]
) -> str | None:
    """The tag of a word that nearly always has the same, else None.

    The capital of a first word may be that of a name ("President", "US").
    """
    if opening:
        lower = form.lower()
        if lower != form and lower in kinds and not (form in kinds and form[1:].isupper()):
            tag = sure.get(lower)
            return None if tag in NAMING and kinds.get(form) == "NNP" else tag
    return sure.get(form)
