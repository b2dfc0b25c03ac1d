"""Towards: whom an act is directed at: its addressees, or whose conduct it judges."""

from __future__ import annotations

from diplostance.model import Actor
from diplostance.parsing.cast import Found
from diplostance.parsing.clauses import RELATIVE
from diplostance.parsing.drafts import Scene, Voice
from diplostance.parsing.rules.described import (
    apposed_name,
    members_named,
    own_words,
    people_of,
    whole_description,
    whole_receiver,
)
from diplostance.parsing.rules.extent import head_noun, phrase_end, place_of
from diplostance.parsing.rules.meant import deed_of_paragraph, meant_deed, of_paragraph
from diplostance.parsing.rules.named import actors_at
from diplostance.parsing.rules.opponents import opponent_asked
from diplostance.parsing.rules.places import (
    local_forces,
    own_forces,
    who_frees,
)
from diplostance.parsing.rules.reading import Reading
from diplostance.parsing.rules.setting import Setting
from diplostance.parsing.rules.site import Complement
from diplostance.parsing.rules.wanted import who_is_to
from diplostance.parsing.rules.works import whose_work
from diplostance.parsing.who import Memory

_ORDERS = frozenset({"order"})
_STRICT = frozenset({"demand", "insist"})
"""Demands that somebody who was summoned is told."""


def directed_at(reading: Reading, setting: Setting, voice: Voice) -> tuple[Actor, ...]:
    """Give the addressees of a demand, or the targets of another act; the speaker is none."""
    site, part, entry = setting.site, setting.part, setting.site.match.cue
    group = site.clause.group
    judged = (
        entry.kind == "evaluation"
        and part.towards is not None
        and (reading.scene.phrase.lower[part.towards[0]] in reading.grammar.words["pointing"])
    )  # "called it a victory": a thing
    if part.towards is not None and not judged:
        found = _receivers(reading, setting, part.towards, voice)
        if found or entry.kind == "demand":
            return found
    if entry.kind == "demand":
        passive = group is not None and group.passive and entry.pos in {"verb", "modal"}
        if "subject" in entry.towards or passive:
            asked = _as_subject(reading, setting)
            if passive and not asked:
                asked = who_frees(reading, part.first, part.last)
            return asked or opponent_asked(reading, setting, voice)
        clause = part.clause
        if clause is not None and clause.subject is not None and part.rule.endswith("clause"):
            subject = reading.memory.resolve(reading.scene, *clause.subject)
            if not subject.own and group is not None and reading.scene.mentions_in(*clause.subject):
                return actors_at(reading, *clause.subject)
        return (
            _whom(reading, setting, voice)
            or who_is_to(reading, part, voice)
            or _of_the_same(reading, setting, voice)
            or who_frees(reading, part.first, part.last)
            or opponent_asked(reading, setting, voice)
        )
    if "content" in entry.towards or entry.force == "condole":
        named = named_in(reading, part.first, part.last) or _where(reading, part.first, part.last)
        if not named and entry.force == "condole":
            others = [a for a in of_paragraph(reading) if a.id not in voice.ids]
            return tuple(others[-1:])
        return tuple(a for a in named if a.id not in voice.ids)
    found = blamed(reading, part.first, part.last, voice, people=entry.valence >= 0)
    if not found and reading.memory.verbatim and entry.kind == "evaluation":
        found = tuple(a for a in _fronted(reading) if a.id not in voice.ids)
    if (
        not found
        and entry.force != "regret"
        and reading.scene.phrase.lower[part.first] in reading.grammar.words["pointing"]
    ):
        found = tuple(a for a in reading.memory.topic if a.id not in voice.ids)
    if not found and entry.kind == "evaluation":
        work = whose_work(reading.scene, reading.grammar.words, part.first, part.last)
        if entry.valence > 0 and work is not None:
            return own_words(reading, *work)
        if entry.valence > 0 and reading.memory.hearer and _spoken_to(reading, part):
            return tuple(a for a in reading.memory.hearer if a.id not in voice.ids)
        if entry.valence < 0:
            found = local_forces(reading, part.first, part.last)
        return (
            found
            or meant_deed(reading, part, voice, anywhere=entry.valence < 0)
            or deed_of_paragraph(reading, part.first, part.last, voice)
        )
    return found


def _receivers(
    reading: Reading, setting: Setting, place: tuple[int, int], voice: Voice
) -> tuple[Actor, ...]:
    """Give whom the noun phrase that names addressee or target means, other than the speaker."""
    asks = setting.site.match.cue.kind == "demand"
    whole = whole_receiver(setting) or place
    members = members_named(reading, *whole) if asks else ()
    if members:
        return tuple(a for a in members if a.id not in voice.ids)
    if asks and setting.site.match.cue.force in _ORDERS and own_forces(reading, *place):
        return voice.issuers  # "ordered the navy to sail"
    listed = _whole_list(reading.scene, *place)
    whole = listed if listed[0] < place[0] or reading.scene.mentions_in(*listed) else whole
    found = actors_at(reading, *whole, named=asks, voice=voice)
    others = tuple(a for a in found if a.id not in voice.ids)
    if found and not others and asks and _are_many(reading.scene, place):
        return own_words(reading, *(whole_receiver(setting) or place))  # its own citizens
    if found and not others and asks:
        servant = apposed_name(reading, place[1])
        return () if servant is None else (servant,)  # "asked its chief, Ann Lee, to"
    return others


