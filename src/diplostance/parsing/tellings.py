"""Tellings: further tellings of the same act are put with the fullest one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from diplostance.model import Span
from diplostance.parsing.actions import ActionFinder
from diplostance.parsing.drafts import Draft

_SAME = 0.6
_ALIKE = 0.4
"""How much of a long content must be shared where the same action is demanded."""
_LONG = 6
_SHORT = 2
_TIMES = 3
_STEM = 5
_LONG_WORD = re.compile(r"[^\W_]{4,}")


def merge_tellings(
    text: str,
    drafts: Sequence[Draft],
    actions: ActionFinder,
    light: frozenset[str],
    *,
    apart: bool = False,
) -> list[Draft]:
    """Put further tellings of an act with the fullest one. Order of the first telling is kept.

    Acts that share but ``light`` words ("they were") are not the same. Where each paragraph is an
    act of its own (``apart``), as in a resolution, none is a telling of another.
    """
    light = frozenset(word[:_STEM] for word in light)
    kept: list[Draft] = []
    keys: list[frozenset[str]] = []
    by_issuer: dict[tuple[str, frozenset[str]], list[int]] = {}
    for draft in drafts:
        if draft.kind in {"demand", "commitment", "decision"}:
            reading = actions.read(text, draft.content)
            draft.objects = reading.objects
            if draft.action is None:
                draft.action = reading.action
                if draft.kind == "commitment":
                    # "refused to stop the attacks" is to attack; "would not stop" tells it alone
                    turned = draft.polarity == "refrain" and not reading.negated
                    draft.polarity = "refrain" if reading.against != turned else "do"
                elif reading.against:
                    draft.polarity = "refrain"
        words = _stems(text, draft.content)
        place = (draft.kind, frozenset(a.id for a in draft.voice.issuers))
        twin = next(
            (
                number
                for number in reversed([] if apart else by_issuer.get(place, [])[-60:])
                if _same_act(kept[number], keys[number], draft, words, light)
                and not _to_others(text, kept[number], draft)
            ),
            None,
        )
        if twin is None:
            by_issuer.setdefault(place, []).append(len(kept))
            kept.append(draft)
            keys.append(words)
            continue
        known = kept[twin]
        fuller = known.summary or (len(words) > len(keys[twin]) and not draft.summary)
        first, second = (draft, known) if fuller else (known, draft)
        first.tellings = [*first.tellings, (second.cue, second.content), *second.tellings]
        if not first.towards:
            first.towards = second.towards
        if not first.voice.speakers and second.voice.speakers:
            first.voice = second.voice
        first.order = min(first.order, second.order)
        kept[twin] = first
        keys[twin] = keys[twin] | words
    return kept


def _to_others(text: str, known: Draft, draft: Draft) -> bool:
    """Tell whether one conduct is asked for towards two.

    To free the crew is not to free the mayor.
    """
    if known.action != draft.action or known.action in {None, "other"}:
        return False
    one, two = _stems(text, known.objects), _stems(text, draft.objects)
    return bool(one and two and not one & two)


def _stems(text: str, spans: Iterable[Span]) -> frozenset[str]:
    words = " ".join(span.of(text)[:2000] for span in spans).lower()
    return frozenset([word[:_STEM] for word in _LONG_WORD.findall(words)])


def _same_act(
    known: Draft,
    known_words: frozenset[str],
    draft: Draft,
    words: frozenset[str],
    light: frozenset[str],
) -> bool:
    if known.negated != draft.negated or known.polarity != draft.polarity:
        return False
    if known.cue == draft.cue:
        return False  # "to boost defence spending and to speed up deliveries": two of one cue
    one, two = {a.id for a in known.towards}, {a.id for a in draft.towards}
    if one and two and not one & two:
        return False
    if not words or not known_words:
        return known_words == words
    shared = len(words & known_words)
    smaller, larger = sorted((len(words), len(known_words)))
    asked = known.kind == "demand" and known.action not in {None, "other"}
    same_conduct = asked and known.action == draft.action
    if (
        not same_conduct
        and smaller <= _SHORT
        and larger > _TIMES * smaller
        and known.entry is not draft.entry
    ):
        return False  # "meet peacefully" is not "protect the freedom of peaceful assembly and ..."
    telling = any(word not in light for word in words & known_words)
    if shared / smaller >= _SAME and (
        (shared >= 2 and telling) or (smaller == 1 and known.entry is draft.entry)
    ):
        return True
    return same_conduct and shared > 0 and (smaller <= _LONG or shared / smaller >= _ALIKE)
