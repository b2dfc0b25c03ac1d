"""Extent: where the words that a cue governs begin and end."""

from __future__ import annotations

from diplostance.parsing.chunks import SAYS, noun_phrase_end
from diplostance.parsing.clauses import (
    ADVERBIAL,
    ASIDE,
    GERUND,
    INSERTED,
    PARTICIPLE,
    RELATIVE,
    Clause,
)
from diplostance.parsing.drafts import Scene
from diplostance.parsing.grammar import Grammar
from diplostance.parsing.records import record

_CLOSING = frozenset(
    {",", ";", ":", ".", "!", "?", "…", "-", "–", "—", "--", ")", "(", "...", "/", "[", "]"}
)
_QUOTE_ENDS = frozenset({",", "!", "?"})
"""What ends a quotation inside its marks before the writer goes on."""
_LINKS = frozenset({"CC", ".", ":", ",", "WDT"})
_BEFORE = frozenset({",", ";", ":", "-", "–", "—", "--", ")", "]"})


@record
class Gap:
    """The words between a cue and what it governs.

    Attributes:
        object: The noun phrase right behind the cue, if there is one.
        phrases: For each preposition behind it: its word, its place, and its noun phrase.
    """

    object: tuple[int, int] | None
    phrases: tuple[tuple[str, int, tuple[int, int]], ...]

    def behind(self, words: frozenset[str]) -> tuple[int, int] | None:
        """Give the noun phrase behind the first of some prepositions."""
        for word, _, place in self.phrases:
            if word in words:
                return place
        return None


def place_of(scene: Scene, words: frozenset[str], first: int, last: int) -> int | None:
    """Give the place of the first of some words in a stretch, as of "by" behind a passive."""
    return next((at for at in range(first, last) if scene.phrase.lower[at] in words), None)


def shares_object(scene: Scene, clause: Clause, following: Clause) -> bool:
    """Tell whether a verb has the object of the next: "China deplores and opposes the sale"."""
    group, phrase = clause.group, scene.phrase
    return (
        group is not None
        and following.group is not None
        and following.subject is None
        and not (group.passive and following.group.passive and _has_own_be(following))
        and group.last < len(phrase)
        and phrase.tags[group.last] == "CC"
        and following.group.first - group.last <= 2
        and following.group.last < len(phrase)
        and phrase.tags[following.group.last] not in {"IN", "TO", ".", ","}
    )


def _has_own_be(clause: Clause) -> bool:
    """Tell whether it says "be" anew: "ships are armed and are used to"."""
    return clause.group is not None and clause.group.first < clause.group.head


