"""Described: those who are asked and have no known name: "all parties", "its students in Mali"."""

from __future__ import annotations

from diplostance.model import Actor
from diplostance.parsing.clauses import INFINITIVE
from diplostance.parsing.rules.extent import phrase_end
from diplostance.parsing.rules.reading import Reading
from diplostance.parsing.rules.setting import Setting
from diplostance.world import slug

_SEVERAL = frozenset({"NNS", "NNPS"})
_LONGEST_NAME = 14


def whole_receiver(setting: Setting) -> tuple[int, int] | None:
    """Give all that names who is asked: "all those involved" and "its students in Mali" to.

    What stands between the noun phrase behind the verb and its "to" belongs to it, except when
    that says when, or is set off by a comma.
    """
    site, part = setting.site, setting.part
    place, child = part.towards, site.child
    if place is None or child is None or child.marker is None or child.kind != INFINITIVE:
        return place
    if place[1] > child.marker[0] or place != site.gap.object or part.clause is None:
        return place
    phrase, words = setting.scene.phrase, site.grammar.words
    when = words["day_names"] | words["time_nouns"]
    end = place[1]
    for at in range(place[1], child.marker[0]):
        tag = phrase.tags[at]
        if tag in {",", "RB"} or phrase.lower[at] in when or phrase.quoted[at] >= 0:
            break
        if tag[:2] in {"NN", "VB", "CD"}:
            end = at + 1
    return place[0], end


def members_named(reading: Reading, first: int, last: int) -> tuple[Actor, ...]:
    """Give those named as examples: "allies such as Germany", "states including Mali and Chad"."""
    scene, memory, words = reading.scene, reading.memory, reading.grammar.words
    lower = scene.phrase.lower
    for at in range(first + 1, min(last + 1, len(lower) - 2)):
        size = (lower[at] in words["member_links"]) or 2 * (
            f"{lower[at]} {lower[at + 1]}" in words["member_links"]
        )
        if size:
            named = memory.chain(scene, at + size, len(lower))
            actors = (memory.cast.principal(item.actor) for item in named)
            return tuple({actor.id: actor for actor in actors}.values())
    return ()


def described(reading: Reading, first: int, last: int) -> tuple[Actor, ...]:
    """Give those whom some words describe: both of "all States and the international banks"."""
    tags = reading.scene.phrase.tags
    for at in range(first + 1, last - 1):
        several = tags[at] == "CC" and tags[at - 1] in _SEVERAL and tags[last - 1] in _SEVERAL
        if several and not {"IN", "PRP$", "CC", ",", "TO"} & set(tags[at + 1 : last]):
            return own_words(reading, first, at) + own_words(reading, at + 1, last)
    return own_words(reading, first, last)


def own_words(reading: Reading, first: int, last: int) -> tuple[Actor, ...]:
    """Give the actor that some words describe, under those words."""
    phrase, words = reading.scene.phrase, reading.grammar.words
    start = first
    while (
        first < last
        and phrase.tags[first] in {"DT", "PRP$"}
        and (phrase.lower[first] not in words["quantifiers"])
        and not (
            phrase.lower[first] in words["pointing"]
            and first + 1 < last
            and phrase.tags[first + 1] in {"IN", "WP", "WDT"}
        )
    ):
        first += 1
    if first >= last or phrase.tags[last - 1] in {"PRP", "EX"}:
        return ()
    if last - first == 1 and phrase.tags[first] in {"DT", "WP", "CD"}:
        return ()
    named = apposed_name(reading, last)
    if named is not None:
        return (named,)
    last = min(last, first + _LONGEST_NAME)
    name = " ".join(phrase.said(first, last).split())
    whose = phrase.tags[start] == "PRP$"  # "its allies": whose they are stays in sight
    aliases = (" ".join(phrase.said(start, last).split()),) if whose else ()
    kind = "people" if phrase.tags[last - 1] in {"NNS", "NNPS"} else "unresolved"
    actor = Actor(id=slug(name), name=name, kind=kind, aliases=aliases)
    return (reading.memory.cast.add(actor),)


def whole_description(reading: Reading, first: int, last: int) -> tuple[Actor, ...]:
    """Give who is called "the de facto authorities in Sukhumi": with the name of the place."""
    scene = reading.scene
    end = phrase_end(scene, first, last)
    if end < last and scene.phrase.lower[end] in scene.words["in"] | scene.words["of"]:
        place = scene.mention_at(end + 1)
        end = end if place is None else min(place.last, last)
    return own_words(reading, first, end)


def apposed_name(reading: Reading, at: int) -> Actor | None:
    """Read the name in "the prime minister-designate, Haider al-Abadi, to"."""
    phrase = reading.scene.phrase
    end = at + 1
    while end < len(phrase) and phrase.tags[end] in {"NNP", "NNPS"}:
        end += 1
    if end - at < 3 or phrase.lower[at] != "," or end >= len(phrase) or phrase.lower[end] != ",":
        return None
    name = phrase.said(at + 1, end)
    return reading.memory.cast.add(Actor(id=slug(name), name=name, kind="person"))


def people_of(reading: Reading, first: int, last: int) -> tuple[Actor, ...]:
    """Read "the Cambodian people" and "the people of Burma", when the words start with them."""
    phrase, words = reading.scene.phrase, reading.grammar.words
    at = first
    while at < last and phrase.tags[at] in {"DT", "JJ", "NNP"} and at < first + 3:
        named = reading.scene.mention_at(at + 1)
        inside = named is not None and named.last > at + 2  # "Democratic People's Republic of"
        if at + 1 < last and phrase.lower[at + 1] in words["people_nouns"] and not inside:
            return own_words(reading, first, max(at + 2, phrase_end(reading.scene, at + 1, last)))
        at += 1
    if at < last and phrase.lower[at] in words["people_nouns"]:
        return own_words(reading, first, min(phrase_end(reading.scene, first, last), last))
    return ()
