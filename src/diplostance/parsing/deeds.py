"""Deeds: who was told to have done what, so that "the launch" may be theirs.

"Kenya fired a missile. Uganda condemned the launch." A noun means the last deed that was told
with a verb of its family, or with the noun itself ("Kenya's launch of a missile").
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence

from attrs import define, evolve, field, frozen

from diplostance.languages import read_topic
from diplostance.model import Actor
from diplostance.parsing.cast import Cast, Found
from diplostance.parsing.chunks import Phrase, VerbGroup
from diplostance.parsing.clauses import PARTICIPLE, RELATIVE, Clause
from diplostance.parsing.drafts import Scene
from diplostance.parsing.lexicon import inflect
from diplostance.parsing.records import record
from diplostance.parsing.tokens import Words

_KEPT = 24
"""So many deeds are remembered."""
_FAR = 12
"""How many paragraphs further on a deed is still what a noun means."""
_REACH = 6
"""How far behind a verb the other words of a phrase may stand, and an owner before a noun."""
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_MODIFIERS = _NOUNS | {"JJ", "VBN", "VBG", "CD"}
_SIDES = frozenset({"state", "armed_group"})
_UNREAL = frozenset({"MD", "TO"})


@frozen
class DeedTable:
    """The families of deeds of a language, by number.

    Attributes:
        verbs: By the first word of a verb in every form, its further words and its families.
        nouns: By noun its families.
        light: Verbs whose object is what is done, in every form ("launched a raid").
        words: All first words and nouns: a sentence without any tells of no deed.
    """

    verbs: Mapping[str, tuple[tuple[frozenset[str], int], ...]] = field(repr=False, eq=False)
    nouns: Mapping[str, frozenset[int]] = field(repr=False, eq=False)
    light: frozenset[str] = field(repr=False)
    words: frozenset[str] = field(repr=False)


@functools.cache
def load_deeds(language: str) -> DeedTable:
    """Read the families of deeds.

    Raises:
        UnknownLanguageError: When there is no such language.
    """
    topic = read_topic(language, "deeds")
    irregular: dict[str, str] = {**read_topic(language, "words")["irregular"], **topic["irregular"]}
    verbs: dict[str, list[tuple[frozenset[str], int]]] = {}
    nouns: dict[str, set[int]] = {}
    for number, entry in enumerate(topic["deed"]):
        for verb in entry["verbs"]:
            first, *rest = verb.split()
            for form in inflect(first, irregular):
                verbs.setdefault(form, []).append((frozenset(rest), number))
        for noun in entry["nouns"]:
            nouns.setdefault(noun, set()).add(number)
    return DeedTable(
        {form: tuple(found) for form, found in verbs.items()},
        {noun: frozenset(found) for noun, found in nouns.items()},
        frozenset(form for verb in topic["light"] for form in inflect(verb.split()[0], irregular)),
        frozenset((*verbs, *nouns)),
    )


@record
class Deed:
    """Something done: its families, by whom, in which paragraph, and all words of the sentence."""

    families: frozenset[int]
    agents: tuple[Actor, ...]
    paragraph: int
    words: tuple[str, ...]


@define
class Deeds:
    """The deeds told so far. One a document."""

    table: DeedTable
    told: list[Deed] = field(factory=list)
    feud: frozenset[str] = frozenset()
    """Who trade blows with one another: an outsider's "the shooting" blames neither."""

    def note(self, scene: Scene, cast: Cast, words: Words) -> None:
        """Remember what a sentence tells of."""
        phrase = scene.phrase
        if self.table.words.isdisjoint(phrase.lower):
            return
        if not words["mutual_marks"].isdisjoint(phrase.lower):
            sides = (cast.principal(item.actor) for item in scene.mentions)
            named = frozenset(actor.id for actor in sides if actor.kind in _SIDES)
            self.feud = named if len(named) > 1 else self.feud
        for families, agents in (
            *_by_verbs(scene, self.table, cast, words),
            *_by_nouns(scene, self.table, cast, words),
        ):
            self.told.append(Deed(families, agents, phrase.block, phrase.lower))
        del self.told[:-_KEPT]

    def last(self, noun: str, but: frozenset[str], paragraph: int) -> Deed | None:
        """Give the last deed that a noun may mean, told not long ago, other than one's own."""
        families = self.table.nouns.get(noun, frozenset())
        for deed in reversed(self.told):
            if paragraph - deed.paragraph > _FAR:
                return None
            if not families.isdisjoint(deed.families) and but.isdisjoint(
                actor.id for actor in deed.agents
            ):
                feud = self.feud.isdisjoint(but) and self.feud.issuperset(
                    actor.id for actor in deed.agents
                )
                return evolve(deed, agents=()) if feud else deed
        return None


def _by_verbs(
    scene: Scene, table: DeedTable, cast: Cast, words: Words
) -> Iterator[tuple[frozenset[int], tuple[Actor, ...]]]:
    """Read "Kenya shelled Kisumu" and "Kenya launched a raid"."""
    phrase = scene.phrase
    for clause in scene.clauses:
        group = clause.group
        if group is None or group.negated or group.infinitive:
            continue
        if phrase.tags[group.first] in _UNREAL:
            continue
        families = _families(phrase, group, table)
        place = _agent_place(scene, clause, group, words) if families else None
        if place is not None and phrase.tags[place[0]] == "PRP":
            above = None if clause.parent is None else scene.clauses[clause.parent].subject
            place = above if phrase.lower[place[0]] in words["third_person"] else None
        if place is None or phrase.tags[place[0]] == "PRP":
            continue  # "said it had shelled" is told of who says so
        agents = agents_in(scene, cast, *place)
        if agents or table.nouns.keys().isdisjoint(phrase.lower[place[0] : place[1]]):
            yield families, agents  # "the raid killed two" tells of no further deed


