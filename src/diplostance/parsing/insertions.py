"""Insertions: ", the ministry said," in the middle of what the ministry says."""

from __future__ import annotations

from diplostance.parsing.chunks import SAYS, Phrase, Speaks, VerbGroup, noun_phrase_end
from diplostance.parsing.records import record

_LONGEST = 24
_MARKS = frozenset({",", ";"})
_ADVERBIAL = frozenset({"IN", "RB", "RBR", "TO"})
_RELATIVE = frozenset({"WP", "WDT"})
_SUBORDINATING = frozenset({"IN", "WRB"})
_BEFORE_NOUN = frozenset(
    {"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "PRP", "PRP$", "IN", "CD", "CC"}
)


@record
class Insertion:
    """Words that tell who speaks, between two parts of what is said.

    Attributes:
        first: The comma before.
        last: Behind the comma after.
        group: The verb of saying.
        subject: The words before the verb that name the speaker; None when they follow it.
        keeps_comma: Whether what is said has a comma of its own there: "If so," he said, "we go".
    """

    first: int
    last: int
    group: VerbGroup
    subject: tuple[int, int] | None
    keeps_comma: bool


def find_insertions(phrase: Phrase, speaks: Speaks) -> tuple[Insertion, ...]:
    """Find the insertions of a sentence, in order."""
    found: list[Insertion] = []
    if sum(map(phrase.lower.count, _MARKS)) < 2:
        return ()
    for group in phrase.groups:
        if not group.finite or phrase.quoted[group.head] >= 0 or group.first == 0:
            continue
        if group.modal is not None:
            continue  # ", Kenya will respond," tells of nobody who speaks
        if found and group.first < found[-1].last:
            continue
        start = _start(phrase, group)
        if start is None or speaks(group) != SAYS:
            continue
        fronted = _fronted(phrase, start)
        end = _end(phrase, group, fronted=fronted)
        if end is None:
            continue
        within = phrase.tags[start - 1] in _RELATIVE and _verb_at(phrase, end)
        if not within and not _continues(phrase, start, end, fronted=fronted):
            continue
        subject = (start + 1, group.first) if start + 1 < group.first else None
        finite = any(g.finite for g in phrase.groups if g.last <= start)
        found.append(Insertion(start, end, group, subject, finite))
    return tuple(found)


def _start(phrase: Phrase, group: VerbGroup) -> int | None:
    """Give the comma before "the ministry said" or "said the ministry"."""
    at = group.first - 1
    while at > 0 and at > group.first - _LONGEST and phrase.lower[at] not in _MARKS:
        if phrase.group_of[at] >= 0 or phrase.tags[at] not in _BEFORE_NOUN:
            return None
        at -= 1
    return at if at > 0 and phrase.lower[at] in _MARKS else None


def _end(phrase: Phrase, group: VerbGroup, *, fronted: bool) -> int | None:
    """Give where the words go on: behind the comma, which is the last before a quotation."""
    size = len(phrase)
    for at in range(group.last, min(size - 1, group.last + _LONGEST)):
        if phrase.quoted[at] >= 0:
            return None
        if phrase.group_of[at] >= 0 and phrase.groups[phrase.group_of[at]].finite:
            return None
        if phrase.lower[at] not in _MARKS:
            continue
        after = at + 1
        verb = phrase.group_of[after] >= 0 or phrase.tags[after] == "RB"
        if fronted or verb or phrase.quoted[after] >= 0:
            return after
    return None


def _fronted(phrase: Phrase, start: int) -> bool:
    """Tell whether only an adverbial stands before: "So far, he noted, Chad had paid".

    A clause may be one too: "Now that the war is over, he said, Chad must pay".
    """
    if phrase.tags[0] in _ADVERBIAL and all(group < 0 for group in phrase.group_of[:start]):
        return True
    opens = phrase.tags[0] in _SUBORDINATING or phrase.tags[:2] == ("RB", "IN")
    verbs = [g for g in phrase.groups if g.last <= start and g.finite]
    return opens and len(verbs) == 1 and phrase.quoted[0] < 0 and "," not in phrase.lower[:start]


def _continues(phrase: Phrase, start: int, end: int, *, fronted: bool) -> bool:
    """Tell whether what is said goes on behind the insertion, and is no new sentence."""
    before, after = phrase.quoted[start - 1], phrase.quoted[end]
    if before >= 0:
        return after >= 0 and phrase.tokens[end].text[:1].islower()
    told = any(g.finite for g in phrase.groups if g.last <= start)
    if after >= 0 or (told and not fronted):
        return False
    at = end
    if fronted:
        at = max(at, noun_phrase_end(phrase, at, len(phrase)))
    if not _verb_at(phrase, at):
        return False
    return fronted or noun_phrase_end(phrase, 0, start) > 0


def _verb_at(phrase: Phrase, at: int) -> bool:
    """Tell whether a finite verb stands here, perhaps behind adverbs."""
    while at < len(phrase) and phrase.tags[at] == "RB":
        at += 1
    group = phrase.group_at(at) if at < len(phrase) else None
    return group is not None and group.finite
