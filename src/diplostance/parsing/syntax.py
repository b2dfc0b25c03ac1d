"""Syntax: tags, verb groups and noun phrases of one sentence.

A `Phrase` is the sentence as the rules see it. Quotation marks are left out of its words, so that
a quotation mark in the middle of a phrase hides nothing; every word knows the quotation that it
stands in. Clauses are built on top, in `diplostance.parsing.clauses`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import field, frozen

from diplostance.model import Span
from diplostance.parsing.tagger import Tagger
from diplostance.parsing.tokens import QUOTE_MARKS, Quotation, Token, Words
from diplostance.parsing.verb_tags import lone_verb, past_verbs, told_verbs

HEAD_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "PRP", "EX", "DT", "WP"})
_INSIDE_NOUN = frozenset(
    {"DT", "PRP$", "JJ", "JJR", "JJS", "CD", "NN", "NNS", "NNP", "NNPS", "POS", "PDT", "$", "#",
     "WP$", "RBS", "RBR", "SYM"}
)  # fmt: skip
_LONE = frozenset({"PRP", "EX"})
_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
_OPENS_OBJECT = frozenset({"DT", "PRP", "PRP$", "NNP"})
_FOLLOWS_VERB = frozenset({"NN", "NNS", "DT", "JJ", "PRP$", "IN", "PRP", "NNP", "TO"})
_BEFORE_MODIFIER = frozenset(
    {"DT", "PRP$", "JJ", "POS", "CD", "CC", "NN", "NNP", "RB", "RBS", "RBR", "VBN"}
)
_MODIFIERS = frozenset({"JJ", "CC", "RB", "RBS", "RBR", "VBN", "VBG", "NN", "NNP", ","})
_MODIFIED = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ"})


@frozen
class VerbGroup:
    """A verb with its auxiliaries: the words ``first`` to ``last`` (exclusive).

    Attributes:
        first: The first word, an auxiliary or the verb itself; "to" is not part of the group.
        last: Behind the last word.
        head: The main verb.
        finite: Whether its first verb is finite.
        infinitive: Whether "to" stands before it.
        passive: Whether the main verb is a participle behind a form of "be".
        negated: Whether a "not" or "never" belongs to it.
        modal: The modal verb, in lower case, if there is one.
    """

    first: int
    last: int
    head: int
    finite: bool
    infinitive: bool
    passive: bool
    negated: bool
    modal: str | None


@frozen
class Phrase:
    """One sentence, ready for rules: parallel tuples, one member a word.

    Attributes:
        text: The whole text.
        tokens: The words.
        lower: The words in lower case.
        tags: Their parts of speech.
        quoted: For each word, where the quotation that it stands in starts, or -1.
        block: The number of the block.
        stops: Words that end a noun phrase: "on Sunday / President Buhari".
        groups: The verb groups in order.
        group_of: For each word the number of its verb group, or -1.
    """

    text: str = field(repr=False)
    tokens: tuple[Token, ...]
    lower: tuple[str, ...]
    tags: tuple[str, ...]
    quoted: tuple[int, ...]
    block: int
    stops: frozenset[int]
    groups: tuple[VerbGroup, ...]
    group_of: tuple[int, ...] = field(repr=False)

    def __len__(self) -> int:
        return len(self.tokens)

    def span(self, first: int, last: int) -> Span:
        """Give the span of the words ``first`` to ``last`` (exclusive)."""
        return Span(start=self.tokens[first].start, end=self.tokens[last - 1].end)

    def group_at(self, index: int) -> VerbGroup | None:
        """Give the verb group that the word belongs to."""
        number = self.group_of[index]
        return None if number < 0 else self.groups[number]


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
    kept: list[Token] = []
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
    lower = tuple(token.lower for token in kept)
    tags = _repaired(kept, tagger.tag([token.text for token in kept]), words)
    if opens:
        tags = _opened(lower, tags, is_cue)
    tags = _with_verb(kept, tags, is_cue, words)
    stops = _stops(lower, tags, words)
    groups, group_of = _groups(lower, tags, words)
    return Phrase(text, tuple(kept), lower, tags, tuple(quoted), block, stops, groups, group_of)


def _repaired(tokens: Sequence[Token], tags: Sequence[str], words: Words) -> tuple[str, ...]:
    """Read "to" and a noun before another noun phrase as an infinitive: "to release the two".

    A name that is written like a common word in capitals ("US") is a name.
    """
    fixed = list(tags)
    for at, token in enumerate(tokens):
        if token.text in words["capital_names"]:
            fixed[at] = "NNP"
        elif token.lower in words["always_nouns"]:
            fixed[at] = "NN"
        elif (
            tags[at] == "VBG"
            and token.lower in words["participle_prepositions"]
            and (at == 0 or tokens[at - 1].lower not in words["be"])
        ):
            fixed[at] = "IN"
    listed = False
    for at in range(1, len(tags) - 1):
        if tags[at] == "VB" and tags[at - 1] == "TO":
            listed = True
        elif tags[at] in {"VBD", "VBZ", "MD", "VBP"} or tokens[at].lower == ";":
            listed = False
        elif (
            listed
            and tags[at] in {"NN", "VBP", "JJ"}
            and tags[at - 1] in {",", "CC"}
            and tokens[at].lower in words["verb_like_nouns"]
            and tags[at + 1] in _FOLLOWS_VERB
        ):
            fixed[at] = "VB"
        if (
            fixed[at] in {"NN", "VBP"}
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
            tokens[at].lower == "as"
            and at + 2 < len(tags)
            and (tokens[at + 1].lower in words["well"] and tokens[at + 2].lower == "as")
        ):
            fixed[at : at + 3] = ["CC", "CC", "CC"]
    return tuple(fixed)


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


def _with_verb(
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
    if not any(tag in _FINITE for tag in tags) and "VBG" not in fixed[:2]:
        for at in range(1, size - 1):
            if (
                tags[at] == "NNS"
                and tags[at - 1] in {"NNP", "NNPS", "NN", "PRP", "CD"}
                and is_cue(tokens[at].lower)
                and (tags[at + 1] in _FOLLOWS_VERB or tokens[at + 1].lower == "that")
            ):
                fixed[at] = "VBZ"
                break
        else:
            lone_verb(tokens, fixed, is_cue, words)
    _go_on(tokens, fixed, is_cue)
    past_verbs(tokens, fixed, is_cue, words)
    told_verbs(tokens, fixed, words)
    plural = any(tag == "VBP" for tag in tags)
    for at in range(2, size - 1):
        if (
            plural
            and fixed[at] == "NN"
            and tags[at - 1] == "CC"
            and tags[at + 1] == "IN"
            and is_cue(tokens[at].lower + " " + tokens[at + 1].lower)
        ):
            fixed[at] = "VBP"
        if (
            fixed[at] == "NN"
            and tags[at + 1] in {"DT", "PRP$"}
            and tags[at - 1] in {"NNP", "NNPS", "NNS"}
            and tokens[at].text.islower()
            and _that_before(tokens, tags, at)
        ):
            fixed[at] = "VBP"
    return tuple(fixed)


def _go_on(tokens: Sequence[Token], tags: list[str], is_cue: Callable[[str], bool]) -> None:
    """Read the second verb of "condemns the raid and vows to", which looks like a plural noun."""
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
            and (tags[at + 1] in _FOLLOWS_VERB or tokens[at + 1].lower == "that")
            and not (at > 1 and tags[at - 2] == "NNS" and is_cue(tokens[at - 2].lower))
        ):
            tags[at] = "VBZ"


def _that_before(tokens: Sequence[Token], tags: Sequence[str], at: int) -> bool:
    for back in range(at - 1, max(-1, at - 8), -1):
        if tags[back][:2] in {"VB", "MD"}:
            return False
        if tokens[back].lower == "that":
            return True
    return False


def _opened(
    lower: Sequence[str], tags: tuple[str, ...], opening: Callable[[str], bool]
) -> tuple[str, ...]:
    """Read the first word, behind adverbs, and one behind "and" or a comma as verbs."""
    fixed = list(tags)
    first = next((at for at, tag in enumerate(tags) if tag != "RB"), 0)
    if first + 1 < len(tags) and tags[first] == "JJ" and lower[first].endswith("ed"):
        fixed[first] = "VBN"  # "Deeply alarmed by reports of famine"
    for at in range(len(tags) - 1):
        starts = (
            at == 0 or tags[at - 1] in {"CC", ",", ":"} or (at == 1 and lower[0].endswith("ly"))
        )
        if starts and opening(lower[at]) and tags[at][:2] in {"NN", "VB", "JJ"}:
            if lower[at].endswith("ing"):
                fixed[at] = "VBG"
            elif lower[at].endswith("s") and (
                at < 2 or tags[at] == "VBZ" or tags[at + 1] in _FOLLOWS_VERB - {"NN", "NNS", "JJ"}
            ):
                fixed[at] = "VBZ"
    return tuple(fixed)


def _stops(lower: Sequence[str], tags: Sequence[str], words: Words) -> frozenset[int]:
    days, times = words["day_names"], words["time_nouns"]
    return frozenset(
        at
        for at in range(len(lower) - 1)
        if (lower[at] in days and tags[at + 1] not in {"POS", "NN", "NNS", "CD", ","})
        or (lower[at] in times and tags[at + 1] in {"NNP", "DT", "PRP"})
    )


def _groups(
    lower: Sequence[str], tags: Sequence[str], words: Words
) -> tuple[tuple[VerbGroup, ...], tuple[int, ...]]:
    found: list[VerbGroup] = []
    group_of = [-1] * len(tags)
    index, size = 0, len(tags)
    while index < size:
        if tags[index] in _VERBS and not modifies_noun(tags, index):
            group = _group(lower, tags, index, words)
            for at in range(group.first, group.last):
                group_of[at] = len(found)
            found.append(group)
            index = group.last
        else:
            index += 1
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
        elif (
            helper
            and tag == "RB"
            and index + 1 < size
            and (tags[index + 1] in _VERBS or tags[index + 1] == "RB")
        ):
            index += 1
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


def noun_phrase_end(phrase: Phrase, first: int, ceiling: int) -> int:
    """Give where the simple noun phrase that starts at ``first`` ends; ``first`` if none does."""
    tags, group_of = phrase.tags, phrase.group_of
    index = first
    end = first
    headed = False
    while index < ceiling:
        tag = tags[index]
        if tag in _LONE:
            return index + 1 if index == first else end
        if group_of[index] >= 0:
            break
        if tag in {"DT", "PRP$", "PDT", "WP$"} and end > first:
            if tags[index - 1] not in {"PDT", "DT"} or tags[end - 1] not in {"PDT", "DT"}:
                break
        elif tag == "RB":
            if index + 1 >= ceiling or tags[index + 1] not in {"JJ", "VBN", "VBG", "CD"}:
                break
            if end > first and tags[index - 1] not in {"DT", "JJ", "PRP$", "POS", "CC"}:
                break
            if group_of[index + 1] >= 0:
                break
        elif tag in {"CC", ","} and index > first and not headed:
            if not (
                index + 1 < ceiling
                and tags[index - 1] in {"JJ", "VBN", "VBG"}
                and (tags[index + 1] in {"JJ", "VBN", "VBG", "CC"})
            ):
                break
        elif tag not in _INSIDE_NOUN and tag not in {"VBN", "VBG"}:
            break
        index += 1
        if tag in HEAD_NOUNS:
            end = index
            headed = headed or tag != "DT"
            if index - 1 in phrase.stops:
                return end
    return end
