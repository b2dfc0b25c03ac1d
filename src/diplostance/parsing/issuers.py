"""Issuers: on whose behalf a whole text, or a labelled part of it, speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from diplostance.model import Actor
from diplostance.parsing.cast import Cast, Found
from diplostance.parsing.clauses import MAIN
from diplostance.parsing.drafts import Scene, Voice
from diplostance.parsing.grammar import Grammar
from diplostance.parsing.scenes import SceneMaker
from diplostance.parsing.tokens import Words, tokenize
from diplostance.parsing.who import Memory
from diplostance.world import parent_body, slug

_NOW = frozenset({"VBZ", "VBP"})
_FINITE = _NOW | {"MD"}
_PRINCIPALS = frozenset({"state", "organisation"})
_OWNS = frozenset({"POS", "NN", "NNS", "NNP", "NNPS", "JJ", "DT"})
"""What may stand between whose it is and the word: "the G7 ministers' joint statement"."""


def labelled_voice(label: str, cast: Cast, memory: Memory) -> Voice | None:
    """Give who speaks behind a label such as "MR PRICE"; an office alone is the issuer's."""
    if label.lower().strip(". ") in memory.words["answer_labels"]:
        return memory.document
    name, _, office = label.partition(",")
    family = re.split(r"[\s.]+", name.strip(".() "))[-1]
    if cast.gazetteer.head_noun(family.lower()) is not None:
        return memory.document
    home = None if memory.document is None else memory.document.issuers[0].country
    known = cast.gazetteer.family(family, memory.year, home)
    if known is not None and office and known.name.split()[0] not in name:
        known = None  # with the office stands the full name: it is another of the family
    if known is None:
        person = cast.people.get(family.lower())
        known = cast.actors.get(person) if person is not None else None
    if known is not None and known.represents is not None:
        actor = cast.add(known)
        return Voice((cast.principal(actor),), _organ(cast, actor), (actor,))
    principal = _holder_of(office, cast)
    if principal is not None:
        return Voice((principal,), None, (_speaking(family, principal, cast),))
    if memory.document is None or not (memory.vouched or label.isupper()) or label[:1] == "(":
        return None
    principal = memory.document.issuers[0]
    speaker = _speaking(family, principal, cast)
    return Voice(memory.document.issuers, memory.document.organ, (speaker,))


def _holder_of(office: str, cast: Cast) -> Actor | None:
    """Give for whom an office speaks that names it last: "Prime Minister of Norway"."""
    parts = office.split()
    for at in range(len(parts)):
        found = cast.gazetteer.named(" ".join(parts[at:]))
        if found is not None and found.kind in {"state", "organisation", "organ"}:
            return cast.principal(cast.add(found))
    return None


def _speaking(family: str, principal: Actor, cast: Cast) -> Actor:
    return cast.add(
        Actor(
            id=slug(family),
            name=family.title(),
            kind="person",
            represents=principal.id,
            country=principal.country,
        )
    )


def _organ(cast: Cast, actor: Actor) -> Actor | None:
    if actor.represents is None or "." not in actor.represents:
        return None
    return cast.actors.get(actor.represents) or cast.gazetteer.actor(actor.represents)


def unattached(voice: Voice | None) -> bool:
    """Tell whether it is not known for whom an official speaks, or nobody is known at all."""
    if voice is None:
        return True
    person = voice.speakers[0] if voice.speakers else None
    return person is not None and person.role is not None and voice.ids == {person.id}


def with_principal(voice: Voice, principal: Actor, cast: Cast) -> Voice:
    """Let the officials of a voice speak for a state or organisation."""
    people = tuple(cast.speaking_for(person, principal) for person in voice.speakers)
    return Voice((principal,), voice.organ, people)


def publisher_of(source: str | None, maker: SceneMaker, memory: Memory) -> Voice | None:
    """Take the ministry or organisation that publishes its own words as who speaks."""
    part = tokenize(source or "", memory.words)
    if not part or source is None:
        return None
    scene = maker.ahead(source, part)
    for found in scene.mentions:
        if found.last == len(scene.phrase) and all(
            word in memory.words["definite"] for word in scene.phrase.lower[: found.first]
        ):
            voice = memory.voice_of((found,))
            return voice if voice.issuers and not voice.speakers else None
    return None


