"""Tag repairs: what a tagger of single words gets wrong, and the sentence around them tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from diplostance.parsing.bare_lists import bare_lists
from diplostance.parsing.list_tags import by_neighbours
from diplostance.parsing.tokens import Token, Words
from diplostance.parsing.verb_tags import (
    asked_verbs,
    closing_verb,
    lone_verb,
    past_verbs,
    told_verbs,
    wished_verbs,
)

_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_MENDED = _FINITE | {"VB", "VBN", "NN", "JJ", "JJR"}
"""The tags that are mended, or that tell how those behind them are."""
_OPENS_SUBJECT = frozenset({"DT", "PRP", "PRP$", "NNP", "NN", "NNS", "JJ"})
_OPENS_OBJECT = frozenset({"DT", "PRP", "PRP$", "NNP"})
_FOLLOWS_VERB = frozenset({"NN", "NNS", "DT", "JJ", "PRP$", "IN", "PRP", "NNP", "TO"})


def repaired(tokens: Sequence[Token], tags: Sequence[str], words: Words) -> tuple[str, ...]:
    """Read "to" and a noun before another noun phrase as an infinitive: "to release the two".

    A name that is written like a common word in capitals ("US") is a name.
    """
    fixed = list(tags)
    _titled_names(tokens, fixed, words)
    _fillers(tokens, fixed, words)
    _inverted(tokens, fixed, words)
    names, nouns, prepositions = (
        words["capital_names"], words["always_nouns"], words["participle_prepositions"],
    )  # fmt: skip
    for at, token in enumerate(tokens):
        if token.text in names:
            fixed[at] = "NNP"
        elif token.lower in nouns:
            fixed[at] = "NN"
        elif (
            tags[at] in {"DT", "PDT"}
            and token.lower in words["floating"]
            and _floats(tokens, tags, at, words)
        ):
            fixed[at] = "RB"  # "neither accepts nor recognises"
        elif tags[at] == "CC" and token.lower in words["both"] and tags[at + 1 : at + 2] == ["TO"]:
            fixed[at] = "DT"  # "called on both to stop"
        elif (
            tags[at] == "VBG"
            and token.lower in prepositions
            and (at == 0 or tokens[at - 1].lower not in words["be"])
        ):
            fixed[at] = "IN"
    listed = False
    linking = words["as"]
    for at in range(1, len(tags) - 1):
        if (
            tags[at] not in _MENDED
            and fixed[at] not in _MENDED
            and tokens[at].lower != ";"
            and tokens[at].lower not in linking
        ):
            continue  # most words
        if tags[at] == "VB" and (
            tags[at - 1] == "TO"
            or (tags[at - 1] == "MD" and tokens[at].lower not in words["be"])
            or (tags[at - 1] == "RB" and at > 1 and tags[at - 2] in {"TO", "MD"})
        ):
            listed = True
        elif tags[at] in _FINITE or tokens[at].lower == ";":
            listed = False
        elif (
            listed
            and tags[at] in {"NN", "VBP", "JJ"}
            and tags[at - 1] in {",", "CC"}
            and tokens[at].lower in words["verb_like_nouns"]
            and tags[at + 1] in _FOLLOWS_VERB
            and tokens[at + 1].lower not in words["of"]
        ):
            fixed[at] = "VB"
        if (
            fixed[at] in {"NN", "VBP", "JJR"}
            and fixed[at - 1] == "TO"
            and tags[at + 1] in _OPENS_OBJECT
            and tokens[at].text.islower()
        ):
            fixed[at] = "VB"
        elif (
            fixed[at] in {"VBD", "VBN"}
            and fixed[at - 1] == "CC"
            and at > 1
            and fixed[at - 2] == "JJ"
            and tags[at + 1] in {"VBG", "JJ", "NN", "NNS"}
        ):
            fixed[at] = "JJ"
        elif fixed[at] in {"NN", "JJ", "VB"} and (
            _is_verb_here(tokens, fixed, at, words)
            or (fixed[at] == "VB" and _is_first_verb(tokens, fixed, at, words))
        ):
            fixed[at] = "VBP"
        if (
            tokens[at].lower in linking
            and at + 2 < len(tags)
            and (tokens[at + 1].lower in words["well"] and tokens[at + 2].lower in words["as"])
        ):
            fixed[at : at + 3] = ["CC", "CC", "CC"]
    return tuple(fixed)


def _fillers(tokens: Sequence[Token], tags: list[str], words: Words) -> None:
    """Read the "you know" and "look" before a comma of free speech as adverbs."""
    for at in range(len(tags) - 2):
        alone = at == 0 or tokens[at - 1].lower == ","
        if alone and tokens[at + 1].lower == "," and tokens[at].lower in words["filler_words"]:
            tags[at] = "RB"
        if tags[at] != "PRP" or tokens[at + 2].lower not in {",", "–", "—"}:
            continue
        begins = at == 0 or not tokens[at - 1].lower[0].isalnum() or tags[at - 1] == "CC"
        if begins and f"{tokens[at].lower} {tokens[at + 1].lower}" in words["fillers"]:
            tags[at : at + 2] = ["RB", "RB"]


def _inverted(tokens: Sequence[Token], tags: list[str], words: Words) -> None:
    """Read ", should the talks fail" as ", if the talks fail"."""
    if not tokens or tokens[-1].text == "?":
        return
    for at in range(len(tags) - 2):
        if tags[at] != "MD" or tokens[at].lower not in words["inverting_modals"]:
            continue
        if (at and tags[at - 1] != ",") or tags[at + 1] not in _OPENS_SUBJECT:
            continue
        verb = next(
            (i for i in range(at + 2, min(at + 9, len(tags))) if tags[i] in {"VB", "VBP"}), None
        )
        if verb is not None and not any(tags[i] in _FINITE for i in range(at + 1, verb)):
            tags[at], tags[verb] = "IN", "VBP"


def _titled_names(tokens: Sequence[Token], tags: list[str], words: Words) -> None:
    """Read the "Said" of "Mr. Said" as a name."""
    for at in range(1, len(tags)):
        if (
            tags[at] in {"VBD", "VBZ", "MD"}
            and tokens[at].text[:1].isupper()
            and tokens[at - 1].lower.rstrip(".") in words["label_titles"]
        ):
            tags[at] = "NNP"


def _floats(tokens: Sequence[Token], tags: Sequence[str], at: int, words: Words) -> bool:
    """Tell whether "each" or "neither" stands before a verb: "have each promised"."""
    if at == 0 or at + 1 >= len(tags):
        return False
    if tags[at + 1] in {"VBN", "VB"}:
        return tags[at - 1] == "MD" or tokens[at - 1].lower in words["auxiliaries"]
    return tags[at + 1] in _FINITE and tags[at - 1] in {"NNP", "NNPS", "NNS", "PRP"}


def _is_first_verb(tokens: Sequence[Token], tags: Sequence[str], at: int, words: Words) -> bool:
    """Tell whether a bare verb behind a plural subject is the first verb of its clause."""
    before = at - 1
    while before > 0 and tags[before] == "RB":
        before -= 1
    if tags[before] not in {"NNS", "NNPS", "NNP", "NN"}:
        return False
    for back in range(before, -1, -1):
        if tags[back][:2] in {"VB", "MD", "TO"}:
            return False
        if tokens[back].lower in words["subordinators"] or tokens[back].lower in words["that"]:
            return True
    return True


def _is_verb_here(tokens: Sequence[Token], tags: Sequence[str], at: int, words: Words) -> bool:
    """Read "we all express our thanks" and "the parties use their influence"."""
    after = tags[at + 1]
    before = at - 1
    if after == "PRP$" and tags[before] in {"NNS", "NNPS", "NN", "NNP"}:
        return tags[at] == "NN"
    if tags[before] == "WDT" and tags[at] == "NN":
        return after in {"NN", "NNS", "DT", "JJ", "NNP", "PRP$"}
    while before > 0 and tags[before] in {"RB", "DT"}:
        before -= 1
    subject = tags[before] == "PRP" and tokens[before].lower in words["plural_subjects"]
    return subject and after in {"PRP$", "DT", "IN", "TO", "PRP", "JJ", "NNP", "NNS"}


def with_verb(
    tokens: Sequence[Token], tags: tuple[str, ...], is_cue: Callable[[str], bool], words: Words
) -> tuple[str, ...]:
    """Read a cue as a verb where a sentence would have none: "China demands that".

    A first word in "-ing" before a noun phrase ("Condemning the raid, ...") is a verb as well.
    """
    fixed = list(tags)
    size = len(tags)
    if (
        size > 1
        and tags[0] in {"NNP", "NN"}
        and tokens[0].lower.endswith("ing")
        and (tags[1] in _FOLLOWS_VERB and is_cue(tokens[0].lower))
    ):
        fixed[0] = "VBG"
    if _FINITE.isdisjoint(tags) and "VBG" not in fixed[:2]:
        for at in range(1, size - 1):
            if (
                tags[at] == "NNS"
                and tags[at - 1] in {"NNP", "NNPS", "NN", "PRP", "CD"}
                and is_cue(tokens[at].lower)
                and (tags[at + 1] in _FOLLOWS_VERB or tokens[at + 1].lower in words["that"])
            ):
                fixed[at] = "VBZ"
                break
        else:
            lone_verb(tokens, fixed, is_cue, words)
    if fixed[:1] == ["VBG"] and tokens[0].lower in words["premodifiers"]:
        fixed[0] = "JJ"  # "Existing accords must be observed"
    asked_verbs(tokens, fixed, words)
    _go_on(tokens, fixed, is_cue, words)
    past_verbs(tokens, fixed, is_cue, words)
    told_verbs(tokens, fixed, words)
    wished_verbs(tokens, fixed, words)
    by_neighbours(tokens, fixed, words)
    bare_lists(tokens, fixed, words)
    closing_verb(tokens, fixed, is_cue)
    plural = "VBP" in tags
    for at in range(2, size - 1):
        if fixed[at] not in {"NN", "VB"} or (fixed[at] == "VB" and tags[at - 1] != ","):
            continue
        if (
            tags[at - 1] == ","
            and (tags[at + 1] in {"IN", "PRP"} or tokens[at + 1].lower in words["that"])
            and is_cue(tokens[at].lower)
            and tokens[at].lower in words["clause_verbs"]
        ):
            fixed[at] = "VBG"  # ", warning of reprisals"
            continue
        if (
            tags[at - 1] == ","
            and tags[at + 1] in {"RP", "IN", "DT", "PRP$", "NNP"}
            and tokens[at].lower.endswith("ing")
            and tokens[at].text.islower()
            and (
                is_cue(f"{tokens[at].lower} {tokens[at + 1].lower}")
                or (tags[at + 1] not in {"RP", "IN"} and is_cue(tokens[at].lower))
            )
        ):
            fixed[at] = "VBG"  # ", ruling out talks"
            continue
        if _behind_with(tokens, tags, at, words) and is_cue(
            f"{tokens[at].lower} {tokens[at + 1].lower}"
        ):
            fixed[at] = "VBG"  # "with Foreign Minister Hauge warning against"
            continue
        if plural and tags[at - 1] == "CC" and _second_cue(tokens, tags, at, is_cue, words):
            fixed[at] = "VBP"
        if (
            fixed[at] == "NN"  # still
            and (
                (tags[at + 1] in {"DT", "PRP$"} and tags[at - 1] in {"NNP", "NNPS", "NNS"})
                or (tags[at - 1][:2] == "NN" and _has_particle(tokens, tags, at, words))
            )
            and tokens[at].text.islower()
            and _that_before(tokens, tags, at, words)
        ):
            fixed[at] = "VBP"
    return tuple(fixed)


def _second_cue(
    tokens: Sequence[Token],
    tags: Sequence[str],
    at: int,
    is_cue: Callable[[str], bool],
    words: Words,
) -> bool:
    """Read the second verb of "we condemn the raid and call for", "we trust them and hope that"."""
    after = tokens[at + 1].lower
    if tags[at + 1] == "IN" and is_cue(f"{tokens[at].lower} {after}"):
        return True
    said = after in words["that"] or tags[at + 1] == "PRP"
    ends = tags[at - 2] in {"NNS", "NNPS", "NNP", "RB", "JJ"}
    return said and ends and is_cue(tokens[at].lower)


def _behind_with(tokens: Sequence[Token], tags: Sequence[str], at: int, words: Words) -> bool:
    """Tell whether a word in "-ing" stands behind "with" and a name."""
    back = at - 1
    while back > 0 and tags[back] in {"NNP", "NNPS"}:
        back -= 1
    named = back < at - 1 and tokens[at].lower.endswith("ing")
    return named and tokens[back].lower in words["absolute_heads"]


def _has_particle(tokens: Sequence[Token], tags: Sequence[str], at: int, words: Words) -> bool:
    """Tell whether it is "that Uganda hand over the suspects", "that the army return to"."""
    if tokens[at].lower not in words["verb_like_nouns"] or at + 2 >= len(tags):
        return False
    if tags[at + 1] == "TO" or (tags[at + 1] in {"RP", "IN"} and tags[at + 2] in {"DT", "PRP$"}):
        return True
    bare = tags[at + 2] in {"JJ", "NN", "NNS", "NNP", "CD"}
    return bare and tokens[at + 1].lower in words["particles"]


def _go_on(
    tokens: Sequence[Token], tags: list[str], is_cue: Callable[[str], bool], words: Words
) -> None:
    """Read the second verb of "condemns the raid and vows to", which looks like a plural noun."""
    if "VBZ" not in tags:
        return
    seen = False
    for at in range(1, len(tags) - 1):
        if tags[at] == "VBZ":
            seen = True
        elif (
            seen
            and tags[at] == "NNS"
            and (
                tags[at - 1] in {"CC", ","}
                or (tags[at - 1] == "RB" and tags[at - 2] in {"CC", ","})
            )
            and is_cue(tokens[at].lower)
            and tags[at + 1] != "WDT"  # "attacks and strikes that kill"
            and (tags[at + 1] in _FOLLOWS_VERB or tokens[at + 1].lower in words["that"])
            and not (at > 1 and tags[at - 2] == "NNS" and is_cue(tokens[at - 2].lower))
        ):
            tags[at] = "VBZ"


def _that_before(tokens: Sequence[Token], tags: Sequence[str], at: int, words: Words) -> bool:
    for back in range(at - 1, max(-1, at - 8), -1):
        if tags[back][:2] in {"VB", "MD"}:
            return False
        if tokens[back].lower in words["that"]:
            return True
    return False


def opened(
    lower: Sequence[str],
    tags: tuple[str, ...],
    opening: Callable[[str], bool],
    openers: frozenset[str],
) -> tuple[str, ...]:
    """Read the first word, behind adverbs, and one behind "and" or a comma as verbs."""
    if not tags:
        return tags
    fixed = list(tags)
    first = next((at for at, tag in enumerate(tags) if tag != "RB"), 0)
    if tags[first] == "NNP" and lower[first] in openers and first + 1 < len(tags):
        fixed[first] = "RB"  # "Further invites the Council"
        first += 1
    felt = first + 1 < len(tags) and lower[first].endswith("ed") and tags[first + 1] == "IN"
    if felt and (tags[first] == "JJ" or (tags[first] == "NNP" and opening(lower[first]))):
        fixed[first] = "VBN"  # "Deeply alarmed by reports of famine"
    for at in range(len(tags) - 1):
        starts = (
            at == 0
            or tags[at - 1] in {"CC", ",", ":"}
            or (at == 1 and (lower[0].endswith("ly") or fixed[0] == "RB"))
        )
        if starts and opening(lower[at]) and tags[at][:2] in {"NN", "VB", "JJ"}:
            if lower[at].endswith("ing"):
                fixed[at] = "VBG"
            elif lower[at].endswith("s") and (
                at < 2 or tags[at] == "VBZ" or tags[at + 1] in _FOLLOWS_VERB - {"NN", "NNS", "JJ"}
            ):
                fixed[at] = "VBZ"
    return tuple(fixed)
