"""Verb tags: verbs that a tagger takes for participles or nouns.

"Medvedev, the deputy chairman, threatened to strike" has its only verb tagged as a participle by
any tagger that looks at a few words. What the whole clause still lacks tells it apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from diplostance.parsing.tokens import Token, Words

_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_OBJECT = frozenset({"DT", "PRP", "PRP$", "NNP", "NNPS", "NN", "NNS", "CD"})
_COMPLEMENT = _OBJECT | {"JJ", "TO"}
_FOLLOWING = _COMPLEMENT | {"IN"}
_SUBJECT_ENDS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_NOUN_PHRASE = frozenset({"DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "CD", "PRP"})
_NOUN_PHRASES = _NOUN_PHRASE | {"IN"}
_NOMINAL = _NOUN_PHRASE - {"CD", "PRP"}
_TOLD_BY = _FINITE | {"VBG", "NN", "NNS", "JJ", "VBN", "WDT", "WP", "CC", ","}
"""The tags that `past_verbs` mends, or that tell where a clause lacks its verb."""
_LONGEST_SUBJECT = 8
_AHEAD = 60


def lone_verb(
    tokens: Sequence[Token], tags: list[str], is_cue: Callable[[str], bool], words: Words
) -> None:
    """Find the verb of a sentence without one: "Both committed to", "The reply risks raising"."""
    for at in range(1, len(tags) - 1):
        before, after = tags[at - 1], tags[at + 1]
        if (
            tags[at] == "JJ"
            and before in _SUBJECT_ENDS
            and tokens[at].lower.endswith("ed")
            and tokens[at + 1].lower in words["particles"]
            and is_cue(tokens[at].lower)
        ):
            tags[at] = "VBD"  # "Peru's president lashed out at the deal"
            return
        if (
            tags[at] == "VBN"
            and (before in _SUBJECT_ENDS or tokens[at - 1].lower in words["both"])
            and after in _FOLLOWING
            and is_cue(tokens[at].lower)
        ):
            tags[at] = "VBD"
            return
        if (
            tags[at] == "NNS"
            and before in {"NN", "NNP"}
            and after in {"VBG", "DT", "PRP$"}
            and tokens[at].text.islower()
        ):
            tags[at] = "VBZ"
            return
        if (
            tags[at] == "NN"
            and before in {"NNS", "NNP", "NNPS"}
            and after in {"IN", "RP"}
            and tokens[at].text.islower()
            and is_cue(f"{tokens[at].lower} {tokens[at + 1].lower}")
        ):
            tags[at] = "VBP"  # "Norway and Kenya call on Chad to"
            return
        if _looks_like_noun(tokens, tags, at, is_cue):
            tags[at] = "VBD"
            return


def _looks_like_noun(
    tokens: Sequence[Token], tags: Sequence[str], at: int, is_cue: Callable[[str], bool]
) -> bool:
    """Tell whether it is the verb of "Britain froze the assets", which no ending marks."""
    return (
        tags[at] == "NN"
        and tags[at - 1] in {"NNP", "NNPS"}
        and tags[at + 1] in {"DT", "PRP$"}
        and tokens[at].text.islower()
        and is_cue(tokens[at].lower)
    )


def past_verbs(
    tokens: Sequence[Token], tags: list[str], is_cue: Callable[[str], bool], words: Words
) -> None:
    """Mend participles that are the past tense of a verb that a clause still lacks."""
    have, be, that = words["have"], words["be"], words["that"]
    resets = words["subordinators"] | that | words["relative"] | {";"}
    finite = -1
    """The last finite verb, or -1 where the clause has none yet."""
    outer: int | None = None
    """The same for the clause around ", which condemned the raid,"."""
    perfect = False
    for at in range(1, len(tags) - 1):
        lower = tokens[at].lower
        if tags[at] not in _TOLD_BY and lower not in resets:
            continue  # most words
        if tags[at] == "NNS" and tags[at - 1] in {"WP", "WDT"} and tags[at + 1] in _OBJECT:
            tags[at] = "VBZ"  # "who chairs the council"
        elif (
            tags[at] == "NN"
            and tags[at - 1] == "TO"
            and at > 1
            and (
                (
                    tags[at - 2] in {"VBD", "VBZ", "VBN", "VBP"}
                    and tags[at + 1] in {"VBD", "VBN", "JJ", "NNS", "CD"}
                    and is_cue(tokens[at - 2].lower)
                )
                or (tags[at + 1] in {"JJ", "NNS", "RB"} and _asked(tokens, tags, at - 2, words))
            )
        ):
            tags[at] = "VB"  # "offered to shelter wounded"
            if tags[at + 1] == "VBD":
                tags[at + 1] = "JJ"
        if (
            tags[at] == "JJ"
            and finite < 0
            and tags[at - 1] in _SUBJECT_ENDS
            and tokens[at + 1].lower in that
            and is_cue(lower)
        ):
            tags[at] = "VBD"  # "The Kremlin hinted that"
        if finite < 0 and _looks_like_noun(tokens, tags, at, is_cue):
            tags[at] = "VBD"
        if tags[at] == "VBN" and not perfect:
            told = finite >= 0 and _tells(tokens, tags, finite, at, words)
            alone = finite < 0 and _subject_before(tags, at) and not _helped(tokens, at, words)
            goes_on = finite >= 0 and _goes_on(tokens, tags, finite, at, words)
            if (
                (goes_on and is_cue(lower))
                or ((told or alone) and _complement(tokens, tags, at, is_cue, words))
            ) and (goes_on or _no_verb_ahead(tokens, tags, at, words)):
                tags[at] = "VBD"
        elif (
            tags[at] == "VBD"
            and tags[at - 1] == "CC"
            and finite >= 0
            and tokens[finite].lower in be
            and "VBN" in tags[finite:at]
            and tags[at + 1] in {"TO", "IN"}
        ):
            tags[at] = "VBN"  # "was condemned by Peru and urged to pay"
        if tags[at] in _FINITE or (tags[at] == "VBG" and _is_telling(lower, words)):
            finite = at
            perfect = lower in have
        elif tags[at] in {"WDT", "WP"} and tags[at - 1] == ",":
            outer, finite, perfect = finite, -1, False
        elif lower in resets:
            finite, perfect = -1, False
        elif tags[at] in {"CC", ","}:
            perfect = False
            if tags[at] == "," and outer is not None:
                finite, outer = outer, None


def told_verbs(tokens: Sequence[Token], tags: list[str], words: Words) -> None:
    """Find the verb of what is said when it looks like a noun: "said the delay costs Africa"."""
    last = next((at for at in range(len(tags) - 1, -1, -1) if tags[at] in _FINITE), -1)
    if last < 0 or not _is_telling(tokens[last].lower, words):
        return
    for at in range(last + 2, len(tags) - 1):
        if tags[at] in {",", ":", "VBG", "TO", "CC"}:
            return
        if (
            tags[at] == "NNS"
            and tags[at - 1] in {"NN", "NNS", "NNP"}
            and tags[at + 1] in {"NNP", "DT", "PRP$", "VBG"}
            and tokens[at].text.islower()
        ):
            tags[at] = "VBZ"
            return


def asked_verbs(tokens: Sequence[Token], tags: list[str], words: Words) -> None:
    """Find the verb of "demanded that Washington release him", which looks like a noun."""
    pronouns, verbs = words["object_pronouns"], words["verb_like_nouns"]
    for at in range(2, len(tags) - 1):
        if tags[at] not in {"NN", "JJ", "RB"} or tokens[at + 1].lower not in pronouns:
            continue
        if tags[at] != "NN" and tokens[at].lower not in verbs:
            continue
        back = at - 1
        while back > 0 and tags[back] in _NOUN_PHRASES | {"RB"} and at - back <= _LONGEST_SUBJECT:
            if tokens[back].lower in words["that"]:
                break
            back -= 1
        ends = tags[at - 1] in _SUBJECT_ENDS or tags[at - 1] == "RB"
        if ends and back < at - 1 and tokens[back].lower in words["that"]:
            tags[at] = "VBP"


def wished_verbs(tokens: Sequence[Token], tags: list[str], words: Words) -> None:
    """Read what is to be done to an object: "wanted it put to a vote"."""
    for verb in range(len(tags) - 2):
        if tags[verb][:2] != "VB" or tokens[verb].lower not in words["resultative_verbs"]:
            continue
        at = verb + 1
        while at < len(tags) and tags[at] in _NOUN_PHRASES:
            at += 1
        if at > verb + 1 and at < len(tags) and tags[at] in {"VBD", "VBP", "VB"}:
            tags[at] = "VBN"


def closing_verb(tokens: Sequence[Token], tags: list[str], is_cue: Callable[[str], bool]) -> None:
    """Read the last word of ", Kenya's president cautioned." as a verb."""
    at = len(tags) - 1
    while at > 0 and not tokens[at].text[0].isalnum():
        at -= 1
    if at < 1 or tags[at] not in {"JJ", "VBN"} or not is_cue(tokens[at].lower):
        return
    back = at - 1
    while back > 0 and tags[back] in _NOMINAL:
        back -= 1
    if tags[back] == "," and back < at - 1:
        tags[at] = "VBD"


def _is_telling(word: str, words: Words) -> bool:
    return word in words["telling_words"] or word in words["clause_verbs"]


def _asked(tokens: Sequence[Token], tags: Sequence[str], at: int, words: Words) -> bool:
    """Tell whether somebody is asked to do it: "urged all parties to favour peaceful means"."""
    while at > 0 and tags[at] in _NOUN_PHRASES:
        at -= 1
    return tags[at][:2] == "VB" and tokens[at].lower in words["asking_verbs"]


def _helped(tokens: Sequence[Token], at: int, words: Words) -> bool:
    return any(token.lower in words["auxiliaries"] for token in tokens[max(0, at - 3) : at])


def _subject_before(tags: Sequence[str], at: int) -> bool:
    """Tell whether a noun phrase stands before, an insertion between commas perhaps between."""
    back = at - 1
    while back > 0 and tags[back] in {"RB", ","}:
        back -= 1
    return tags[back] in _SUBJECT_ENDS


def _complement(
    tokens: Sequence[Token],
    tags: Sequence[str],
    at: int,
    is_cue: Callable[[str], bool],
    words: Words,
) -> bool:
    lower = tokens[at].lower
    if tags[at + 1] in _COMPLEMENT:
        return tags[at + 1] != "TO" or is_cue(lower) or lower in words["past_modals"]
    behind_insertion = tags[at - 1] == "," and is_cue(lower)
    after = tokens[at + 1].lower
    return tags[at + 1] == "IN" and (
        (behind_insertion and after not in words["by"]) or is_cue(f"{lower} {after}")
    )


def _tells(tokens: Sequence[Token], tags: Sequence[str], verb: int, at: int, words: Words) -> bool:
    """Tell whether only a subject stands behind a verb of saying: "said the attack included"."""
    between = tags[verb + 1 : at]
    return (
        _is_telling(tokens[verb].lower, words)
        and 0 < len(between) <= _LONGEST_SUBJECT
        and all(tag in _NOUN_PHRASE for tag in between)
        and (
            tags[at + 1] in _OBJECT
            or (tags[at + 1] == "JJ" and tags[at + 2 : at + 3] in [["NN"], ["NNS"]])
            or _needed(tokens, tags, at, words)
        )
    )


def _needed(tokens: Sequence[Token], tags: Sequence[str], at: int, words: Words) -> bool:
    """Tell whether it is the "needed to" of "said the bloc needed to act"."""
    return tags[at + 1] == "TO" and tokens[at].lower in words["past_modals"]


def _goes_on(
    tokens: Sequence[Token], tags: Sequence[str], verb: int, at: int, words: Words
) -> bool:
    """Tell whether it is the second verb of "apologised to China and promised justice"."""
    if tags[at - 1] == "," and tokens[verb].lower not in words["auxiliaries"]:
        ahead = range(at + 1, min(len(tags) - 1, at + _AHEAD))
        closed = any(tags[i] == "CC" and tags[i + 1] in {"VBD", "VBN"} for i in ahead)
        return closed and tags[at + 1] in _FOLLOWING
    if tags[at - 1] not in {"CC", "RB"} or "CC" not in tags[max(0, at - 2) : at]:
        return False
    if tokens[verb].lower not in words["be"]:
        return tags[at + 1] in _FOLLOWING
    return tags[at + 1] in _OBJECT


def _no_verb_ahead(tokens: Sequence[Token], tags: Sequence[str], at: int, words: Words) -> bool:
    """Tell whether no finite verb follows that this could be a participle before."""
    that, subordinators = words["that"], words["subordinators"]
    for place in range(at + 1, min(len(tags), at + _AHEAD)):
        lower = tokens[place].lower
        if tags[place] == "CC" and tags[place - 1] == ",":
            return True
        if tags[place] in {"WDT", "WP", "WRB"} or lower in that or lower in subordinators:
            return True
        if tags[place] in _FINITE:
            # "France, the former power, urged restraint and offered"
            return tags[at - 1] == "," and tags[place - 1] == "CC" and tags[place] == "VBD"
    return True
