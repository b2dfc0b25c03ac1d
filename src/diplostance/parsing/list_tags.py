"""Tags that the neighbours decide: "the injured", "cannot sign", "and step up patrols"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from diplostance.parsing.tokens import Token, Words

_OBJECT: Final = frozenset({"DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "CD"})
_BARRIERS: Final = frozenset({"MD", "TO", "WP", "WDT", ":"})
_NOMINAL: Final = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBG", "CD"})


def by_neighbours(tokens: Sequence[Token], tags: list[str], words: Words) -> None:
    """Mend the tags of words that stand where only a noun, or only a verb, can stand."""
    stative = False
    for at in range(1, len(tags) - 1):
        stative = stative or tokens[at].lower in words["be"]
        lower = tokens[at].lower
        _MENDERS.get(tags[at], _kept)(tokens, tags, at, words)
        if lower in words["adverbial_middles"]:
            _adverbial(tokens, tags, at, words)
        _floating(tokens, tags, at, words)
        _by_word(tokens, tags, at, words)
        tag, before, after = tags[at], tags[at - 1], tags[at + 1]
        if tag in {"VBN", "VBD"} and lower in words["people_participles"]:
            if tokens[at - 1].lower in words["definite"] and after not in _NOMINAL:
                tags[at] = "NNS"  # "treat the injured"
        elif tag == "JJ" and before == "CC" and not stative and lower.endswith("ed"):
            _second_past(tags, at)
        elif tag == "VBG" and before == "CC" and tokens[at + 1].lower in words["of"]:
            joined = at - 2 - (tags[at - 2] == ",")
            if joined >= 0 and tags[joined] == "NN":
                tags[at] = "NN"  # "the destruction and looting of homes"
        elif tag == "VB" and before == "TO" and lower in words["adjective_verbs"]:
            if after == "NN" and tags[at - 2] in {"NN", "NNS", "VBN", "JJ"}:
                tags[at] = "JJ"  # "our commitment to free trade"
        elif tag in {"VB", "VBP"} and before == "CC" and after == "IN" and at > 3:
            expressed = tokens[at - 4].lower in words["expressing_verbs"]
            if expressed and tags[at - 3] in {"PRP$", "JJ"} and tags[at - 2] == "NN":
                tags[at] = "NN"  # "express our shock and anguish at"
        elif tag == "NN" and before == "MD" and after in {"DT", "PRP", "PRP$", "NNP"}:
            if at == 1 or tags[at - 2] != "DT":
                tags[at] = "VB"  # "we cannot sign that"
        elif (
            tag == "NN"
            and before in {"CC", ","}
            and tokens[at + 1].lower in words["particles"]
            and at + 2 < len(tags)
            and tags[at + 2] in _OBJECT
            and any(other in {"VB", "VBP"} for other in tags[:at])
        ):
            tags[at], tags[at + 1] = "VB", "RP"  # "and step up patrols"


def _second_past(tags: list[str], at: int) -> None:
    """Read the second verb of "commended the envoy and tasked our officials"."""
    after = tags[at + 1]
    behind_comma = tags[at - 2] == "," and after in {"TO", "IN"}  # ", and resorted to"
    if behind_comma or after in {"PRP$", "DT"}:
        tags[at] = "VBD"


def _by_word(tokens: Sequence[Token], tags: list[str], at: int, words: Words) -> None:
    """Mend the tag of a word that is always an adjective, or a verb behind "let me"."""
    if tags[at] in {"VBP", "RB", "NN"} and tokens[at].lower in words["plain_adjectives"]:
        tags[at] = "JJ"  # "efforts conducive to peace"
    elif tags[at] in {"VB", "VBP"} and tags[at + 1] in {",", "CC"}:
        if tags[at - 1] in {",", "CC"} and tokens[at].lower in words["verb_like_adjectives"]:
            tags[at] = "JJ"  # "a region that is open, secure, and free"
    elif tags[at] == "VBG" and tokens[at].lower in words["premodifiers"]:
        if tags[at + 1][:2] == "NN" and tags[at - 1] in {"IN", "JJ", "CC", "DT"}:
            tags[at] = "JJ"  # "the issue of missing persons"
    elif tags[at] in {"VBP", "NN"} and _let(tokens, tags, at, words):
        tags[at] = "VB"  # "Let me stress that"
        if tags[at + 1] == "WDT":
            tags[at + 1] = "IN"


def _let(tokens: Sequence[Token], tags: Sequence[str], at: int, words: Words) -> bool:
    """Tell whether a verb stands behind "let me" or "let us also"."""
    back = at - 1
    while back > 0 and tags[back] == "RB":
        back -= 1
    if tags[back] != "PRP":
        return False
    return back > 0 and tokens[back - 1].lower in words["permission_verbs"]


def _pointed(tokens: Sequence[Token], tags: list[str], at: int, words: Words) -> None:
    """Read "denied that, saying", "accused each other of", "to its sanctions list."."""
    tag, before, after = tags[at], tags[at - 1], tags[at + 1]
    lower = tokens[at].lower
    if tag == "IN" and lower in words["that"] and before[:2] == "VB":
        ends = at + 2 == len(tags) or (after == "," and tags[at + 2] in {"VBG", "CC"})
        if ends and not tokens[at + 1].text.isalnum():
            tags[at] = "DT"
    elif (tag in {"JJ", "DT"} and f"{tokens[at - 1].lower} {lower}" in words["reciprocals"]) or (
        (tag, before) == ("VBP", "NNS")
        and after in {".", ",", "IN"}
        and at > 3
        and tags[at - 2] == "PRP$"
        and tags[at - 3] in {"TO", "IN"}
    ):
        tags[at] = "NN"


def _joined_verb(tokens: Sequence[Token], tags: list[str], at: int, words: Words) -> None:
    """Read "called in the envoy and put off the talks", "nine ships, some of them armed, were"."""
    tag, before, after = tags[at], tags[at - 1], tags[at + 1]
    if tokens[at].lower in words["invariable_verbs"] and tag in {"VB", "VBD"}:
        joined = "CC" in {before, tags[at - 2] if before == "RB" else before}
        verb = _verb_before(tags, at) if joined else ""
        if verb in {"VB", "VBD"}:
            tags[at] = verb  # "asked Chad to close the border and cut ties"
    elif tag == "VBD" and after == "," and before == "PRP" and at + 2 < len(tags):
        apart = tags[at - 2] == "IN" and "," in tags[max(0, at - 5) : at]
        if apart and tags[at + 2] in {"VBD", "VBZ", "VBP", "MD"}:
            tags[at] = "VBN"


def _verb_before(tags: Sequence[str], at: int) -> str:
    """Give the tag of the verb before, or of the "to" or "who" that comes first."""
    return next((tag for tag in reversed(tags[:at]) if tag[:2] == "VB" or tag in _BARRIERS), "")


def _floating(tokens: Sequence[Token], tags: list[str], at: int, words: Words) -> None:
    """Read "will each lower tariffs", where a verb stands behind "each"."""
    if tags[at - 1] != "MD" or tokens[at].lower not in words["floating"]:
        return
    if at + 2 >= len(tags) or tags[at + 1] not in {"JJR", "JJ", "NN"}:
        return
    if tags[at + 2] in {"NNS", "DT", "PRP$", "NNP"}:
        tags[at : at + 2] = ["RB", "VB"]


def _adverbial(tokens: Sequence[Token], tags: list[str], at: int, words: Words) -> None:
    """Read "if need be" as one adverb."""
    if " ".join(token.lower for token in tokens[at - 1 : at + 2]) in words["adverbial_phrases"]:
        tags[at - 1 : at + 2] = ["RB", "RB", "RB"]


def _kept(tokens: Sequence[Token], tags: list[str], at: int, words: Words) -> None:
    """Leave a tag as it is."""


_MENDERS: Final[Mapping[str, Callable[[Sequence[Token], list[str], int, Words], None]]] = {
    "IN": _pointed, "JJ": _pointed, "DT": _pointed, "VBP": _pointed,
    "VB": _joined_verb, "VBD": _joined_verb,
}  # fmt: skip