def home_of(voice: Voice | None, cast: Cast) -> Actor | None:
    """Give the organisation that speaks, or that the body which speaks belongs to."""
    if voice is None or len(voice.issuers) != 1 or voice.issuers[0].kind != "organisation":
        return None
    above = parent_body(voice.issuers[0].id)
    known = None if above is None else cast.gazetteer.actor(above)
    return voice.issuers[0] if known is None else cast.add(known)


def spoken_for(scenes: Sequence[Scene], memory: Memory, grammar: Grammar) -> Actor | None:
    """Find for whom an own text speaks: the one whose acts it does.

    Evidence is the subject of a sentence with a cue in the present ("Kenya condemns", "the Kenyan
    side urges"), less so in another tense ("Kenya has called for"), and what is asked of a
    spokesperson ("What is Kenya's response?"). The one with the most evidence must have twice as
    much as the next.
    """
    seen: Counter[str] = Counter()
    actors: dict[str, Actor] = {}
    for scene in scenes:
        asked = ((principal, 1) for principal in _asked_about(scene, memory))
        for principal, weight in (*_acting(scene, memory, grammar), *asked):
            seen[principal.id] += weight
            actors[principal.id] = principal
    ranked = seen.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return actors[ranked[0][0]]


def _acting(scene: Scene, memory: Memory, grammar: Grammar) -> Iterator[tuple[Actor, int]]:
    for clause in scene.clauses:
        group = clause.group
        if clause.subject is None or clause.kind != MAIN or group is None:
            continue
        tags = scene.phrase.tags
        if tags[group.first] not in _FINITE or group.negated:
            continue
        cues = grammar.cues(scene.phrase, group)
        if not any(match.cue.kind in {"evaluation", "demand"} for match in cues):
            continue
        subject = memory.resolve(scene, *clause.subject).voice
        if subject is None or len(subject.issuers) != 1 or subject.speakers:
            continue
        if subject.issuers[0].kind in _PRINCIPALS:
            yield subject.issuers[0], 2 if tags[group.head] in _NOW else 1


def _asked_about(scene: Scene, memory: Memory) -> Iterator[Actor]:
    """Read whose view a question asks for: "What is Kenya's comment on it?"."""
    phrase = scene.phrase
    if phrase.lower[-1] != "?":
        return
    for found in scene.mentions:
        at = found.last
        if at + 1 < len(phrase) and phrase.tags[at] == "POS" and found.actor.kind in _PRINCIPALS:
            near = phrase.lower[at + 1 : at + 3]
            if any(word in memory.words["self_views"] for word in near):
                yield found.actor


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
    elif start < len(lower) and phrase.tags[start] in {"VBN", "VBD"}:
        start += 1  # "a communiqué issued by Kenya"
    if start < len(lower) and lower[start] in links:
        ends = words["topic_links"] | (
            frozenset() if words["joint"] & set(lower) else words["with"]
        )
        end = next((i for i in range(start, len(lower)) if lower[i] in ends), len(lower))
        if (named := _voice_of_all(scene, memory, start, end)) is not None:
            return named
    pair = _hyphenated(phrase.span(0, max(at, 1)).of(phrase.text), memory.cast)
    joint = any(word in words["joint"] for word in lower)
    for token in phrase.tokens[: len(lower) if joint else _topic(lower, words)]:
        pair = pair or _hyphenated(token.text, memory.cast)  # "Declaration of the EU-Kenya Summit"
    if pair:
        return Voice(pair)
    if joint:
        states = [found for found in scene.mentions if found.actor.kind == "state"]
        parties = memory.voice_of(tuple(states))
        if len(parties.issuers) > 1 and not scene.mentions_in(0, at):
            return parties  # "Joint statement on the visit of the President of Kenya to Chad"
    before = scene.mentions_in(0, at)
    owner = bool(before) and all(phrase.tags[i] in _OWNS for i in range(before[-1].last, at))
    if not owner:
        return None
    if len(before) > 1 and before[1].first == before[0].last:
        before = before[:1]  # "G20 Oslo Declaration": where, not who
    voice = memory.voice_of(before)
    return voice if voice.issuers else None


def _topic(lower: Sequence[str], words: Words) -> int:
    """Give where a headline says what a text is about: "Joint statement on the talks"."""
    return next((at for at, word in enumerate(lower) if word in words["about"]), len(lower))


