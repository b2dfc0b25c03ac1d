"""Memory: who spoke, and who was spoken of, while a document is read."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from attrs import define, field

from diplostance.model import Actor
from diplostance.parsing.cast import Cast, Found
from diplostance.parsing.deeds import Deeds, load_deeds
from diplostance.parsing.drafts import Draft, Scene, Voice
from diplostance.parsing.tokens import Words
from diplostance.world import load_memberships

_PAIR = 2
_OFTEN = 2
"""A pair that is named together so many times as often as the last one is the one meant."""
_MANY = 4
"""A list of so many issuers may name a group and its members."""
_ACTS = 8
"""So many acts are remembered."""
_HARSH = frozenset({"expel", "summon", "sanction", "recall"})
_GROUPS = frozenset({"armed_group", "party", "organisation"})
_SIDES = frozenset({"state", "armed_group", "party"})
_PARTIES = _SIDES | {"organ"}
_OFFICIAL = frozenset({"state", "organ", "organisation", "armed_group", "party"})


def _without_members(issuers: dict[str, Actor]) -> tuple[Actor, ...]:
    """Leave out states named beside a group of theirs: "the G7 ministers of Canada, Japan"."""
    listed = tuple(issuers.values())
    if len(listed) < _MANY or listed[0].kind != "organisation":
        return listed
    members = load_memberships().get(listed[0].id, frozenset())
    return tuple(a for a in listed if a.kind != "state" or a.id not in members)


@define
class Remembered:
    """Who spoke last: what pronouns and "the ministry" can mean. One a document."""

    cast: Cast
    words: Words
    last: Voice | None = None
    person: Voice | None = None
    body: Voice | None = None
    group: Voice | None = None
    """The last movement, party or organisation: "the group"."""
    own: Voice | None = None
    verbatim: bool = False
    self_named: bool = False
    """Whether the speaker was last spoken of by name: "The Council condemns the raid. It calls"."""
    opened: Voice | None = None
    other: Voice | None = None
    document: Voice | None = None
    vouched: bool = False
    """Whether the caller or a headline says whose text it is: unknown speakers are theirs."""
    styled: frozenset[str] = frozenset()
    """The words of the headings: "the Summit" of a summit's communiqué means who speaks."""
    about: tuple[Actor, ...] = ()
    """The states that the headings name beside who speaks: whose "the authorities" are."""
    year: str | None = None
    spokesperson: Actor | None = None
    organs: dict[str, Voice] = field(factory=dict)
    """By the noun that it is called by, the organ that spoke last: "the ministry"."""
    roles: dict[str, Voice] = field(factory=dict)
    genders: dict[str, str] = field(factory=dict)
    """By which pronoun the text calls a person."""
    topic: tuple[Actor, ...] = ()
    """Whom the last act that is directed at somebody is directed at."""
    acts: list[tuple[str, tuple[Actor, ...]]] = field(factory=list)
    """The last acts told, each with its kind and whose it is: "the decision" may mean one."""
    deeds: Deeds = field(init=False)
    """Who was told to have done what: "the launch" may mean one of them."""
    culprits: tuple[Actor, ...] = ()
    """Who was last condemned or accused: "the raid" that others speak of may be theirs."""
    opponents: dict[str, tuple[Actor, int]] = field(factory=dict)
    """By state whom it blamed last, and in which paragraph: of them it wants what it asks."""
    asked: tuple[Actor, ...] = ()
    """Of whom something was demanded last: "they must" may mean them."""
    pair: Voice | None = None
    """The two spoken of together last: "both", "the two sides"."""
    together: Counter[frozenset[str]] = field(factory=Counter)
    """How often two states are named in one sentence."""
    pairs: dict[frozenset[str], Voice] = field(factory=dict)
    state: Voice | None = None
    """The state that spoke or acted last."""
    many: Voice | None = None
    """The several who acted together last, while no single body has acted since."""
    people_pair: Voice | None = None
    """The two people spoken of together last: "the two ministers"."""
    paragraph: tuple[Actor, ...] = ()
    """The states named so far in the paragraph, the last one last."""
    hearer: tuple[Actor, ...] = ()
    """Who is spoken to in a transcript with two sides: "thank you for the boats"."""
    names_only: bool = False
    """Whether "they" and words without a speaker are nobody's: an interview with who knows whom."""

    def __attrs_post_init__(self) -> None:
        self.deeds = Deeds(load_deeds(self.cast.gazetteer.language))

    def did(self, kind: str, voice: Voice) -> None:
        """Remember an act."""
        self.acts.append((kind, voice.issuers))
        del self.acts[:-_ACTS]

    def side(self, draft: Draft, paragraph: int) -> None:
        """Remember whom a state blamed last, or asked for something, and in which paragraph."""
        issuers, towards = draft.voice.issuers, draft.towards
        if len(issuers) != 1 or len(towards) != 1 or draft.negated:
            return
        if issuers[0].kind != "state" or towards[0].kind not in {"state", "armed_group"}:
            return
        blames = draft.valence < 0 or draft.mode in {"accuse", "threaten"}
        if blames or draft.kind == "demand" or draft.force in _HARSH:
            self.opponents[issuers[0].id] = (towards[0], paragraph)
        elif draft.valence > 0:
            self.opponents.pop(issuers[0].id, None)

    def whose(self, kinds: frozenset[str], but: frozenset[str]) -> tuple[Actor, ...]:
        """Give whose the last act of some kinds is, other than one's own."""
        for kind, issuers in reversed(self.acts):
            if kind in kinds and but.isdisjoint(actor.id for actor in issuers):
                return issuers
        return ()

    def note(self, voice: Voice, *, personal: bool = False) -> None:
        """Remember a voice; one of an office without a name is a person's too."""
        if self.names_only:
            return
        self.last = voice
        self._count(voice, personal=personal)
        self._keep(voice, personal=bool(voice.speakers))
        if personal and not voice.speakers:
            self.person = voice
        if voice.organ is not None:
            for noun in voice.organ.name.lower().split():  # "ministry of foreign affairs"
                if noun in self.words["organ_heads"]:
                    self.organs[noun] = Voice(voice.issuers, voice.organ)

    def meet(self, found: tuple[Found, ...]) -> None:
        """Remember the offices of the people named: "the commissioner" may mean one of them."""
        for item in found:
            actor = self.cast.actors.get(item.actor.id, item.actor)
            if actor.kind == "person" and actor.role:
                voice = self.voice_of((item,))
                if voice.issuers:
                    self.roles[actor.role.lower().split()[-1]] = voice

    def pair_up(self, scene: Scene) -> None:
        """Remember the two people, or else the two states, that a sentence names.

        Of two pairs "both sides" are those named last, unless the text names the others together
        far more often.
        """
        found = scene.mentions
        people = self._officials(found) or self._voices(
            [item for item in found if item.actor.kind == "person"]
        )
        states = self._voices([item for item in found if self._party(scene, item)])
        for first, second in itertools.combinations(states[:_MANY], 2):
            self.together[first.ids | second.ids] += 1
        if len(states) > _PAIR:
            states = self._pair_besides_own(found, states)
        two = people if len(people) == _PAIR else states
        if len(two) != _PAIR or two[0].ids == two[1].ids:
            return
        pair = Voice(
            tuple(a for voice in two for a in voice.issuers),
            None,
            tuple(a for voice in two for a in voice.speakers),
        )
        if two is people:
            self.people_pair = pair
        before = 0 if self.pair is None else self.together[self.pair.ids]
        if before < max(1, _OFTEN * self.together[pair.ids]):
            self.pair = pair
        self.pairs[pair.ids] = pair

    def _officials(self, found: Sequence[Found]) -> list[Voice]:
        """Give two of whom one goes by the office: "Kenya's president met Peter Lie of Norway"."""
        officials = [item for item in found if item.how == "role" or item.actor.kind == "person"]
        if len(officials) != _PAIR or all(item.how != "role" for item in officials):
            return []
        voices = [self.voice_of((item,)) for item in officials]
        apart = all(v.issuers for v in voices) and voices[0].ids.isdisjoint(voices[1].ids)
        return voices if apart else []

    def _party(self, scene: Scene, item: Found) -> bool:
        """Tell whether a mention is a state or who fights one; "in The Hague" is a place."""
        if self._is_place(scene, item):
            return False
        return item.actor.kind in _PARTIES and self.cast.principal(item.actor).kind in _SIDES

    def _is_place(self, scene: Scene, item: Found) -> bool:
        before = scene.phrase.lower[item.first - 1] if item.first else ""
        return item.how == "metonym" and before in self.words["in"]

    def _voices(self, found: Sequence[Found]) -> list[Voice]:
        """Give the voices of those who are named, each once."""
        voices = [self.voice_of((item,)) for item in found]
        return list({voice.ids: voice for voice in voices if voice.issuers}.values())

    def other_pair(self, speaking: frozenset[str]) -> Voice | None:
        """Give the two whom somebody else calls "both sides", if no two others may be meant."""
        pairs = [p for p in self.pairs.values() if speaking.isdisjoint(p.ids)]
        pairs.sort(key=lambda p: self.together[p.ids], reverse=True)
        alone = len(pairs) == 1 or (
            len(pairs) > 1 and self.together[pairs[0].ids] > self.together[pairs[1].ids]
        )
        return pairs[0] if alone else None

    def _pair_besides_own(self, found: Sequence[Found], voices: list[Voice]) -> list[Voice]:
        """Leave the speaker out of "Norway welcomes the truce of Uganda and Kenya"."""
        own = self.document is not None and voices[0].ids <= self.document.ids
        items = [item for item in found if item.actor.kind == "state"][-_PAIR:]
        joined = len(items) == _PAIR and 0 < items[1].first - items[0].last <= _PAIR
        return voices[1:] if own and joined and len(voices) == _PAIR + 1 else voices

    def notice(self, found: tuple[Found, ...], *, anew: bool) -> None:
        """Remember the states that a sentence names, or whose people and organs it names."""
        named = () if anew else self.paragraph
        for item in found:
            actor = self.cast.gazetteer.actor(item.actor.country or item.actor.id)
            if actor is not None and actor.kind == "state":
                named = (*(a for a in named if a.id != actor.id), actor)
        self.paragraph = named

    def _count(self, voice: Voice, *, personal: bool) -> None:
        """Remember several who act together: "they" and "the ministers" may be all of them."""
        if len(voice.issuers) > 1:
            self.many = voice
        elif not personal and not voice.speakers:
            self.many = None  # "they" may be the ministry now

    def see(self, voice: Voice, *, personal: bool = False) -> None:
        """Remember somebody who did something, though not with words."""
        if self.names_only:
            return
        self._count(voice, personal=personal)
        self._keep(voice, personal=bool(voice.speakers) or personal)

    def _keep(self, voice: Voice, *, personal: bool) -> None:
        if personal:
            self.person = voice
        else:
            self.body = voice
        if len(voice.issuers) == 1 and voice.issuers[0].kind == "state":
            self.state = Voice(voice.issuers)
        if all(actor.kind in _GROUPS for actor in voice.issuers):
            self.group = voice

    def _public(self, actor: Actor) -> bool:
        """Tell whether somebody who speaks for nobody else holds or seeks a public office."""
        words = (actor.role or "").lower().replace("-", " ").split()
        return any(word in self.words["public_offices"] for word in words)

    def voice_of(self, found: tuple[Found, ...]) -> Voice:
        """Give the voice of the mentioned actors; those that cannot speak are left out."""
        issuers: dict[str, Actor] = {}
        organ: Actor | None = None
        speakers: list[Actor] = []
        for item in found:
            actor = self.cast.actors.get(item.actor.id, item.actor)
            if actor.kind == "person" and actor.represents is None and not self._public(actor):
                continue
            if actor.kind not in _OFFICIAL and actor.kind != "person":
                continue
            if (
                actor.kind == "organ"
                and actor.name.lower().split()[-1] in self.words["media_nouns"]
            ):
                continue  # state media report; they do not speak for the state
            principal = self.cast.principal(actor)
            if principal.kind == "company":
                continue
            issuers.setdefault(principal.id, principal)
            if actor.kind == "organ" and actor.represents is not None:
                organ = organ or actor
            elif actor.kind == "person":
                if "." not in actor.id:
                    speakers.append(actor)
                if actor.represents and "." in actor.represents:
                    organ = organ or self.cast.actors.get(actor.represents)
        return Voice(_without_members(issuers), organ, tuple(speakers))

    def opens(self, scene: Scene, voice: Voice) -> None:
        """Note that what follows is somebody's own words: "issued the following statement:"."""
        if scene.phrase.lower[-1] == ":" or any(
            word in self.words["following"] for word in scene.phrase.lower[-6:]
        ):
            self.opened = voice

    def means_both(self, phrase: Sequence[str]) -> bool:
        """Tell whether words are "both", "both sides", "the two", "the two leaders"."""
        words = self.words
        rest = [word for word in phrase if word not in words["definite"] | words["paired_words"]]
        if len(rest) == 1 < len(phrase) and rest[0] in words["paired_nouns"]:
            return self.pair is not None  # "the parties"
        if len(rest) == 1 and not words["feuding"].isdisjoint(phrase):
            return self.pair is not None and rest[0] in words["both_nouns"]  # "warring factions"
        return (
            1 <= len(rest) <= _PAIR
            and rest[0] in words["both"]
            and all(word in words["both_nouns"] for word in rest[1:])
        )

    def chain(self, scene: Scene, first: int, last: int) -> tuple[Found, ...]:
        """Give the mentions of "China, Russia and Iran", as far as nothing else stands between."""
        phrase, words = scene.phrase, self.words
        found: list[Found] = []
        at = first
        while at < last:
            here = scene.mention_at(at)
            if here is not None and here.first >= first:
                found.append(here)
                at = here.last
            elif (
                phrase.tags[at] in {"DT", "CC", ",", "JJ", "PRP$"}
                or phrase.lower[at].rstrip(".") in words["honorifics"]
                or (found and self._collective(scene, at, last))
                or self._backed(phrase.lower[at])
                or phrase.lower[at] in words["coordination_joins"]
                or (
                    found and phrase.lower[at] in words["of"] and phrase.tags[at - 1] in {",", "CC"}
                )
            ):
                at += 1
            else:
                break
        return tuple(found)

    def _backed(self, word: str) -> bool:
        """Tell whether a word says whose tool somebody is: "Rwanda-backed rebels"."""
        _, hyphen, how = word.rpartition("-")
        return bool(hyphen) and how in self.words["backed"]

    def _collective(self, scene: Scene, at: int, last: int) -> bool:
        """Tell whether a list goes on behind "side" in "the Malian side and Chad"."""
        phrase = scene.phrase
        return (
            phrase.lower[at] in self.words["collectives"]
            and at + 1 < last
            and phrase.tags[at + 1] in {"CC", ","}
            and scene.mention_ending(at) is not None
        )

    @staticmethod
    def _known(voice: Voice) -> Voice | None:
        return voice if voice.issuers else None

    def _is_own(self, voice: Voice | None) -> bool:
        return (
            voice is not None
            and self.own is not None
            and bool(voice.ids)
            and (voice.ids <= self.own.ids)
        )
