"""Circumstances: when, where and through what an act was done, which is none of its content.

"condemned the raid in a statement on Monday", "called for calm on Friday", "raised the matter
during a call with his counterpart": what stands behind the object tells of the act.
"""

from __future__ import annotations

from diplostance.parsing.clauses import INFINITIVE, THAT, Clause
from diplostance.parsing.drafts import Scene
from diplostance.parsing.grammar import Grammar
from diplostance.parsing.rules.extent import before_concession

_WITHIN = frozenset({"DT", "PRP$", "JJ", "NN", "NNP", "VBN", "VBG", "CD", "POS", "HYPH"})
_YEAR = 4
"""How many digits a year has."""
_LONGEST = 6
"""How many words may stand before the noun: "in a televised year-end press conference"."""


def without_circumstances(
    scene: Scene, grammar: Grammar, clause: Clause, kind: str, first: int, last: int
) -> int:
    """Give where the words governed by a verb end, before the circumstances of the act.

    Args:
        scene: The sentence.
        grammar: The language.
        clause: The clause of the act.
        kind: The kind of act; the day behind what is judged is a part of what is judged.
        first: The first word behind the verb.
        last: Where the words governed by it end.
    """
    at = next(
        (
            at
            for at in range(first + 1, last - 1)
            if scene.phrase.quoted[at] < 0
            and _channel_at(scene, grammar, clause, at, last)
            and not _goes_on(scene, clause, at, last)
        ),
        last,
    )
    at = before_concession(scene, first, at)
    told = at < last
    if told or kind != "evaluation":
        at = _before_day(scene, grammar, clause, first + 1, at)
    return _day_within(scene, grammar, clause, first + 1, at) if kind == "decision" else at


def _day_within(scene: Scene, grammar: Grammar, clause: Clause, first: int, last: int) -> int:
    """Stop at the day in "expelled two envoys on Monday over the raid": the rest tells why."""
    phrase, words = scene.phrase, grammar.words
    lower, tags = phrase.lower, phrase.tags
    for at in range(first, last - 1):
        if tags[at - 1][:2] not in {"NN", "PR"} or phrase.quoted[at] >= 0:
            continue
        end = at + 2
        on_day = lower[at] in words["day_links"] and lower[at + 1] in words["day_names"]
        past = lower[at] in words["past_day_modifiers"] and not words["time_nouns"].isdisjoint(
            lower[at + 1 : at + 3]
        )
        if past:
            end = at + 2 + int(lower[at + 1] not in words["time_nouns"])
        year = lower[at] in words["in"] and (
            _is_year(lower[at + 1])
            or (tags[at + 1] == "NNP" and _is_year(lower[min(at + 2, last)]))
        )
        follows = end >= last or tags[end] in {"IN", ",", "CC", "VBG"}
        if (year or ((on_day or past) and follows)) and scene.clause_at(at) is clause:
            return at
    return last


def _is_year(word: str) -> bool:
    return len(word) == _YEAR and word.isdigit()


def _channel_at(scene: Scene, grammar: Grammar, clause: Clause, at: int, last: int) -> bool:
    """Tell whether "in a statement" or "during a meeting with" starts here."""
    phrase, words = scene.phrase, grammar.words
    lower, tags = phrase.lower, phrase.tags
    if lower[at] not in words["channel_links"] or tags[at - 1][:2] in {"VB", "IN", "TO", "DT"}:
        return False
    inner = scene.clause_at(at)
    noun = at + 1
    while noun < min(last, at + _LONGEST) and tags[noun] in _WITHIN:
        following = lower[noun + 1] if noun + 1 < last else ""
        alone = noun + 1 >= last or tags[noun + 1][:2] != "NN" or tags[noun][:2] == "VB"
        if lower[noun] in words["telling_channels"] and alone:
            begins = lower[at + 1] in words["indefinite"] or tags[at + 1] in {"NN", "NNP", "NNS"}
            return begins or inner is clause
        occasion = lower[noun] in words["occasion_nouns"] and lower[at] in words["occasion_links"]
        if occasion and alone and following not in words["of"]:
            return inner is clause
        noun += 1
    if noun < last and tags[noun] in {"NNS", "NNPS"}:
        plural = lower[noun] in words["telling_channels"] | words["occasion_nouns"]
        return plural and inner is clause
    return False


def _goes_on(scene: Scene, clause: Clause, at: int, last: int) -> bool:
    """Tell whether the content stands behind: "urged both in a statement to leave"."""
    child = next(
        (
            other
            for other in scene.clauses[clause.number + 1 :]
            if other.parent == clause.number
            and other.kind in {INFINITIVE, THAT}
            and other.marker is not None
            and at < other.marker[0] < last
        ),
        None,
    )
    if child is not None and child.marker is not None:
        between = range(at, child.marker[0])
        return not any(scene.phrase.group_of[place] >= 0 for place in between)
    lower, tags = scene.phrase.lower, scene.phrase.tags
    return any(
        lower[place] in scene.words["as"]
        and (tags[place + 1] in {"DT", "JJ", "PRP$"} or scene.phrase.quoted[place + 1] >= 0)
        for place in range(at + 1, last - 1)
        if scene.clause_at(place) is clause
    )  # "dismissed it in a letter as nonsense"


def _before_day(scene: Scene, grammar: Grammar, clause: Clause, first: int, last: int) -> int:
    """Step back over "late on Saturday" and "earlier this week" at the end."""
    phrase, words = scene.phrase, grammar.words
    lower = phrase.lower
    at, named = last, False
    while at > first and lower[at - 1] in words["day_names"] | words["time_nouns"]:
        at -= 1
        named = True
    while named and at > first and lower[at - 1] in words["day_modifiers"]:
        at -= 1
    bare = at < last and (
        lower[at] in words["day_names"] or lower[at] in words["past_day_modifiers"]
    )
    if at > first and lower[at - 1] in words["day_links"]:
        at -= 1
        bare = True
        while at > first and lower[at - 1] in words["day_modifiers"]:
            at -= 1
    if not named or not bare or at < first or scene.clause_at(at) is not clause:
        return last
    return at if phrase.quoted[at] < 0 and phrase.tags[at - 1] not in {"IN", "TO", "DT"} else last
