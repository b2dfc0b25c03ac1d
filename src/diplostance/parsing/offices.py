"""Offices: whom "the ministry", "its president" and "Defence Minister Jonson" mean."""

from __future__ import annotations

from attrs import define

from diplostance.model import Actor
from diplostance.parsing.cast import Found
from diplostance.parsing.drafts import NOBODY, Scene, Voice
from diplostance.parsing.memory import Remembered
from diplostance.parsing.records import record

_LONGEST = 4
"""The longest name that is taken for one."""

_MANY_STATES = 3


@record
class Nominal:
    """A noun phrase: the words ``first`` to ``last``, and its head noun."""

    first: int
    last: int
    head: int


@define
class Offices(Remembered):
    """Reads organs and offices that are not named with their state."""

    def _definite(self, scene: Scene, first: int, head: str) -> Voice | None:
        """Read "the ministry", "the spokesman", "its president"."""
        kind = self.cast.gazetteer.head_noun(head)
        if self.own is not None and self.verbatim and self._names_own(head):
            return self.own
        if head in self.words["group_nouns"]:
            return self.group
        if head in self.words["both_nouns"] and (several := self._several()) is not None:
            return several
        others = self.own is not None and self.verbatim and kind != "role"
        if others or (kind is None and head not in self.words["collectives"]):
            return None
        if kind == "role" and scene.phrase.tags[first] == "DT":
            styled = self.own if self.verbatim and head in self.styled else None
            if self.cast.gazetteer.is_silent(head):
                styled = NOBODY  # "the coach": nobody who speaks for others
            return self.roles.get(head) or styled or self.person or self.last
        placed = self._placed(scene, first)
        if placed is not None:
            return placed
        if scene.phrase.lower[first] in self.words["own_of_bodies"] and self.body is not None:
            return self.body  # "its president"
        if kind == "role":
            return self.roles.get(head) or self.person or self.last
        owner = self._owner(scene, first) if self.own is None else None
        return owner or self._organ_known(head)  # "Sweden will pay, the government said"

    def _several(self) -> Voice | None:
        """Give those who speak together, or act together: "the leaders"."""
        if self.own is None:
            return self.many
        return self.own if len(self.own.issuers) > 1 else None

    def _organ_known(self, head: str) -> Voice | None:
        """Give the organ called so that spoke last, or else who did."""
        if head not in self.words["organ_heads"]:
            return self._fought(head) or self.body or self.last
        found = self.organs.get(head) or self._fought(head) or self.body or self.last
        if found is not None:
            self.organs[head] = found
        return found

    def _fought(self, head: str) -> Voice | None:
        """Read "the government" as that of the state whose rebels were the last to act."""
        if head not in self.words["place_authorities"] | self.words["state_forces"]:
            return None
        body = self.body or self.last
        found = self.cast.called.rebels() if body is None else body.issuers[0]
        if found is None or found.kind != "armed_group" or found.country is None:
            return None
        state = self.cast.gazetteer.actor(found.country)
        return None if state is None else Voice((self.cast.add(state),))

    def _holder(self, scene: Scene, voice: Voice, first: int, last: int) -> Voice:
        """Add the name in "its president, Amina Otieno," to whom the office speaks for."""
        if voice.speakers or len(voice.issuers) != 1:
            return voice
        person = self._apposed(scene, first, last)
        principal = voice.issuers[0]
        if person is None or principal.kind == "person":
            return voice
        if person.represents is None:
            person = self.cast.speaking_for(person, principal)
        elif self.cast.principal(person).id != principal.id:
            return self._known(self.voice_of((Found(first, last, person, "name"),))) or voice
        return Voice(voice.issuers, voice.organ, (person,))

    def _apposed(self, scene: Scene, first: int, last: int) -> Actor | None:
        """Give the person named inside an office or between two commas behind it."""
        phrase, tags = scene.phrase, scene.phrase.tags
        people = [f for f in scene.mentions_in(first, last) if f.actor.kind == "person"]
        if len(people) == 1:
            return self.cast.actors.get(people[0].actor.id, people[0].actor)
        at = next((i for i in range(first, last) if phrase.lower[i] == ","), last) + 1
        end = at
        while end < len(phrase) and tags[end] == "NNP":
            end += 1
        if not at < end <= at + _LONGEST or phrase.lower[at - 1] != ",":
            return None
        if end >= len(phrase) or phrase.lower[end] != ",":
            return None
        found = scene.mention_at(at)
        if found is not None and (found.actor.kind != "person" or found.last != end):
            return None
        head = phrase.lower[at - 2]
        if self.cast.gazetteer.head_noun(head) != "role":
            return None
        if found is not None:
            return self.cast.actors.get(found.actor.id, found.actor)
        names = [token.text for token in phrase.tokens[at:end]]
        return self.cast.person(names, None, None, phrase.said(first, at - 1))

    def _as_list(self, scene: Scene, place: Nominal) -> Voice | None:
        """Read "the candidate countries Serbia* and Albania*, and the EFTA country Norway"."""
        first, last = place.first, place.last
        found = scene.mentions_in(first, last)
        states = tuple(f for f in found if f.actor.kind == "state")
        if len(states) < _MANY_STATES or last - first < _MANY_STATES:
            return None
        described = False
        for at in range(first, last):
            if any(f.first <= at < f.last for f in found):
                continue
            word, tag = scene.phrase.lower[at], scene.phrase.tags[at]
            if word not in self.words["listing_words"]:
                return None
            described = described or tag[:2] == "NN"
        return self.voice_of(states) if described else None

    def _arm(self, scene: Scene, first: int, head: int) -> Voice | None:
        """Tell whether "the EU Monitoring Mission" belongs to the EU, which speaks."""
        if self.own is None or not self.verbatim:
            return None
        if scene.phrase.lower[head] not in self.words["own_arms"]:
            return None
        found = scene.mention_at(first)
        if found is None or found.first != first or found.last > head:
            return None
        return self.own if self.voice_of((found,)).ids == self.own.ids else None

    def _names_own(self, head: str) -> bool:
        """Tell whether "the Council" is the Security Council that speaks."""
        own = self.own
        return own is not None and any(
            actor.kind == "organisation" and actor.name.lower().split()[-1] == head
            for actor in own.issuers
        )

    def _speaks_as_many(self) -> bool:
        """Tell whether "they" can be who speaks: no single official or ministry."""
        own = self.own
        if own is None or len(own.issuers) > 1:
            return True
        single = own.speakers or own.organ or any(a.kind == "state" for a in own.issuers)
        return not single

    def _own_pair(self) -> Voice | None:
        """Give who speaks together with the one they met."""
        own, pair = self.own, self.pair
        return pair if own is not None and pair is not None and own.ids < pair.ids else None

    def _as_self(self, scene: Scene, first: int, last: int, head: int) -> Voice | None:
        """Read "the Summit", "the Heads of State", "the two ministers" in their own text.

        The headings must say the word, unless several states speak: then "the leaders" are theirs.
        """
        own, lower, words = self.own, scene.phrase.lower, self.words
        if own is None or not self.verbatim or scene.phrase.tags[first] == "PRP$":
            return None
        word = lower[head]
        if word in words["self_organs"] and own.issuers[0].kind == "state":
            return None if scene.mentions_in(first, last) else own
        several = len(own.issuers) > 1
        pair = None if several or word not in words["pair_people"] else self._own_pair()
        if pair is not None:
            return pair  # "Kenya's president met Chad's. The leaders condemned the raid."
        bodies = several or any(actor.kind == "organisation" for actor in own.issuers)
        if not bodies or not (word in words["self_bodies"] or word in words["self_people"]):
            return None
        known = word in self.styled or (several and word in words["self_people"])
        if not known and word not in words["self_members"]:
            return None
        if (
            not scene.phrase.tokens[first].text[:1].isupper()
            and lower[first] not in (words["definite"])
        ):
            return None
        others = (found.actor for found in scene.mentions_in(first, last))
        if any(self.cast.gazetteer.actor(actor.id) is not None for actor in others):
            return None
        return own

    def _placed(self, scene: Scene, first: int) -> Voice | None:
        """Read "In Kampala, the government" and "if Serbia signs, its president said"."""
        own = scene.phrase.tags[first] == "PRP$"
        owner = self._owner(scene, first) if own else None
        if owner is not None:
            return owner
        for found in reversed(scene.mentions):
            if found.last > first or found.actor.kind != "state":
                continue
            if self._in_other_words(scene, found.first, first):
                continue
            if not own and any(group.first < first for group in scene.phrase.groups):
                return None
            return Voice((found.actor,))
        return None

    @staticmethod
    def _in_other_words(scene: Scene, at: int, first: int) -> bool:
        """Tell whether it is quoted before: “Mali must pay,” its minister said; not Mali's."""
        return scene.phrase.quoted[at] >= 0 > scene.phrase.quoted[first]

    def _owner(self, scene: Scene, first: int) -> Voice | None:
        """Read "Mali has banned the import, its minister said": whose clause stands before."""
        for clause in scene.clauses:
            if clause.subject is None or clause.subject[1] > first:
                continue
            if self._in_other_words(scene, clause.subject[0], first):
                continue
            found = [f for f in scene.mentions_in(*clause.subject) if f.actor.kind == "state"]
            if len(found) == 1:
                return Voice((found[0].actor,))
        return None

    def _with_state(self, voice: Voice, scene: Scene, first: int) -> Voice:
        """Find the state of "Defence Minister Pal Jonson": whose told clause it is, or the last."""
        person = voice.issuers[0]
        if person.kind != "person" or len(voice.issuers) > 1:
            return voice
        if self._speaks_for_other(person):
            home = self._owner(scene, first) or self.document or self.body
            if home is None or len(home.issuers) != 1 or home.issuers[0].kind == "person":
                return voice
            actor = self.cast.speaking_for(person, home.issuers[0])
            return Voice(home.issuers, home.organ, (actor,))
        if not self._of_a_state(person):
            return voice
        home = self._owner(scene, first) or self.document or self._only_state(scene, first)
        home = home or self.body or self._only_state(scene)
        if home is None or home.issuers[0].kind in {"armed_group", "party"}:
            home = self.state or home  # the minister is no rebel
        if home is None or len(home.issuers) != 1 or home.issuers[0].kind != "state":
            return voice
        state = home.issuers[0]
        return Voice((state,), voice.organ, (self.cast.speaking_for(person, state),))

    def _speaks_for_other(self, person: Actor) -> bool:
        """Tell whether it is "spokesman Paul Obbo", without a word on whom he speaks for."""
        unknown = person.represents is None and person.country is None
        return unknown and self.cast.gazetteer.is_spokesperson((person.role or "").lower())

    def _only_state(self, scene: Scene, first: int | None = None) -> Voice | None:
        """Give the one state that is a subject in the sentence: "the minister said Mali would".

        One in words quoted before the ``first`` that tells of who speaks counts only without it.
        """
        states = {
            found.actor.id: found.actor
            for clause in scene.clauses
            if clause.subject is not None
            and clause.kind != "infinitive"  # "urged Mali to"
            and (first is None or not self._in_other_words(scene, clause.subject[0], first))
            for found in scene.mentions_in(*clause.subject)
            if found.actor.kind == "state"
        }
        return Voice(tuple(states.values())) if len(states) == 1 else None

    def _of_a_state(self, person: Actor) -> bool:
        words = (person.role or "").lower().replace("-", " ").split()
        before = self.cast.gazetteer.before
        if not all(before.get(word, True) for word in words):
            return False  # "former Prime Minister Ann Lee"
        return (
            person.represents is None
            and person.country is None
            and any(
                word in self.words["state_offices"]
                or (self.document is not None and word in self.words["letterhead_offices"])
                for word in words
            )
        )