def trimmed(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """Leave marks, conjunctions and spare words at both ends out of a stretch of words."""
    lower, tags = scene.phrase.lower, scene.phrase.tags
    while last > first and (lower[last - 1] in _CLOSING or tags[last - 1] in _LINKS):
        if lower[last - 1] == ")" and "(" in lower[first : last - 1]:
            break
        if lower[last - 1].endswith(".") and lower[last - 1][0].isalpha():
            break
        last -= 1
    while first < last and (lower[first] in _BEFORE or tags[first] in {"CC", ","}):
        first += 1
    return first, last


def governed_end(
    scene: Scene,
    clause: Clause,
    grammar: Grammar,
    begin: int,
    *,
    told: bool = False,
    own: bool = True,
) -> int:
    """Give where the words governed by the verb of a clause end.

    Asides, the source behind "according to", and what follows a comma and says something of its
    own (", calling for talks", ", while Japan said") are not governed by it; what the subject
    of a claim about others does besides is a part of the claim (``own`` tells them apart).
    """
    last = clause.last
    if begin <= scene.source_at < last:
        last = scene.source_at
    last = _quotation_end(scene, begin, last)
    if told and clause.group is not None and grammar.speaks(scene.phrase, clause.group) != SAYS:
        last = _before_quotation(scene, begin, last)
    for child in scene.clauses[clause.number + 1 :]:
        inside = own and child.kind == GERUND and begin < child.first < last
        if inside and child.parent == clause.number and _contrasted(scene, child, grammar):
            last = child.first - 1  # "welcomed the truce while urging both sides to keep it"
            continue
        if child.joint < begin or child.joint >= last:
            continue
        after_comma = scene.phrase.lower[child.joint] in _BEFORE
        before = child.joint - 1
        if child.kind == ASIDE:
            last = child.joint
        elif told and _background(scene, child, clause, grammar):
            mark = child.joint if child.marker is None else min(child.joint, child.marker[0])
            last = before_time(scene, begin, max(mark, begin))
        elif after_comma and child.kind == ADVERBIAL and _set_against(scene, child, grammar):
            last = child.joint
        elif (
            before >= begin
            and scene.phrase.lower[before] in grammar.words["contrast"]
            and child.parent in {clause.number, clause.parent}
            and child.group is not None
            and grammar.speaks(scene.phrase, child.group)
        ):
            last = before
        elif (
            after_comma
            and (own or child.kind != PARTICIPLE or is_about_thing(scene, clause))
            and child.kind in {PARTICIPLE, ADVERBIAL}
            and child.parent
            in {
                clause.number,
                clause.parent,
            }
            and child.group is not None
            and grammar.speaks(scene.phrase, child.group)
        ):
            last = child.joint
    return trimmed(scene, begin, last)[1]


def is_about_thing(scene: Scene, clause: Clause) -> bool:
    """Tell whether the subject of a clause can say nothing: "said the raid was over"."""
    group = clause.group
    if clause.subject is None or group is None:
        return False
    if not group.passive and scene.phrase.lower[group.head] not in scene.words["copulas"]:
        return False  # "the airline carries arms, supporting the rebels"
    head = head_noun(scene, *clause.subject)
    doers = scene.words["collectives"] | scene.words["agent_nouns"] | scene.words["office_nouns"]
    return (
        scene.phrase.tags[head] == "NN"
        and scene.phrase.lower[head] not in doers
        and scene.mention_at(head) is None
    )


def behind_while(scene: Scene, clause: Clause) -> bool:
    """Tell whether a clause without a subject stands behind "while": "while urging"."""
    return clause.first > 0 and scene.phrase.lower[clause.first - 1] in scene.words["contrast"]


def _contrasted(scene: Scene, clause: Clause, grammar: Grammar) -> bool:
    """Tell whether a clause behind "while" says something of its own."""
    return (
        behind_while(scene, clause)
        and clause.group is not None
        and grammar.speaks(scene.phrase, clause.group) > 0
    )


def _set_against(scene: Scene, clause: Clause, grammar: Grammar) -> bool:
    """Tell whether it is the ", while Japan condemned it" of somebody else."""
    group, words = clause.group, grammar.words
    return (
        clause.marker is not None
        and scene.phrase.lower[clause.marker[0]] in words["contrast"]
        and clause.subject is not None
        and group is not None
        and group.finite
        and scene.phrase.quoted[group.head] < 0
        and grammar.speaks(scene.phrase, group) > 0
    )


def before_concession(scene: Scene, first: int, last: int) -> int:
    """Stop at the ", despite a series of seizures" that the writer adds."""
    lower, quoted = scene.phrase.lower, scene.phrase.quoted
    for at in range(first + 1, last - 1):
        if lower[at] == "," and lower[at + 1] in scene.words["concessive"] and quoted[at] < 0:
            return at
    return last


def before_time(scene: Scene, begin: int, last: int) -> int:
    """Step back over the "two days" of ", two days after the ship was seized"."""
    lower, tags = scene.phrase.lower, scene.phrase.tags
    if last > begin and lower[last - 1] in scene.words["time_nouns"]:
        last -= 1
        while last > begin and tags[last - 1] in {"CD", "DT", "JJ"}:
            last -= 1
    return last


def _background(scene: Scene, child: Clause, clause: Clause, grammar: Grammar) -> bool:
    """Tell whether a clause is the writer's background: "as talks resumed", ", which failed"."""
    phrase = scene.phrase
    if (
        child.kind == PARTICIPLE
        and phrase.lower[child.joint] == ","
        and child.parent in {clause.number, clause.parent}
        and phrase.tags[child.first] == "VBG"
    ):
        return phrase.quoted[child.first] < 0
    if child.kind == RELATIVE and phrase.lower[child.joint] == ",":
        return phrase.quoted[child.first] < 0
    reduced = child.parent is not None and scene.clauses[child.parent].kind == PARTICIPLE
    below = reduced and scene.clauses[child.parent or 0].parent == clause.number
    return (
        child.kind == ADVERBIAL
        and (child.parent == clause.number or (below and phrase.lower[child.joint] == ","))
        and child.marker is not None
        and phrase.lower[child.marker[0]] in grammar.words["temporal"]
        and phrase.quoted[child.first] < 0
    )


def _quotation_end(scene: Scene, begin: int, last: int) -> int:
    """Words that start in quotation marks end with them, where a comma follows."""
    quoted = scene.phrase.quoted
    if begin >= last or quoted[begin] < 0 or quoted[last - 1] == quoted[begin]:
        return last
    for at in range(begin, last):
        if quoted[at] < 0 and not _inserted_at(scene, at):
            clause = any(
                child.kind == ADVERBIAL and child.marker is not None and child.marker[0] == at
                for child in scene.clauses
            )
            ended = scene.phrase.lower[at - 1] in _QUOTE_ENDS
            closed = scene.phrase.lower[at] == "," or (ended and scene.phrase.tags[at] != "IN")
            return at if clause or closed else last
    return last


def _before_quotation(scene: Scene, begin: int, last: int) -> int:
    """Stop at the sentence in "defended its decision, “We had no choice.”"."""
    phrase = scene.phrase
    if begin >= last or phrase.quoted[begin] >= 0:
        return last
    for at in range(begin + 1, last):
        if phrase.quoted[at] >= 0 > phrase.quoted[at - 1]:
            opens = phrase.lower[at - 1] in {",", ":"} and phrase.tokens[at].text[:1].isupper()
            return at if opens else last
    return last


def _inserted_at(scene: Scene, at: int) -> bool:
    """Tell whether a word belongs to the ", he said," in the middle of a quotation."""
    return any(c.kind == INSERTED and c.joint <= at < c.last for c in scene.clauses)


def skip_adverbs(scene: Scene, at: int, limit: int) -> int:
    """Step over adverbs and a comma or colon before a quotation."""
    phrase = scene.phrase
    while at < limit:
        if (
            phrase.tags[at] == "RB"
            and phrase.lower[at] not in scene.words["plain_not"]
            and phrase.group_of[at] < 0
        ):
            if at + 1 < limit and phrase.tags[at + 1] in {"JJ", "VBN", "CD"}:
                return at
            at += 1
        elif phrase.lower[at] in {",", ":"} and at + 1 < limit and phrase.quoted[at + 1] >= 0:
            at += 1
        else:
            return at
    return at


def phrase_end(scene: Scene, first: int, limit: int) -> int:
    """Give where a noun phrase with its "of" phrases and its coordinated members ends."""
    phrase = scene.phrase
    end = noun_phrase_end(phrase, first, limit)
    if end == first:
        return first
    while end < limit:
        word, tag = phrase.lower[end], phrase.tags[end]
        known = scene.mention_at(end - 1)
        if known is not None and known.last > end:
            end = min(known.last, limit)
            continue
        if tag in {"CC", ",", "IN"} and (word in scene.words["of"] or tag in {"CC", ","}):
            after = end + 1
            while after < limit and phrase.tags[after] == "CC":
                after += 1
            closes = after > end + 1
            further = noun_phrase_end(phrase, after, limit)
            if further == after or (
                tag == "," and not closes and not _listed(scene, further, limit)
            ):
                break
            if further < limit and phrase.group_of[further] >= 0 and tag != "IN":
                group = phrase.groups[phrase.group_of[further]]
                if group.finite:
                    break
            end = further
        else:
            break
    return end


def head_noun(scene: Scene, first: int, last: int) -> int:
    """Give the head of a noun phrase: the last word before what "of" or another word adds."""
    tags = scene.phrase.tags
    return next((at for at in range(first + 1, last) if tags[at] in {"IN", "TO", ","}), last) - 1


def _listed(scene: Scene, at: int, limit: int) -> bool:
    """Tell whether an "and" closes the list that goes on here."""
    phrase = scene.phrase
    for index in range(at, min(limit, at + 30)):
        if phrase.tags[index] == "CC":
            return True
        inside = scene.mention_at(index) is not None  # "the Republic of Korea"
        if not inside and phrase.tags[index][:2] not in {"NN", "DT", "JJ", ",", "PO", "CD", "PR"}:
            return False
    return False


def read_gap(scene: Scene, first: int, last: int) -> Gap:
    """Read the object and the prepositional phrases in a stretch of words."""
    phrase = scene.phrase
    at = first
    head: tuple[int, int] | None = None
    found: list[tuple[str, int, tuple[int, int]]] = []
    end = phrase_end(scene, at, last)
    if end > at:
        when = phrase.lower[end - 1] in scene.words["day_names"]  # "agreed Tuesday to send"
        head = None if when else (at, end)
        at = end
    while at < last:
        if phrase.tags[at] in {"IN", "TO"}:
            end = phrase_end(scene, at + 1, last)
            if end > at + 1:
                found.append((phrase.lower[at], at, (at + 1, end)))
                at = end
                continue
        at += 1
    return Gap(head, tuple(found))
