"""Transcripts: who speaks in which paragraph, by the labels at their heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from diplostance.parsing.tokens import Words

_LABEL = re.compile(
    r"\s*(?P<label>(?:[^\W\d_]\.?){1,3}\s?\.?|[^\W\d_][^\W\d_.]{0,14}\.?(?:\s[^\W\d_][\w.’'/-]{0,20}){0,6})"
    r"(?P<office>,(?:\s(?:[A-Z][\w.’'/-]{0,20}|of|for|to|in|the|and)){1,9})?(?:\s?\([^()\n]{1,60}\))?\s?:\s"
)
_DOUBLE = re.compile(r"\s*\(\((?P<label>[^()\n]{1,60})\)\)\s*:?\s*")
_BARE_QUESTION = re.compile(r"\s*Q\s+(?=[“\"(A-Z])")
_LOOKED_AT = 120
_TAIL = 400
_SHARE = 3
"""Paragraphs with names for labels make a transcript when they are one in so many."""


@frozen
class Turn:
    """What one speaker says in one paragraph.

    Attributes:
        start: Where the words start, behind the label.
        end: Where the paragraph ends.
        label: The label of the speaker; that of the paragraph before goes on.
        asks: Whether the speaker is one who asks: a journalist.
    """

    start: int
    end: int
    label: str
    asks: bool


def find_turns(
    text: str, spans: Sequence[tuple[int, int]], words: Words, *, given: bool = False
) -> tuple[tuple[Turn | None, ...], bool] | None:
    """Give the turn of each paragraph, and whether anybody asks; None for no transcript.

    Args:
        text: The text.
        spans: The paragraphs.
        words: The closed classes of the language.
        given: Whether the caller says that it is a briefing.
    """
    marks = [_label(text, start, end) for start, end in spans]
    asked: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for (_, end), mark in zip(spans, marks, strict=True):
        if mark is not None:
            count[mark[0]] += 1
            asked[mark[0]] += "?" in text[max(mark[1], end - _TAIL) : end]
    capitals = [label for label in count if label.isupper() or label.startswith("((")]
    asks = {
        label
        for label in count
        if is_question(label, words)
        or is_media(label, words)
        or (
            not _titled(label, words)
            and (label.startswith("((") or not label.isupper())
            and asked[label] * 2 > count[label]
        )
    }
    if not (given or _is_transcript(count, capitals, asks, len(spans), words)):
        return None
    named = not any(_titled(label, words) or is_question(label, words) for label in capitals)
    speaking = set(count) if named and len(capitals) < len(count) else set(capitals)
    turns: list[Turn | None] = []
    speaker: str | None = None
    for (start, end), mark in zip(spans, marks, strict=True):
        begin = start
        if mark is not None and mark[0] in speaking:
            speaker, begin = mark
        turns.append(None if speaker is None else Turn(begin, end, speaker, speaker in asks))
    return tuple(turns), bool(asks & speaking)


def _is_transcript(
    count: Counter[str], capitals: Sequence[str], asks: set[str], size: int, words: Words
) -> bool:
    spoken = sum(count[label] for label in capitals)
    if any(_titled(label, words) for label in capitals):
        return True
    if any(label in asks for label in capitals) and spoken > 1:
        return True
    answers = [label for label in count if label not in asks and count[label] > 1]
    labelled = sum(count.values())
    return bool(asks) and bool(answers) and labelled * _SHARE >= size


def is_question(label: str, words: Words) -> bool:
    """Tell whether a label marks a question: "Q", "QUESTION", "REPORTER"."""
    return label.lower().strip("().: ") in words["question_labels"]


def is_media(label: str, words: Words) -> bool:
    """Tell whether a label names who asks: "Reuters", "Kenya News Agency"."""
    media = words["media_labels"] | words["media_nouns"]
    return any(part in media for part in label.lower().strip("().: ").split())


def _titled(label: str, words: Words) -> bool:
    """Tell whether a label in capitals has a title: "MS HOLT", "THE PRESIDENT"."""
    return label.isupper() and any(
        part.strip(".") in words["label_titles"] for part in label.lower().split()
    )


def _label(text: str, start: int, end: int) -> tuple[str, int] | None:
    stop = min(end, start + _LOOKED_AT)
    bare = _BARE_QUESTION.match(text, start, stop)
    if bare is not None:
        return "Q", bare.end()
    double = _DOUBLE.match(text, start, stop)
    if double is not None:
        return f"(({double.group('label').strip()}))", double.end()
    match = _LABEL.match(text, start, stop)
    if match is None:
        return None
    return match.group("label").strip() + (match.group("office") or ""), match.end()
