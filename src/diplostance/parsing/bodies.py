"""Bodies: organisations, rebels, regimes and regions that nobody listed, by what names them."""

from __future__ import annotations

from abc import abstractmethod

from attrs import evolve

from diplostance.model import Actor
from diplostance.parsing.cast import Found
from diplostance.parsing.names import PLACES, NameReader
from diplostance.world import slug

_LONGEST_BODY = 9
_LONGEST_PROVINCE = 4
_DASHES = frozenset({"-", "–"})
_NAME_TAGS = frozenset({"NNP", "NNPS", "NN", "JJ", "NNS"})
_OF_PROVINCE = "governor"
"""The office of those who speak for a part of a state."""


class BodyReader(NameReader):
    """Reads bodies and the offices in them, of one sentence."""

    @abstractmethod
    def _from_role(self, index: int, base: Actor | None, first: int) -> Found | None:
        """Read an office at a word, of somebody or of nobody known."""

    @abstractmethod
    def _from_body_actor(self, first: int, actor: Actor, after: int, how: str) -> Found:
        """Read a body, and an organ or office of it that follows."""

    def _unlisted(self, index: int) -> Found | None:
        """Read a mention that starts with a word of no listed name."""
        return (
            self._short(index)
            or self._family_name(index)
            or self._of_rebels(index)
            or self._run_by(index)
            or self._of_region(index)
            or self._of_province(index)
            or self._described(index)
            or self._unknown_body(index)
        )

    def _family_name(self, index: int) -> Found | None:
        """Read "He" inside a sentence as He Yadong, who was named before."""
        phrase = self.phrase
        if phrase.tags[index] != "PRP" or not index:
            return None
        token = phrase.tokens[index]
        if (
            not token.text[0].isupper()
            or len(token.text) < 2
            or phrase.quoted[index] > phrase.quoted[index - 1]
        ):
            return None  # a quotation starts with it
        known = self.cast.known_person([token.text])
        return None if known is None else Found(index, index + 1, known, "name")

    def _described(self, index: int) -> Found | None:
        """Read "opposition party Chadema" and "the rights group B'Tselem", which nobody listed."""
        phrase = self.phrase
        noun = phrase.lower[index - 1] if index else ""
        if noun not in self.words["body_describers"] or phrase.tags[index] != "NNP":
            return None
        end = self._name_end(index)
        text = phrase.tokens[index].text
        dated = phrase.lower[index] in self.words["day_names"] | self.words["date_words"]
        if end == index or dated or not text[0].isupper() or len(text) < 3:
            return None
        name = phrase.said(index, end)
        kind = "party" if noun in self.words["party_nouns"] else "organisation"
        actor = self.cast.add(Actor(id=slug(name), name=name, kind=kind))
        return self._from_body_actor(index, actor, end, "name")

    def _of_province(self, index: int) -> Found | None:
        """Read "Kaduna State Governor Nasir El-Rufai", who speaks for Kaduna State."""
        at = index
        if not any(entry.key == _OF_PROVINCE for entry in self.entries.values()):
            return None
        while at < self.size and at - index < _LONGEST_PROVINCE and self._capital(at):
            entry = self.entries.get(at)
            if entry is not None and entry.kind != "city":
                break
            at += 1 if entry is None else entry.length
        role = self.entries.get(at)
        if at == index or role is None or role.key != _OF_PROVINCE or role.length > 2:
            return None
        if not self.words["no_provinces"].isdisjoint(self.phrase.lower[index:at]):
            return None
        city = self.entries.get(index)
        country = None if city is None else city.actor_id
        named = role.length > 1 and self.phrase.lower[at] in self.words["province_nouns"]
        name = self.phrase.said(index, at + named)
        actor = self.cast.add(Actor(id=slug(name), name=name, kind="organ", country=country))
        self.entries[at] = evolve(role, speaks=True)
        return self._from_role(at, actor, index)

    def _short(self, index: int) -> Found | None:
        """Read the acronym that stood in brackets behind the name of a body: "the NLC"."""
        short = self.cast.called.short
        actor = short.get(self.phrase.tokens[index].text) if short else None
        return None if actor is None else self._from_body_actor(index, actor, index + 1, "name")

    def _note_short(self, item: Found) -> None:
        """Remember "NLC" of "the National Labour Council (NLC)"."""
        at = item.last
        if at + 2 >= self.size or self.phrase.lower[at + 2] != ")" or self.phrase.lower[at] != "(":
            return
        text = self.phrase.tokens[at + 1].text
        if text.isupper() and text.isalpha() and at + 1 not in self.entries:
            actor = self.cast.actors.get(item.actor.id, item.actor)
            if text not in actor.aliases:
                actor = evolve(actor, aliases=(*actor.aliases, text))
            self.cast.actors[actor.id] = self.cast.called.short[text] = actor

    def _of_rebels(self, index: int) -> Found | None:
        """Read "rebel commander Ali Bakr" as one of the armed group that the text tells of."""
        if self.phrase.lower[index] not in self.words["rebel_adjectives"]:
            return None
        follow = self.entries.get(index + 1)
        group = None if follow is None else self.cast.called.rebels()
        if follow is None or follow.kind != "role" or group is None:
            return None
        return self._from_role(index + 1, group, index)

    def _body_of_place(self, index: int, after: int, base: Actor) -> Found | None:
        """Read "the Kenyan Medical Association", a body of its own, and "Kenya's Army Command"."""
        end = self._body_end(index)
        if end <= after or base.kind != "state":
            return None
        if self.phrase.lower[end - 1] in self.words["state_bodies"]:
            return Found(index, end, base, "name")
        name = self.phrase.said(index, end)
        kind = self._kind(index, end)
        actor = Actor(id=slug(name), name=name, kind=kind, country=base.id)
        return self._from_body_actor(index, self.cast.add(actor), end, "name")

    def _regime(self, index: int) -> Found | None:
        """Read "the Assad regime": the state that they rule or ruled, on whatever day."""
        if index + 1 >= self.size or self.phrase.lower[index + 1] not in self.words["regimes"]:
            return None
        if self.phrase.tags[index] not in {"NNP", "NNPS"}:
            return None
        states = self.cast.gazetteer.ruled_by(self.phrase.lower[index])
        if len(states) != 1:
            return None
        return Found(index, index + 2, self._actor(min(states)), "role")

    def _run_by(self, index: int) -> Found | None:
        """Read "the Hamas-run health ministry": it speaks for those who run it."""
        name, _, how = self.phrase.lower[index].rpartition("-")
        if not name or how not in self.words["run_by"]:
            return None
        actor = self.cast.gazetteer.named(name)
        if actor is None:
            return None
        at = self._skip(index + 1)
        follow = self.entries.get(at)
        if follow is None or follow.kind not in {"organ_noun", "role"}:
            return None
        return Found(index, at + follow.length, self.cast.add(actor), "role")

    def _unknown_body(self, index: int) -> Found | None:
        """Read "the Export Bank" and "the Front for Peace": an organisation nobody listed."""
        phrase, end = self.phrase, self._body_end(index)
        if end == index or self._of_forces(index):
            return None
        links = self.words["of"] | self.words["definite"]
        for at in range(index + 1, end):
            inside = self.entries.get(at)
            if (
                inside is not None
                and inside.kind == "organisation"
                and phrase.lower[at - 1] in links
            ):
                return Found(index, at + inside.length, self._actor(inside.actor_id), "name")
        whose = end < self.size and phrase.lower[end] in self.words["of"]
        linked = self._linked(end) if whose else None
        if linked is not None and linked[0].kind == "organisation":
            return Found(index, linked[1], linked[0], "name")  # "the Supreme Council of the GCC"
        name = phrase.said(index, end)
        kind = self._kind(index, end)
        actor = Actor(id=slug(name), name=" ".join(name.split()), kind=kind)
        return self._from_body_actor(index, self.cast.add(actor), end, "name")

    def _of_forces(self, index: int) -> bool:
        """Tell whether it is a part of forces of no state named: "the army's Third Command"."""
        tags, lower = self.phrase.tags, self.phrase.lower
        return (
            index > 1
            and tags[index - 1] == "POS"
            and lower[index - 2] in self.words["state_forces"]
        )

    def _kind(self, first: int, last: int) -> str:
        """Tell a body that speaks in public matters from a league or club, which is a company."""
        idle = not self.words["sport_words"].isdisjoint(self.phrase.lower[first:last])
        return "company" if idle else "organisation"

    def _body_end(self, index: int) -> int:
        """Give the end of the name of a body that starts at a word, or the word itself."""
        phrase, words = self.phrase, self.words
        nouns, end, at = words["organisation_nouns"], index, index
        while at < self.size and at - index < _LONGEST_BODY:
            capital = phrase.tokens[at].text[:1].isupper() and phrase.tags[at] in _NAME_TAGS
            known = self.entries.get(at)
            if capital and (known is None or known.kind in PLACES or at > index):
                at += 1
                if phrase.lower[at - 1] in nouns and (at - index > 1 or self._joined(at)):
                    end = at
            elif phrase.lower[at] in _DASHES and at > index and self._capital(at + 1):
                at += 1
            elif end == at > index and self._joined(at):
                at += 1
                while at < self.size and phrase.tokens[at].text[:1].isupper():
                    at += 1
                end = at
            else:
                break
        return end

    def _of_region(self, index: int) -> Found | None:
        """Read "Middle East Minister Ann Lee"."""
        at = self._regions(index)
        role = self.entries.get(at)
        named = role is not None and role.kind == "role" and self._is_name(at + role.length)
        return self._from_role(at, None, index) if at > index and named else None
