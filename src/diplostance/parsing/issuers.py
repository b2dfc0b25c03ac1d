"""Issuers: on whose behalf a whole text, or a labelled part of it, speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from diplostance.model import Actor
from diplostance.parsing.cast import Cast
from diplostance.parsing.clauses import MAIN
from diplostance.parsing.drafts import Scene, Voice
from diplostance.parsing.who import Memory
from diplostance.world import slug

_OWNS = frozenset({"POS", "NN", "NNS", "NNP", "NNPS", "JJ", "DT"})
"""What may stand between whose it is and the word: "the G7 ministers' joint statement"."""


def labelled_voice(label: str, cast: Cast, memory: Memory) -> Voice | None:
    """Give who speaks behind a label such as "MR PRICE"; an office alone is the issuer's."""
    family = re.split(r"[\s.]+", label.strip(".() "))[-1]
    if cast.gazetteer.head_noun(family.lower()) is not None:
        return memory.document
    known = cast.gazetteer.family(family, memory.year)
    if known is None:
        person = cast.people.get(family.lower())
        known = cast.actors.get(person) if person is not None else None
    if known is not None and known.represents is not None:
        actor = cast.add(known)
        return Voice((cast.principal(actor),), _organ(cast, actor), (actor,))
    if memory.document is None or not (memory.vouched or label.isupper()) or label[:1] == "(":
        return None
    principal = memory.document.issuers[0]
    actor = cast.add(
        Actor(
            id=slug(family),
            name=family.title(),
            kind="person",
            represents=principal.id,
            country=principal.country,
        )
    )
    return Voice(memory.document.issuers, memory.document.organ, (actor,))


def _organ(cast: Cast, actor: Actor) -> Actor | None:
    if actor.represents is None or "." not in actor.represents:
        return None
    return cast.actors.get(actor.represents) or cast.gazetteer.actor(actor.represents)


def with_principal(voice: Voice, scenes: Sequence[Scene], memory: Memory) -> Voice:
    """Find whom an official speaks for when the office does not tell: a state that "we" stands for.

    A state or organisation that is the subject of a sentence with a cue ("The United States
    condemns") in an official's own text is the one on whose behalf it is said.
    """
    person = voice.speakers[0] if voice.speakers else None
    if person is None or person.role is None or voice.ids != {person.id}:
        return voice
    for scene in scenes:
        for clause in scene.clauses:
            if clause.subject is None or clause.kind != MAIN:
                continue
            subject = memory.resolve(scene, *clause.subject).voice
            if subject is None or len(subject.issuers) != 1 or subject.speakers:
                continue
            principal = subject.issuers[0]
            if principal.kind in {"state", "organisation"}:
                actor = memory.cast.add(
                    evolve(person, represents=principal.id, country=principal.country)
                )
                return Voice((principal,), voice.organ, (actor,))
    return voice


def _private(voice: Voice) -> bool:
    """Tell whether somebody speaks for nobody else: a candidate, a scientist."""
    return all(actor.kind == "person" for actor in voice.issuers)


def _authors(scene: Scene, memory: Memory) -> Voice | None:
    """Read whose statement a headline says it is: "by Kenya", "of the ministers of Mali and Chad".

    What stands behind "on" is what the statement is about.
    """
    phrase, words = scene.phrase, memory.words
    lower = phrase.lower
    heads = words["text_nouns"] | words["authored_nouns"]
    at = next((i for i, word in enumerate(lower) if word in heads), None)
    if at is None:
        return None
    links = words["by"] | words["of"] | words["from"]
    start = at + 1
    if start < len(lower) and lower[start] in words["attributable"]:
        start += 1
        links = links | words["to"]
    if start < len(lower) and lower[start] in links:
        end = next(
            (i for i in range(start, len(lower)) if lower[i] in words["topic_links"]), len(lower)
        )
        return _voice_of_all(scene, memory, start, end)
    for word in lower[:at]:
        parts = [memory.cast.gazetteer.named(part) for part in word.split("-")]
        if len(parts) > 1 and all(part is not None and part.kind == "state" for part in parts):
            return Voice(tuple(memory.cast.add(part) for part in parts if part is not None))
    before = scene.mentions_in(0, at)
    owner = bool(before) and all(phrase.tags[i] in _OWNS for i in range(before[-1].last, at))
    return _voice_of_all(scene, memory, 0, at) if owner else None


def _voice_of_all(scene: Scene, memory: Memory, first: int, last: int) -> Voice | None:
    found = scene.mentions_in(first, last)
    voice = memory.voice_of(found)
    return voice if voice.issuers else None


def document_voice(scenes: Sequence[Scene], memory: Memory, *, declared: bool) -> Voice | None:
    """Give the issuer of a text from its headline, its letterhead and its first sentences.

    An office or organ in the headline comes first, then the subject of a first sentence, then the
    states and organisations that the headline names. That a state is merely named further down
    says nothing about who speaks.

    Args:
        scenes: The first sentences, that of the headline first.
        memory: Who spoke last.
        declared: Whether the headline or the caller says that it is somebody's statement; else
            the states that a headline names are its subject matter.
    """
    if declared and scenes and (authors := _authors(scenes[0], memory)) is not None:
        return authors
    named: list[Voice] = []
    subjects: list[Voice] = []
    for number, scene in enumerate(scenes):
        for clause in scene.clauses[:1]:
            if clause.subject is not None:
                voice = memory.resolve(scene, *clause.subject).voice
                if voice is not None:
                    subjects.append(voice)
        for found in scene.mentions:
            voice = memory.voice_of((found,))
            if not voice.issuers or (not declared and _private(voice)):
                continue
            if voice.speakers or voice.organ is not None:
                if not subjects or voice.ids <= subjects[0].ids:
                    return voice
                return subjects[0]
            if number == 0 and declared:
                named.append(memory.voice_of(memory.chain(scene, found.first, len(scene.phrase))))
    return next(iter(subjects or named), None)
