"""Lists of bare verbs: "to free the crew, lower tariffs, and resume talks", "will A, B and C".

A tagger of single words takes the members in the middle for finite verbs, nouns or adjectives. That
the list starts behind "to" or a modal, and that an "and" with a bare verb closes it, tells them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from diplostance.parsing.tokens import Token, Words

_RESETS: Final = frozenset({"VBD", "VBZ", "WDT", "WP", "WRB"})
_OPENS_OBJECT: Final = frozenset({"DT", "PRP$", "PRP", "JJ", "JJR", "NNS", "NNP", "NNPS", "CD"})
_FOLLOWS: Final = _OPENS_OBJECT | {"NN", "IN", "RP", "TO", "VBG", "VBN", "RB"}
_NOMINAL: Final = frozenset({"NN", "NNP", "JJ", "JJR", "RB", "RBR", "VBD", "VBN"})


def bare_lists(tokens: Sequence[Token], tags: list[str], words: Words) -> None:
    """Mend the tags of the members of each closed list of bare verbs."""
    depth = 0
    """How many bare verbs behind "to" or a modal are open, one below the other."""
    held: list[int] = []
    for at in range(1, len(tags) - 1):
        tag, lower = tags[at], tokens[at].lower
        if _starts(tokens, tags, at, words):
            depth += 1
            held.clear()
        elif tag in _RESETS or lower == ";" or lower in words["that"]:
            depth = 0
        if not depth or tag not in {",", "CC"}:
            continue
        member = at + 1
        if tag == "," and tags[member] == "CC":
            continue
        while tags[member] == "RB" and member + 2 < len(tags):
            member += 1
        if member + 1 >= len(tags):
            return
        if tag == ",":
            if _member(tokens, tags, member, words):
                held.append(member)
        elif held and tags[member] in {"VB", "VBP"} and tags[member + 1] in _FOLLOWS:
            for place in (*held, member):
                if depth == 1 or tags[place] != "VBP":
                    tags[place] = "VB"
            held.clear()


def _starts(tokens: Sequence[Token], tags: list[str], at: int, words: Words) -> bool:
    """Tell whether a list can start here, with a bare verb behind "to" or a modal."""
    before = at - 1
    while before > 0 and tags[before] == "RB":
        before -= 1
    if tags[before] == "MD":
        return tags[at] == "VB"
    if tags[before] != "TO":
        return False
    if tags[at] in {"NN", "JJ", "JJR"} and _asked_of(tokens, tags, before, words):
        like = words["verb_like_nouns"] | words["verb_like_adjectives"]
        if tokens[at].lower in like and tags[at + 1] in _OPENS_OBJECT | {"NN"}:
            tags[at] = "VB"  # "urge both sides to lower tensions"
    return tags[at] == "VB"


def _asked_of(tokens: Sequence[Token], tags: Sequence[str], at: int, words: Words) -> bool:
    """Tell whether "to" stands behind whom a verb of asking asks, or behind the verb."""
    back = at - 1
    while back > 0 and tags[back] in {
        "DT",
        "JJ",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "CC",
        "POS",
        "IN",
        "PRP",
    }:
        back -= 1
    return tags[back][:2] == "VB" and tokens[back].lower in words["asking_verbs"]


def _member(tokens: Sequence[Token], tags: Sequence[str], at: int, words: Words) -> bool:
    """Tell whether a word behind a comma can be a bare verb with an object."""
    token, tag, after = tokens[at], tags[at], tags[at + 1]
    if not token.text.islower():
        return False
    if tag in {"VB", "VBP"}:
        return after in _FOLLOWS
    if tag not in _NOMINAL:
        return False
    if token.lower in words["verb_like_nouns"]:
        return after in _OPENS_OBJECT
    return token.lower in words["verb_like_adjectives"] and after in _OPENS_OBJECT | {"NN"}
