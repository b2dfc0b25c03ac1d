"""Syntax: tags, verb groups and noun phrases of one sentence.

A `Phrase` is the sentence as the rules see it. Quotation marks are left out of its words, so that
a quotation mark in the middle of a phrase hides nothing; every word knows the quotation that it
stands in. Clauses are built on top, in `diplostance.parsing.clauses`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from diplostance.parsing.chunks import Phrase
from diplostance.parsing.self_repair import voided
from diplostance.parsing.tag_repairs import opened, repaired, with_verb
from diplostance.parsing.tagger import Tagger
from diplostance.parsing.tokens import QUOTE_MARKS, Quotation, Token, Words
from diplostance.parsing.verb_groups import verb_groups

_YEAR = 4
"""How many digits the year of "in 2018 / President Holt" has."""


def analyse(
    text: str,
    tokens: Sequence[Token],
    offset: int,
    quotations: Sequence[Quotation],
    tagger: Tagger,
    words: Words,
    block: int,
    is_cue: Callable[[str], bool],
    *,
    opens: bool = False,
) -> Phrase:
    """Tag a sentence and find its verb groups.

    Args:
        text: The whole text.
        tokens: The tokens of the sentence.
        offset: Number of the first of them in the whole text.
        quotations: The quotations that may overlap the sentence, in text order.
        tagger: The tagger of the language.
        words: The closed classes of the language.
        block: Number of the block.
        is_cue: Tells the words that are verbs of the lexicon.
        opens: Whether the sentence starts with its verb ("Calls for restraint").
    """
    kept, quoted = _without_marks(tokens, offset, quotations)
    lower = tuple([token.lower for token in kept])
    void = voided(lower, words)
    if void:
        left = [at for at in range(len(kept)) if at not in void]
        kept, quoted = [kept[at] for at in left], [quoted[at] for at in left]
        lower = tuple([lower[at] for at in left])
    tags = repaired(kept, tagger.tag([token.text for token in kept]), words)
    if opens:
        tags = opened(lower, tags, is_cue, words["opening_adverbs"])
    tags = with_verb(kept, tags, is_cue, words)
    stops = _stops(lower, tags, words)
    groups, group_of = verb_groups(lower, tags, words)
    return Phrase(text, tuple(kept), lower, tags, tuple(quoted), block, stops, groups, group_of)


def _without_marks(
    tokens: Sequence[Token], offset: int, quotations: Sequence[Quotation]
) -> tuple[Sequence[Token], list[int]]:
    """Leave quotation marks out, and give for each word where its quotation starts, or -1."""
    if not quotations or quotations[0].first >= offset + len(tokens):
        kept = [token for token in tokens if token.text not in QUOTE_MARKS]
        return kept, [-1] * len(kept)
    kept = []
    quoted: list[int] = []
    position = 0
    for number, token in enumerate(tokens, offset):
        while position < len(quotations) and quotations[position].last <= number:
            position += 1
        inside = position < len(quotations) and quotations[position].first <= number
        if token.text in QUOTE_MARKS and not (
            inside and token.text in "'’" and number + 1 < quotations[position].last
        ):
            continue
        kept.append(token)
        quoted.append(quotations[position].start if inside else -1)
    return kept, quoted


def _stops(lower: Sequence[str], tags: Sequence[str], words: Words) -> frozenset[int]:
    days, times = words["day_names"], words["time_nouns"]
    modifiers, links = words["past_day_modifiers"], words["in"]
    found = "CD" in tags and {
        at
        for at in range(1, len(lower) - 1)
        if tags[at] == "CD" and tags[at + 1] == "NNP" and lower[at - 1] in links
        and len(lower[at]) == _YEAR and lower[at].isdigit()
    }  # fmt: skip
    if days.isdisjoint(lower) and times.isdisjoint(lower):
        return frozenset(found or ())
    return frozenset(found or ()) | frozenset(
        at
        for at in range(len(lower) - 1)
        if (lower[at] in days and tags[at + 1] not in {"POS", "NN", "NNS", "CD", ","})
        or (lower[at] in times and tags[at + 1] in {"NNP", "DT", "PRP"})
        or (
            lower[at + 1] in modifiers
            and lower[at + 2 : at + 3] != ()
            and lower[at + 2] in times
            and tags[at] in {"NN", "NNS", "NNP", "NNPS"}
        )  # "Egypt / last week"
    )
