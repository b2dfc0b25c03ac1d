"""Which tags each word may have, and which words have only one: for `train_tagger`."""

from __future__ import annotations

import collections
from collections.abc import Mapping, Sequence

from tagger_treebanks import Tagged

from diplostance.parsing.tagger_features import LIGHT, plain

WIDENED_BELOW = 60
"""A word seen as often is trusted to have shown all its tags."""
VERBS_BELOW = 200
"""The same for words of the list of verbs, which says what the treebanks do not."""


def lexicon(
    sentences: Sequence[Tagged],
    verbs: Mapping[str, frozenset[str]],
    times: Mapping[str, int],
) -> tuple[dict[str, str], dict[str, str], collections.Counter[str]]:
    """The words seen twice or more with the tags they have, those with one tag, and counts.

    Args:
        sentences: The sentences to train on.
        verbs: The forms of listed verbs with the tags they may have.
        times: How much a sentence counts, by treebank.
    """
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    seen: collections.Counter[str] = collections.Counter()
    trusted: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for sentence in sentences:
        weight = times[sentence.source]
        opening = True
        names: set[str] = set()
        for word, tag in zip(map(plain, sentence.words), sentence.tags, strict=True):
            if opening and word[:1].isupper() and not tag.startswith("NNP"):
                word = word.lower()  # noqa: PLW2901
            if not opening or not word[:1].isupper():
                counts[word][tag] += weight
                names.add(word)
            if sentence.source != "masc":
                trusted[word][tag] += 1
            opening = opening and word in LIGHT
        seen.update(names)
    kinds: dict[str, str] = {}
    sure: dict[str, str] = {}
    for word, tags in counts.items():
        if seen[word] < 2:
            continue
        total = tags.total()
        common = [t for t, n in tags.most_common(4) if n > 1 and n >= 0.04 * total]
        kinds[word] = "|".join(sorted(common or [tags.most_common(1)[0][0]]))
        tag, count = tags.most_common(1)[0]
        clean = trusted[word]
        if total >= 20 and count >= 0.985 * total and clean[tag] >= 0.95 * clean.total():
            sure[word] = tag
    add_verbs(kinds, sure, counts, verbs)
    widened = widen(kinds)
    rare = {word for word in widened if counts[word].total() < WIDENED_BELOW}
    for word in sorted(widened):
        if word in rare or "|" in kinds[word] or word.endswith("ed"):
            kinds[word] = widened[word]
            sure.pop(word, None)
    return kinds, sure, seen


def add_verbs(
    kinds: dict[str, str],
    sure: dict[str, str],
    counts: Mapping[str, collections.Counter[str]],
    verbs: Mapping[str, frozenset[str]],
) -> None:
    """Give listed verbs their tags, beside those that they were seen with."""
    for word, tags in verbs.items():
        seen = counts[word].total() if word in counts else 0
        known = frozenset(kinds[word].split("|")) if word in kinds else frozenset[str]()
        if seen < VERBS_BELOW and not tags <= known:
            kinds[word] = "|".join(sorted(tags | known))
            sure.pop(word, None)


def widen(kinds: Mapping[str, str]) -> dict[str, str]:
    """The words that other forms of the same word give more tags than they were seen with."""
    found: dict[str, str] = {}
    sets = {word: frozenset(kind.split("|")) for word, kind in kinds.items() if word.islower()}
    for word, tags in sets.items():
        more = set(tags)
        if word.endswith("ed") and tags & {"VBD", "VBN"}:
            more |= {"VBD", "VBN"}
        if "NN" in tags and "VB" not in tags:
            past = word + "d" if word.endswith("e") else word + "ed"
            if sets.get(past, frozenset()) & {"VBD", "VBN"}:
                more.add("VB")
        if more & {"VB", "VBP"}:
            more |= {"VB", "VBP"}
        if word.endswith("s") and tags & {"NNS", "VBZ"}:
            for stem in stems(word):
                of_stem = sets.get(stem, frozenset())
                more |= {"VBZ"} if of_stem & {"VB", "VBP"} else set()
                more |= {"NNS"} if "NN" in of_stem else set()
        if more != tags:
            found[word] = "|".join(sorted(more))
    return found


def stems(word: str) -> list[str]:
    """What a word in -s may be a form of."""
    found = [word[:-1]]
    if word.endswith("es"):
        found.append(word[:-2])
    if word.endswith("ies"):
        found.append(word[:-3] + "y")
    return found