def _named(name: str, cast: Cast) -> Actor | None:
    """Give the actor of a name, or of a word such as "Kenyan"."""
    forms = cast.gazetteer.names.get(name.lower(), {}).get((name.lower(),), ())
    adjective = next((entry for _, entry in forms if entry.kind == "adjective"), None)
    by_word = None if adjective is None else cast.gazetteer.actor(adjective.actor_id)
    return cast.gazetteer.named(name) or by_word


def _hyphenated(head: str, cast: Cast) -> tuple[Actor, ...]:
    """Read the states of "Norway-Kenya" and of "Joint United States–Japan Leaders’"."""
    found: list[Actor] = []
    parts = [part.split() for part in re.split("[-–]", head)]
    if len(parts) < 2 or not all(parts):
        return ()
    for number, part in enumerate(parts):
        sizes = range(len(part), 0, -1)
        tries = [part[-size:] for size in sizes] if not number else [part[:size] for size in sizes]
        known = next((a for a in (_named(" ".join(t), cast) for t in tries) if a), None)
        if known is None or known.kind not in _PRINCIPALS:
            return ()
        found.append(cast.add(known))
    return tuple(found) if len(found) > 1 else ()


def _voice_of_all(scene: Scene, memory: Memory, first: int, last: int) -> Voice | None:
    found = scene.mentions_in(first, last)
    voice = memory.voice_of(found)
    return voice if voice.issuers else None


def document_voice(
    scenes: Sequence[Scene], memory: Memory, *, declared: bool, heads: int = 1
) -> Voice | None:
    """Give the issuer of a text from its headline, its letterhead and its first sentences.

    An office or organ in the headline comes first, then the subject of a first sentence, then the
    states and organisations that the headline names. That a state is merely named further down
    says nothing about who speaks.

    Args:
        scenes: The first sentences, that of the headline first.
        memory: Who spoke last.
        heads: How many of the sentences stand in the headline and the letterhead.
        declared: Whether the headline or the caller says that it is somebody's statement; else
            the states that a headline names are its subject matter.
    """
    for scene in scenes[:heads] if declared else ():
        if (authors := _authors(scene, memory)) is not None:
            return authors
    if declared and (parties := _parties(scenes[:heads], memory)) is not None:
        return parties
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
            if number == 0 and declared and not _is_topic(scene, found.first, memory):
                named.append(memory.voice_of(memory.chain(scene, found.first, len(scene.phrase))))
    return next(iter(subjects or named), None)


def _parties(heads: Sequence[Scene], memory: Memory) -> Voice | None:
    """Read the states of a line "KENYA – CHAD" above or below "JOINT STATEMENT"."""
    if memory.words["joint"].isdisjoint(memory.styled):
        return None
    for scene in heads:
        found = scene.mentions
        inside = {at for item in found for at in range(item.first, item.last)}
        bare = all(
            not token.text[:1].isalnum() or token.lower in memory.words["and"]
            for at, token in enumerate(scene.phrase.tokens)
            if at not in inside
        )
        if bare and len(found) > 1 and all(item.actor.kind in _PRINCIPALS for item in found):
            return memory.voice_of(found)
    return None


def spoken_about(scenes: Sequence[Scene], voice: Voice | None) -> tuple[Actor, ...]:
    """Give the states that a headline names beside who speaks: "Mali: Statement by the EU"."""
    own = frozenset() if voice is None else voice.ids
    named = (
        found.actor
        for scene in scenes
        for at, found in enumerate(scene.mentions)
        if not _hosts(scene.mentions[at - 1] if at else None, found)
    )
    states = {actor.id: actor for actor in named if actor.kind == "state" and actor.id not in own}
    return tuple(states.values())


def _hosts(before: Found | None, found: Found) -> bool:
    """Tell whether a name says where a body met: "ASEAN THAILAND 2019"."""
    return (
        before is not None and before.last == found.first and (before.actor.kind == "organisation")
    )


def _is_topic(scene: Scene, at: int, memory: Memory) -> bool:
    """Tell whether a headline says that the text is about a name: "Statement on Chad"."""
    lower, words = scene.phrase.lower, memory.words
    heads = words["text_nouns"] | words["authored_nouns"]
    noun = next((i for i in range(at) if lower[i] in heads), None)
    return noun is not None and any(word in words["about"] for word in lower[noun:at])
