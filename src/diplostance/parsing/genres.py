"""Genres: whether a text reports what others say or is an official's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplostance.parsing.tokens import Words

_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"\n]{0,2000}\"")
_LOOKED_AT = 4000
_WORD = re.compile(r"[^\W\d_]+")
_FEW = 2
_MANY = 6
_PER = 900
"""An interview says "I" or "we" at least once in so many characters."""
_ASKING = 3
_MAX_LETTERHEAD = 120
_OPENERS = 4
NAMED = ("communique", "speech", "statement")
"""Genres that words of the headline name, in the order in which they are tried."""


def recognise_genre(text: str, heads: Sequence[str], openers: Sequence[str], words: Words) -> str:
    """Tell a report from an official's own text.

    Args:
        text: The text.
        heads: The headline and the lines above the body.
        openers: The first paragraphs of the body.
        words: The closed classes of the language.

    Returns:
        ``communique``, ``speech``, ``statement``, ``news``, or ``unknown`` for no words at all.
    """
    start = text[:_LOOKED_AT]
    if not start.strip():
        return "unknown"
    named = " ".join(heads).lower()
    titled = [
        genre for genre in NAMED if any(phrase in named for phrase in words[f"{genre}_titles"])
    ]
    announced = any(is_letterhead(line, words) for line in heads) or any(
        _announces_text(opener, words) for opener in openers[:_OPENERS]
    )
    if announced and not titled:
        return "statement"
    unquoted = _QUOTED.sub(" ", start)
    telling, we = words["telling_words"], words["first_person_plural"]
    told = first_person = 0
    for raw in unquoted.split():
        word = raw.strip(",.;:()")
        lower = word.lower()
        told += lower in telling and not raw.endswith(":")
        first_person += lower in we and not word.isupper()
    if titled and (not told or (first_person and told <= _FEW)):
        return titled[0]
    if announced:
        return "statement"
    if first_person >= _FEW and told <= _FEW and unquoted.count("?") < _ASKING:
        return "statement"
    return "news"


def is_interview(text: str, words: Words) -> bool:
    """Tell whether a text is full of an "I" or "we" that is not quoted, and of questions.

    Whose words these are the text does not say sentence by sentence: nobody's who is merely named.
    """
    if text.count("?") < _ASKING:
        return False
    unquoted = _QUOTED.sub(" ", text)
    if unquoted.count("?") < _ASKING:
        return False
    own = sum(
        1
        for word in _WORD.findall(unquoted)
        if words.oneself(word.lower()) and (len(word) == 1 or not word.isupper())
    )
    return own >= _MANY and own * _PER >= len(unquoted)


def declares(heads: Sequence[str], words: Words) -> bool:
    """Tell whether a headline or letterhead says that the text is somebody's statement."""
    named = " ".join(heads).lower()
    return any(phrase in named for genre in NAMED for phrase in words[f"{genre}_titles"]) or any(
        is_letterhead(line, words) for line in heads
    )


def words_of(heads: Sequence[str]) -> frozenset[str]:
    """Give the words of the headings in lower case."""
    return frozenset(word.lower() for word in _WORD.findall(" ".join(heads)))


def is_letterhead(line: str, words: Words) -> bool:
    """Tell whether a line is "Office of the Spokesperson" or "Amina Otieno, Spokesperson"."""
    line = line.strip(" *#")
    if not line or len(line) > _MAX_LETTERHEAD or line.endswith((".", "!", "?")):
        return False
    lower = line.lower()
    if any(lower.startswith(start) for start in words["letterhead_starts"]):
        return _no_sentence(line)
    name, comma, office = line.partition(", ")
    if not comma or len(name.split()) > 5 or not _no_sentence(name):
        return False
    parts = [part.strip(",.") for part in office.lower().split()]
    places = [at for at, part in enumerate(parts) if part in words["letterhead_offices"]]
    if not places or not _no_sentence(office):
        return False
    behind = parts[places[-1] + 1 :]
    return (
        not behind
        or behind[0] in words["office_links"]
        or parts[places[-1]] != office.split()[places[-1]].lower().strip(".")
    )


def _no_sentence(line: str) -> bool:
    """Tell whether all longer words of a line are capitalised, as in a letterhead."""
    return all(word[:1].isupper() or len(word) < 4 for word in _WORD.findall(line))


def _announces_text(opener: str, words: Words) -> bool:
    """Read "The following is attributable to Spokesperson Ned Price:"."""
    parts = re.findall(r"[^\W_]+", opener[:400].lower())
    for at, part in enumerate(parts):
        if at and part in words["following"] and parts[at - 1] in words["definite"]:
            behind = parts[at + 1 : at + 6]
            return any(word in words["attributable"] | words["text_nouns"] for word in behind)
    return False
