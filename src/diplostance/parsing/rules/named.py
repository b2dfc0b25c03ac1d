"""Named: whom a noun phrase means that says who is asked or judged."""

from __future__ import annotations

from collections.abc import Iterable

from diplostance.model import Actor
from diplostance.parsing.cast import Found
from diplostance.parsing.drafts import Scene, Voice
from diplostance.parsing.rules.described import described, own_words, people_of
from diplostance.parsing.rules.extent import head_noun, phrase_end
from diplostance.parsing.rules.meant import meant
from diplostance.parsing.rules.places import local_authorities
from diplostance.parsing.rules.reading import Reading


def actors_at(
    reading: Reading, first: int, last: int, *, named: bool = True, voice: Voice | None = None
) -> tuple[Actor, ...]:
    """Give the principals that a noun phrase names; its own words when it names none.

    Args:
        reading: The sentence.
        first: Its first word.
        last: Behind its last word.
        named: Whether a phrase without a known name becomes an actor under its own words.
        voice: Who acts; "him" and "them" are somebody else.
    """
    memory, phrase = reading.memory, reading.scene.phrase
    if phrase.tags[first] == "PRP":
        return _by_pronoun(reading, first, voice)
    if concerned := _concerned(reading, first, last):
        return concerned
    if memory.means_both(phrase.lower[first:last]) and (two := _both(reading, first, last, voice)):
        return two
    if named and memory.own is not None and memory.verbatim:
        crowd = people_of(reading, first, last)
        if crowd:
            return crowd
    found = _by_name(reading, first, last, named=named)
    found = found or local_authorities(reading, first, last)
    if found or not named or last <= first:
        return found
    return described(reading, first, last)


def principals(reading: Reading, items: Iterable[Found]) -> tuple[Actor, ...]:
    """Give whom some mentions speak for, each once."""
    actors = (reading.memory.cast.principal(item.actor) for item in items)
    return tuple({actor.id: actor for actor in actors}.values())


def _by_pronoun(reading: Reading, first: int, voice: Voice | None) -> tuple[Actor, ...]:
    words = reading.grammar.words
    ids = frozenset[str]() if voice is None else voice.ids
    subject = reading.memory.resolve(reading.scene, first, first + 1)
    ours = reading.scene.phrase.lower[first] in words["first_person_plural"]
    if subject.voice is None or subject.own or ours or (voice and subject.voice.ids <= ids):
        return meant(reading, first, ids)
    return subject.voice.issuers


def _concerned(reading: Reading, first: int, last: int) -> tuple[Actor, ...]:
    """Read "the parties directly involved", who go by those words."""
    lower, words = reading.scene.phrase.lower, reading.grammar.words
    end = last
    while end < len(lower) and lower[end] in words["concerned_words"]:
        end += 1
    return own_words(reading, first, end) if end > last else ()


def _both(reading: Reading, first: int, last: int, voice: Voice | None) -> tuple[Actor, ...]:
    """Read "both sides", who are two others when one of the last two speaks."""
    memory = reading.memory
    both = memory.resolve(reading.scene, first, last)
    two = None if both.own else both.voice
    if two is not None and voice is not None and two.ids & voice.ids and not memory.own:
        two = memory.other_pair(voice.ids) or two  # a third party calls on both
    return () if two is None else two.issuers


def _by_name(reading: Reading, first: int, last: int, *, named: bool) -> tuple[Actor, ...]:
    """Read names, "the leaders of Chad and Mali", and "efforts by Chad" to do something."""
    scene, memory, words = reading.scene, reading.memory, reading.grammar.words
    chain = memory.chain(scene, first, last)
    if len(chain) == 1 and chain[0].last < last and _are_private(scene, chain[0], last):
        return own_words(reading, first, last)  # "Korean companies"
    if chain:
        return principals(reading, chain)
    inside = scene.mentions_in(first, last)
    said = scene.phrase.lower[first : phrase_end(scene, first, last)]
    if inside and not words["collectives"].isdisjoint(said):
        listed = memory.chain(scene, inside[0].first, len(scene.phrase))
        return principals(reading, listed or inside[:1])
    works = named and not words["work_nouns"].isdisjoint(said)
    return principals(reading, inside) if works else ()


def _are_private(scene: Scene, found: Found, last: int) -> bool:
    """Tell whether people or firms are meant behind the name of their state."""
    phrase = scene.phrase
    if found.actor.kind != "state" or phrase.tags[found.last] == "POS":
        return False
    head = head_noun(scene, found.last, last)
    plain = all(phrase.tags[at] in {"JJ", "NN"} for at in range(found.last, head))
    return plain and phrase.lower[head] in scene.words["private_people"]
