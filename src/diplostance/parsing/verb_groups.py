"""Verb groups: a verb with its auxiliaries, its "to" and its "not"."""

from __future__ import annotations

from collections.abc import Sequence

from diplostance.parsing.chunks import VerbGroup
from diplostance.parsing.tokens import Words

_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
_BEFORE_MODIFIER = frozenset(
    {"DT", "PRP$", "JJ", "POS", "CD", "CC", "NN", "NNP", "RB", "RBS", "RBR", "VBN"}
)
_MODIFIERS = frozenset({"JJ", "CC", "RB", "RBS", "RBR", "VBN", "VBG", "NN", "NNP", ","})
_MODIFIED = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ"})


def verb_groups(
    lower: Sequence[str], tags: Sequence[str], words: Words
) -> tuple[tuple[VerbGroup, ...], tuple[int, ...]]:
    """Give the verb groups of a sentence, and for each word the number of its group or -1."""
    found: list[VerbGroup] = []
    group_of = [-1] * len(tags)
    free = 0
    """The first word behind the last group."""
    for index, tag in enumerate(tags):
        if tag in _VERBS and index >= free and not modifies_noun(tags, index):
            group = _group(lower, tags, index, words)
            for at in range(group.first, group.last):
                group_of[at] = len(found)
            found.append(group)
            free = group.last
    return tuple(found), tuple(group_of)


def modifies_noun(tags: Sequence[str], index: int) -> bool:
    """Tell whether a participle stands before a noun, as in "the detained sailors"."""
    if tags[index] not in {"VBN", "VBG"} or index + 1 >= len(tags):
        return False
    before = tags[index - 1] if index else ""
    if tags[index] == "VBG" and before == "NNP" and tags[index + 1] == "JJ":
        return False  # "with France encouraging foreign firms"
    return (
        tags[index + 1] in _MODIFIED
        and before in _BEFORE_MODIFIER
        and (_inside_phrase(tags, index))
    )


def _past_adverb(lower: Sequence[str], tags: Sequence[str], at: int, words: Words) -> int:
    """Step over the adverb of "has formally lifted", "has today lifted", "has this week lifted"."""
    size = len(tags)
    behind = at + 1
    if tags[at] == "DT" and lower[at] in words["pointing"]:
        if behind >= size or lower[behind] not in words["time_nouns"]:
            return at
        behind += 1
    elif tags[at] != "RB" and lower[at] not in words["day_names"]:
        return at
    further = behind < size and (
        tags[behind] in _VERBS or tags[behind] == "RB" or lower[behind] in words["day_names"]
    )
    return behind if further else at


def _past_behind_do(
    lower: Sequence[str], tags: Sequence[str], head: int, at: int, words: Words
) -> bool:
    """Tell whether a new clause starts behind "did": "What they did was lawful"."""
    if tags[at] not in {"VBD", "VBN"} or lower[head] not in words["did_modals"]:
        return False
    return lower[at] in words["be"] or lower[at].endswith("ed")


def _inside_phrase(tags: Sequence[str], index: int) -> bool:
    at = index - 1
    while at >= 0 and tags[at] in _MODIFIERS:
        at -= 1
    if at >= 0 and tags[at] == "IN":
        return "JJ" in tags[at + 1 : index]
    return at >= 0 and tags[at] in {"DT", "PRP$", "POS", "CD"}


def _group(lower: Sequence[str], tags: Sequence[str], first: int, words: Words) -> VerbGroup:
    negators, auxiliaries = words["negators"], words["auxiliaries"]
    head = first
    index = first + 1
    size = len(tags)
    modal = lower[first] if tags[first] == "MD" else None
    negated = first > 0 and lower[first - 1] in negators and tags[first - 1] != "DT"
    if first > 1 and lower[first - 2] in negators and lower[first - 1] in words["longer"]:
        negated = True
    helper = modal is not None or lower[first] in auxiliaries
    while index < size:
        tag = tags[index]
        if lower[index] in negators and tag not in {"DT", "IN", "CC"} and helper:
            negated = True
            index += 1
        elif helper and (behind := _past_adverb(lower, tags, index, words)) > index:
            index = behind
        elif helper and _past_behind_do(lower, tags, head, index, words):
            break
        elif helper and tag in {"VB", "VBN", "VBG", "VBD", "VBP"}:
            head = index
            helper = lower[index] in auxiliaries
            index += 1
        else:
            break
    last = index if lower[index - 1] in negators else head + 1
    passive = tags[head] in {"VBN", "VBD"} and any(
        lower[i] in words["be"] for i in range(first, head)
    )
    back = first - 1
    while back > 0 and tags[back] == "RB":
        back -= 1
    infinitive = back >= 0 and tags[back] == "TO" and tags[first] in {"VB", "VBP"}
    if infinitive and back > 0 and lower[back - 1] in negators:
        negated = True
    finite = tags[first] in _FINITE and not infinitive
    return VerbGroup(first, max(last, head + 1), head, finite, infinitive, passive, negated, modal)