def _families(phrase: Phrase, group: VerbGroup, table: DeedTable) -> frozenset[int]:
    head = phrase.lower[group.head]
    behind = phrase.lower[group.last : group.last + _REACH]
    told = frozenset(number for rest, number in table.verbs.get(head, ()) if rest <= set(behind))
    if head not in table.light or group.passive:
        return told
    for word in behind:
        if word in table.nouns:
            return told | table.nouns[word]
    return told


def _agent_place(
    scene: Scene, clause: Clause, group: VerbGroup, words: Words
) -> tuple[int, int] | None:
    """Give where a clause names who acts: its subject, or what stands behind "by"."""
    phrase = scene.phrase
    above = None if clause.parent is None else scene.clauses[clause.parent]
    verbless = above is not None and above.group is None  # it is the verb of the sentence
    reduced = clause.kind == PARTICIPLE and phrase.tags[group.first] == "VBN"
    if group.passive or reduced:
        at = group.last
        while at < clause.last and phrase.group_of[at] < 0 and phrase.tags[at] != ",":
            if phrase.lower[at] in words["by"]:
                return at + 1, _phrase_end(phrase, at + 1, clause.last)
            at += 1
        if group.passive or not verbless:
            return None
    for _ in range(4):
        if clause.subject is not None:
            return clause.subject
        if clause.kind == RELATIVE and clause.marker is not None:
            at = clause.marker[0] - (phrase.lower[clause.marker[0] - 1] == ",")
            found = scene.mention_ending(at)
            return None if found is None else (found.first, found.last)
        number = clause.beside if clause.beside is not None else clause.parent
        if number is None:
            return None
        clause = scene.clauses[number]
    return None


def _phrase_end(phrase: Phrase, first: int, limit: int) -> int:
    end = first
    while end < limit and (phrase.tags[end] in _MODIFIERS | {"DT", "POS", "PRP$"}):
        end += 1
    return end


def agents_in(scene: Scene, cast: Cast, first: int, last: int) -> tuple[Actor, ...]:
    """Give who acts by a noun phrase: "Colombia's FARC rebels" are the FARC, "gunmen" nobody."""
    phrase = scene.phrase
    found: list[Found] = []
    for item in scene.mentions_in(first, last):
        if found and phrase.tags[found[-1].last] == "POS":
            found.pop()
        elif found and not _joined(phrase, found[-1].last, item.first):
            break
        elif not found and any(phrase.tags[at] in {"IN", "NN"} for at in range(first, item.first)):
            break  # "gunmen in Mali", "a bomb in Kabul"
        found.append(item)
    actors = (_answerable(cast, item.actor) for item in found)
    return tuple({actor.id: actor for actor in actors}.values())


def _answerable(cast: Cast, actor: Actor) -> Actor:
    """Give who is judged for what somebody does: the state, of its courts and prosecutors."""
    principal = cast.principal(actor)
    home = None if principal.country is None else cast.gazetteer.actor(principal.country)
    return cast.add(home) if principal.kind == "organ" and home is not None else principal


def _joined(phrase: Phrase, first: int, last: int) -> bool:
    return all(phrase.tags[at] in {"CC", ",", "DT"} for at in range(first, last))


def _by_nouns(
    scene: Scene, table: DeedTable, cast: Cast, words: Words
) -> Iterator[tuple[frozenset[int], tuple[Actor, ...]]]:
    """Read "Kenya's raid", "Kenyan air strikes", "the raid by Kenya"."""
    phrase = scene.phrase
    for at, word in enumerate(phrase.lower):
        if word not in table.nouns or phrase.tags[at] not in _NOUNS:
            continue
        if at + 1 < len(phrase) and phrase.tags[at + 1] in _NOUNS:
            continue  # "attack plans"
        owner = owner_of(scene, at)
        if owner is None and at + 1 < len(phrase) and phrase.lower[at + 1] in words["by"]:
            end = _phrase_end(phrase, at + 2, len(phrase))
            agents = agents_in(scene, cast, at + 2, end)
            if agents:
                yield table.nouns[word], agents
        elif owner is not None:
            yield table.nouns[word], (_answerable(cast, owner.actor),)


def owner_of(scene: Scene, at: int) -> Found | None:
    """Give whose a noun is: "Kenya's latest raid", "a Kenyan air raid"."""
    phrase = scene.phrase
    before = at
    while before and at - before < _REACH and phrase.tags[before - 1] in _MODIFIERS | {"POS"}:
        before -= 1
        found = scene.mention_at(before)
        if found is not None:
            return found if _is_owner(phrase, found) else None
    return None


def _is_owner(phrase: Phrase, found: Found) -> bool:
    return found.actor.kind != "person" or phrase.tags[found.last] == "POS"


def shares_names(phrase: Phrase, first: int, last: int, said: Sequence[str]) -> bool:
    """Tell whether what a noun phrase says further was said of the deed too.

    "the attack on the ship" is the one told with a ship.
    """
    nouns = [phrase.lower[at] for at in range(first, last) if phrase.tags[at] in _NOUNS]
    return bool(nouns) and not frozenset(nouns).isdisjoint(said)