def _are_many(scene: Scene, place: tuple[int, int]) -> bool:
    """Tell whether a noun phrase names people: "Kenyan citizens", "Kenyans"."""
    found = scene.mention_at(place[0])
    if found is not None and (found.first, found.last) == place:
        return found.actor.kind == "state" and scene.phrase.said(*place) != found.actor.name
    return scene.phrase.tags[place[1] - 1] in {"NNS", "NNPS"}


def _spoken_to(reading: Reading, part: Complement) -> bool:
    """Tell whether some words speak of the hearer: "glad to have you here"."""
    words = reading.grammar.words
    said = words["second_person"] | words["addressing"]
    return not said.isdisjoint(reading.scene.phrase.lower[part.first : part.last])


def _whole_list(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """Take in the "the AU, Chad" of "the AU, Chad and Mali to", whose rest is the subject."""
    named = first + (scene.phrase.tags[first] == "DT" and first + 1 < last)
    listed = scene.mention_at(named) is not None and "CC" in scene.phrase.tags[first:last]
    while listed and first > 1:
        comma = first - 1 - (scene.phrase.tags[first - 1] == "DT")
        if scene.phrase.lower[comma] != ",":
            break
        before = scene.mention_ending(comma)
        if before is None:
            break
        first = before.first
    return first, last


def _fronted(reading: Reading) -> tuple[Actor, ...]:
    """Read what a sentence is about in "On Mali, the Council voiced concern at the delay"."""
    phrase, words = reading.scene.phrase, reading.grammar.words
    if phrase.lower[0] not in words["about"] or "," not in phrase.lower:
        return ()
    return named_in(reading, 1, phrase.lower.index(","))


def _whom(reading: Reading, setting: Setting, voice: Voice) -> tuple[Actor, ...]:
    """Read who is asked in "Chad, which it urged to pay"."""
    clause, entry = setting.site.clause, setting.site.match.cue
    if clause.kind != RELATIVE or clause.marker is None or clause.subject is None:
        return ()
    if "object" not in entry.towards or clause.subject[0] <= clause.marker[0]:
        return ()
    asked = reading.memory.antecedent(reading.scene, clause)
    if asked.voice is None or asked.voice.ids & voice.ids:
        return ()
    return asked.voice.issuers


def _of_the_same(reading: Reading, setting: Setting, voice: Voice) -> tuple[Actor, ...]:
    """Read "summoned Chad's envoy and demanded an apology": of the one just dealt with."""
    entry, clause = setting.site.match.cue, setting.site.clause
    if entry.force not in _STRICT or clause.beside is None or clause.subject is not None:
        return ()
    before = reading.just_decided()
    return before.towards if before is not None and before.voice.ids == voice.ids else ()


def named_in(reading: Reading, first: int, last: int) -> tuple[Actor, ...]:
    """Give the principals named anywhere in some words."""
    cast = reading.memory.cast
    named = (cast.principal(item.actor) for item in reading.scene.mentions_in(first, last))
    return tuple({actor.id: actor for actor in named}.values())


def _where(reading: Reading, first: int, last: int) -> tuple[Actor, ...]:
    """Give the state of the city that "the victims of the attack in Istanbul" are of."""
    cast = reading.memory.cast
    state = cast.gazetteer.city_in(reading.scene.phrase.tokens[first:last])
    return () if state is None else (cast.add(state),)


def _by_whom(reading: Reading, first: int, last: int) -> tuple[Actor, ...]:
    """Give who is to act in "the sailors must be released by Togo"."""
    at = place_of(reading.scene, reading.grammar.words["by"], first, last - 1)
    end = 0 if at is None else phrase_end(reading.scene, at + 1, last)
    return () if at is None or end <= at + 1 else actors_at(reading, at + 1, end, named=False)


def _as_subject(reading: Reading, setting: Setting) -> tuple[Actor, ...]:
    """Give the addressees of "Iran must" and "it must"."""
    place, subject = setting.site.clause.subject, setting.subject
    group, scene = setting.site.clause.group, reading.scene
    if place is None or subject.own or group is None:
        return ()
    part = setting.part
    if group.passive and part.first == place[0] and part.last <= group.first:
        return ()  # "an evacuation was ordered": what is asked, not of whom
    inner = None if setting.part.clause is None else setting.part.clause.group
    passive = group.passive or (inner is not None and inner.passive)  # "needs to be paid"
    if passive and setting.site.match.cue.pos == "modal":
        return _by_whom(reading, group.last, setting.site.limit)
    if scene.phrase.tags[place[0]] == "PRP":
        if subject.voice is not None:
            return subject.voice.issuers
        return _named_before(reading, place[0]) or reading.memory.asked
    words, phrase = reading.grammar.words, scene.phrase
    if phrase.lower[place[0]] in words["nobodies"]:
        return ()
    found = actors_at(reading, *place, named=False)
    if found:
        return found
    if group.passive:
        return own_words(reading, place[0], max(place[1], group.first))  # "providers are asked"
    head = phrase.lower[head_noun(scene, *place)]
    acts = head in words["agent_nouns"] | words["collectives"]
    return own_words(reading, *place) if acts else ()


def _named_before(reading: Reading, at: int) -> tuple[Actor, ...]:
    """Give the one body named before a quotation: "cited NATO's charter and said, “They must pay”".

    The speaker is none, and nobody is meant where several are named.
    """
    scene, memory = reading.scene, reading.memory
    quoted = scene.phrase.quoted
    if memory.own is None or quoted[at] < 0:
        return ()
    before = (
        memory.cast.principal(item.actor)
        for item in scene.mentions
        if item.last <= at and quoted[item.first] < 0
    )
    found = {a.id: a for a in before if a.kind != "person" and a.id not in memory.own.ids}
    return tuple(found.values()) if len(found) == 1 else ()


def blamed(
    reading: Reading, first: int, last: int, voice: Voice, *, people: bool = True
) -> tuple[Actor, ...]:
    """Give whose conduct some words speak of: behind "by", or the first official named.

    Args:
        reading: The sentence.
        first: Its first word.
        last: Behind its last word.
        voice: Who speaks; nobody blames himself.
        people: Whether it may be a people: one stands with "the people of Mali", and is concerned
            by the conviction of activists in Mali, whose state did it.
    """
    scene, memory = reading.scene, reading.memory
    phrase = scene.phrase
    if people and (crowd := people_of(reading, first, last)):
        return crowd
    mentions = scene.mentions_in(first, last)
    if not people:
        mentions = tuple(
            item
            for item in mentions
            if item.actor.kind not in {"people", "person"}
            or item.actor.represents is not None
            or item.actor.country is not None
        )
    if not people:
        home = memory.cast.home
        mentions = tuple(
            item
            for item in mentions
            if not _is_struck(reading, first, item)
            and (home is None or memory.cast.principal(item.actor).id != home.id)
        )  # an organisation's own officials only report what is wrong
    by = reading.grammar.words["by"]
    for item in mentions:
        at = item.first - 1
        while at > first and phrase.tags[at] in {"DT", "JJ"}:
            at -= 1
        if phrase.lower[at] in by:
            chosen = _officials(memory, scene, item, last, voice)
            if chosen:
                return chosen
    if not people and (unnamed := _unnamed_doers(reading, first, last)):
        return unnamed
    for item in mentions:
        chosen = _officials(memory, scene, item, last, voice)
        if chosen:
            return chosen
    return ()


def _unnamed_doers(reading: Reading, first: int, last: int) -> tuple[Actor, ...]:
    """Read "by armed men" and "of the de facto authorities", who go by those words."""
    scene, words = reading.scene, reading.grammar.words
    lower = scene.phrase.lower
    for at in range(first, last - 1):
        end = phrase_end(scene, at + 1, last)
        if lower[at] in words["by"] and end > at + 1 and not scene.mentions_in(at + 1, end):
            head = lower[head_noun(scene, at + 1, end)]
            return own_words(reading, at + 1, end) if head in words["doers"] else ()
        if lower[at] in words["self_styled"] and lower[at - 1] not in words["self_styled"]:
            return whole_description(reading, at, last)
    return ()


def _is_struck(reading: Reading, first: int, item: Found) -> bool:
    """Tell whether a mention is who was struck: "the attack on a convoy of the mission"."""
    phrase, words = reading.scene.phrase, reading.grammar.words
    for at in range(item.first - 1, first, -1):
        if phrase.lower[at] in words["by"] | {","}:
            return False
        if phrase.group_of[at] >= 0:
            return phrase.lower[at] in words["harm_verbs"]
        if phrase.lower[at] in words["striking_links"]:
            return phrase.lower[at - 1] in words["incident_nouns"]
        if phrase.lower[at] in words["in"] and phrase.lower[at - 1] in words["violence_nouns"]:
            return True  # "the violence in Mali"
    return False


def _officials(
    memory: Memory, scene: Scene, item: Found, last: int, voice: Voice
) -> tuple[Actor, ...]:
    """Give who is meant by a mention and those joined to it: "by Sudan and Libya"."""
    joined = memory.chain(scene, item.first, last)
    chosen = (_official(memory, found, voice) for found in joined)
    return tuple({actor.id: actor for actor in chosen if actor is not None}.values())


def _official(memory: Memory, item: Found, voice: Voice) -> Actor | None:
    actor = memory.cast.principal(item.actor)
    if actor.kind == "people" and actor.country is not None:
        actor = memory.cast.gazetteer.actor(actor.country) or actor
    return None if actor.id in voice.ids else actor
