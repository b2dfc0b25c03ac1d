"""Quoting: words in quotation marks that stand beside a verb, or for themselves."""

from __future__ import annotations

from diplostance.model import Span
from diplostance.parsing.chunks import SAYS
from diplostance.parsing.clauses import ASIDE, FINITE_KINDS, MAIN, ZERO, Clause
from diplostance.parsing.drafts import Draft, Voice
from diplostance.parsing.rules.extent import trimmed
from diplostance.parsing.rules.mouth import Mouth
from diplostance.parsing.rules.reading import Reading
from diplostance.parsing.rules.speech import report


def bare_report(reading: Reading, clause: Clause, voice: Voice) -> bool:
    """Read a verb of saying before a colon or a quotation of its own sentences."""
    group, scene = clause.group, reading.scene
    if group is None or group.negated or group.passive:
        return False
    if reading.grammar.speaks(scene.phrase, group) != SAYS and not _opens_text(reading, clause):
        return False
    cue = scene.phrase.span(group.first, group.last)
    entry = reading.grammar.reporting(scene.phrase, group)
    told = [
        c
        for c in scene.clauses
        if c.number not in reading.used
        and c.number != clause.number
        and c.first >= group.last
        and (_behind_colon(reading, c) or _quoted_beside(reading, c, clause))
    ]
    if told:
        return report(reading, told, Mouth(voice, cue, entry), len(scene.phrase)) > 0
    first = group.last
    while first < clause.last and scene.phrase.quoted[first] < 0:
        first += 1
    last = first
    while last < clause.last and scene.phrase.quoted[last] >= 0:
        last += 1
    first, last = trimmed(scene, first, last)
    if last - first >= 3:
        _plain(reading, first, last, voice, cue, "words in quotation marks")
        return True
    return False


def quote_behind(reading: Reading, clause: Clause, voice: Voice) -> bool:
    """Read "Kenya defended its decision, “We had no choice.”", without a verb of saying."""
    scene, group = reading.scene, clause.group
    if clause.kind != MAIN or group is None or scene.phrase.quoted[group.head] >= 0:
        return False
    quoted, lower = scene.phrase.quoted, scene.phrase.lower
    start = next(
        (
            at
            for at in range(group.last + 1, len(quoted))
            if quoted[at] >= 0 > quoted[at - 1] and lower[at - 1] in {",", ":"}
        ),
        None,
    )
    if start is None or not scene.phrase.tokens[start].text[:1].isupper():
        return False
    if any(quoted[at] < 0 and lower[at].isalnum() for at in range(start, len(quoted))):
        return False
    told = [
        c
        for c in scene.clauses
        if c.number not in reading.used
        and c.first >= start
        and c.group is not None
        and c.kind in {MAIN, ZERO, ASIDE}
        and not hidden_in(reading, c.first)
    ]
    cue = scene.phrase.span(group.first, group.last)
    return bool(told) and report(reading, told, Mouth(voice, cue), len(scene.phrase)) > 0


def fragment(reading: Reading, clause: Clause, voice: Voice, cue: Span) -> None:
    """Read words without a verb of their own: "A shameful act," the minister said."""
    scene = reading.scene
    first, last = trimmed(scene, 0, clause.joint)
    if last - first < 3 or any(scene.phrase.quoted[i] < 0 for i in range(first, last)):
        return
    _plain(reading, first, last, voice, cue, "words in quotation marks")


def _opens_text(reading: Reading, clause: Clause) -> bool:
    """Tell whether it is "released the following statement:"."""
    words, lower = reading.grammar.words, reading.scene.phrase.lower
    stretch = lower[clause.first : clause.last]
    return (
        clause.last < len(lower)
        and lower[clause.last] == ":"
        and any(word in words["following"] for word in stretch)
        and any(word in words["text_nouns"] for word in stretch)
    )


def _behind_colon(reading: Reading, clause: Clause) -> bool:
    lower = reading.scene.phrase.lower
    return clause.kind == MAIN and clause.joint >= 0 and lower[clause.joint] == ":"


def _quoted_beside(reading: Reading, clause: Clause, speaking: Clause) -> bool:
    return (
        clause.kind in FINITE_KINDS
        and inside_quote(reading, clause)
        and clause.parent in {None, speaking.number}
    )


def _plain(reading: Reading, first: int, last: int, voice: Voice, cue: Span, rule: str) -> None:
    reading.add(
        Draft(
            kind="claim", voice=voice, cue=cue, entry=None,
            content=(reading.scene.phrase.span(first, last),), force="say", mode="assert",
        ),
        rule,
    )  # fmt: skip


def inside_quote(reading: Reading, clause: Clause) -> bool:
    """Tell whether the verb of a clause stands in quotation marks."""
    return clause.group is not None and reading.scene.phrase.quoted[clause.group.head] >= 0


def hidden_in(reading: Reading, word: int) -> bool:
    """Tell whether a word is part of what an act found before says."""
    at = reading.scene.phrase.tokens[word].start
    return any(span.start <= at < span.end for draft in reading.drafts for span in draft.content)
