"""Asking without a verb of asking, as one speaks: orders, wishes in two halves, polite requests.

"Pay what you owe", "What we need is for Kenya to pay", "I should be grateful if you would pay".
"""

from __future__ import annotations

from typing import Final

from diplostance.model import Actor, Span
from diplostance.parsing.clauses import ADVERBIAL, FINITE_KINDS, MAIN, Clause
from diplostance.parsing.drafts import Draft
from diplostance.parsing.rules.extent import (
    governed_end,
    phrase_end,
    place_of,
    skip_adverbs,
    trimmed,
)
from diplostance.parsing.rules.hearers import hearers
from diplostance.parsing.rules.mouth import Mouth
from diplostance.parsing.rules.named import actors_at
from diplostance.parsing.rules.reading import Reading
from diplostance.parsing.who import Subject

_FORCE: Final = "request"
_NEAR: Final = 4


def asked_politely(reading: Reading, clause: Clause, subject: Subject, mouth: Mouth) -> bool:
    """Read "we should be grateful if the Council would pay", "we would appreciate it if"."""
    group, phrase, words = clause.group, reading.scene.phrase, reading.grammar.words
    if not subject.own or group is None:
        return False
    for child in reading.scene.clauses[clause.number + 1 :]:
        if child.kind != ADVERBIAL or child.marker is None or child.group is None:
            continue
        at = child.marker[0]
        if at > group.last + _NEAR or phrase.lower[at] not in words["condition_if"]:
            return False
        glad = any(word in words["grateful_words"] for word in phrase.lower[group.first : at])
        if not glad or child.subject is None or child.group.modal is None:
            return False
        cue = phrase.span(group.first, at)
        place = child.subject
        addressees = () if phrase.tags[place[0]] == "PRP" else actors_at(reading, *place)
        first, last = trimmed(reading.scene, child.group.first + 1, child.last)
        _add(reading, mouth, cue, (first, last), addressees, "polite request")
        reading.used.add(child.number)
        return True
    return False


def wished(reading: Reading, clause: Clause, mouth: Mouth) -> bool:
    """Read "What we need is for Kenya to pay" and "What we want to see is an end to the war"."""
    scene, words = reading.scene, reading.grammar.words
    phrase, lower = scene.phrase, scene.phrase.lower
    at = clause.first + (phrase.tags[clause.first] == "CC")
    at = skip_adverbs(scene, at, clause.last)
    if at + 4 >= clause.last or lower[at] not in words["free_relatives"]:
        return False
    if not words.oneself(lower[at + 1]):
        return False
    wish = next((i for i in range(at + 2, at + 5) if lower[i] in words["wanting_verbs"]), None)
    if wish is None:
        return False
    link = next((i for i in range(wish + 1, wish + 5) if lower[i] in words["copulas"]), None)
    if link is None or link + 2 >= clause.last:
        return False
    cue = phrase.span(wish, wish + 1)
    begin = skip_adverbs(scene, link + 1, clause.last)
    if lower[begin] in words["for"]:
        end = phrase_end(scene, begin + 1, clause.last)
        child = next(
            (c for c in scene.clauses if c.marker is not None and c.marker[0] >= end
             and lower[c.marker[0]] in words["to"]),
            None,
        )  # fmt: skip
        if end == begin + 1 or child is None:
            return False
        place = (begin + 1, child.marker[0] if child.marker is not None else end)
        addressees = actors_at(reading, *place)
        for member in (child, *scene.beside(child)):
            part = trimmed(scene, member.first, member.last)
            _add(reading, mouth, cue, part, addressees, "wish in two halves")
        return True
    end = governed_end(scene, clause, reading.grammar, begin)
    if phrase.tags[begin] not in {"DT", "JJ", "NN", "NNS", "PRP$"}:
        return False
    _add(reading, mouth, cue, trimmed(scene, begin, end), (), "wish in two halves")
    return True


def ordered(reading: Reading, clause: Clause, mouth: Mouth) -> bool:
    """Read "Pay what you owe", "Join us", "Do not close your ports": no subject, but a hearer.

    Words of greeting and thanks are no acts: "See you tomorrow", "Excuse me".
    """
    group, scene, words = clause.group, reading.scene, reading.grammar.words
    phrase, lower = scene.phrase, scene.phrase.lower
    if mouth.implied or not reading.memory.verbatim or group is None:
        return False
    if clause.subject is not None or clause.kind != MAIN or clause.beside is not None:
        return False
    forbids = group.negated and lower[group.first] in words["did_modals"]
    plain = group.first == group.head and phrase.tags[group.head] in {"VB", "VBP"}
    if not (forbids or plain) or skip_adverbs(scene, clause.first, clause.last) != group.first:
        return False
    if lower[group.head] in words["permission_verbs"] | words["copulas"]:
        return False
    if lower[group.head] in words["courtesies"]:
        return not _thanks_for(reading, clause)
    last = max(
        (c.last for c in scene.clauses if c.parent == clause.number and c.kind in FINITE_KINDS),
        default=clause.last,
    )
    first, last = trimmed(scene, group.head, max(clause.last, last))
    spoken_to = not words["addressing"].isdisjoint(lower[first:last])
    joined = group.last < last and lower[group.last] in words["first_person_objects"]
    if not (forbids or spoken_to or joined):
        return False
    cue = phrase.span(group.first, group.head if forbids else group.head + 1)
    draft = _add(reading, mouth, cue, (first, last), _told_before(reading, clause), "order")
    draft.force = "demand"
    stops = lower[first] in words["stop_verbs"]
    draft.polarity = "refrain" if forbids != stops else "do"
    return True


def _thanks_for(reading: Reading, clause: Clause) -> bool:
    """Tell whether it says what for: "Thank you for the boats"."""
    links = reading.grammar.words["for"]
    return place_of(reading.scene, links, clause.first, clause.last) is not None


def _told_before(reading: Reading, clause: Clause) -> tuple[Actor, ...]:
    """Give the hearers of "To Kenya I say:" or "I say to Kenya:" before an order."""
    lower = reading.scene.phrase.lower
    if clause.number == 0 or ":" not in lower[max(0, clause.first - 2) : clause.first + 1]:
        return ()
    before = (c for c in reading.scene.clauses[: clause.number] if c.kind == MAIN)
    return next((found for c in before if (found := hearers(reading, c, named=True))), ())


def _add(
    reading: Reading,
    mouth: Mouth,
    cue: Span,
    part: tuple[int, int],
    addressees: tuple[Actor, ...],
    rule: str,
) -> Draft:
    draft = Draft(
        kind="demand",
        voice=mouth.voice,
        cue=cue,
        entry=None,
        content=(reading.scene.phrase.span(*part),),
        towards=tuple(a for a in addressees if a.id not in mouth.voice.ids),
        force=_FORCE,
        attribution=mouth.attribution,
    )
    reading.add(draft, rule)
    return draft
