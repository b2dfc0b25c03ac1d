"""Mentions: who is spoken of where in a sentence.

Names come from the gazetteer; larger mentions are built from them: an organ of a state ("the
Chinese foreign ministry"), an office with or without a name ("U.S. President Donald Trump",
"the spokesperson for the German government") and a name with its apposition ("Wang Yi, China's
foreign minister").
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, evolve, field, frozen

from diplostance.model import Actor
from diplostance.parsing.gazetteer import Gazetteer
from diplostance.parsing.gazetteer_entries import Entry
from diplostance.parsing.syntax import Phrase
from diplostance.parsing.tokens import Words
from diplostance.world import load_memberships, slug

_MOST_MODIFIERS = 5
"""How many words may stand between a name and its office: "AU trade and industry commissioner"."""
_LONGEST_BODY = 9
_DASHES = frozenset({"-", "–"})
_NAME_TAGS = frozenset({"NNP", "NNPS", "NN", "JJ", "NNS"})
PLACES = frozenset({"state", "adjective", "capital"})


@frozen
class Found:
    """An actor at the words ``first`` to ``last`` (exclusive) of a phrase."""

    first: int
    last: int
    actor: Actor
    how: str


@define
class Cast:
    """The actors of one document, as they come up. Grows while a document is read."""

    gazetteer: Gazetteer
    actors: dict[str, Actor] = field(factory=dict)
    people: dict[str, str] = field(factory=dict)
    day: str | None = None

    def add(self, actor: Actor) -> Actor:
        """Give the actor of that id as the document knows it, with what is new added."""
        known = self.actors.get(actor.id)
        if known is None:
            self.actors[actor.id] = actor
        elif known.represents is None and actor.represents is not None:
            self.actors[actor.id] = evolve(
                known, represents=actor.represents, country=actor.country, role=actor.role
            )
        elif known.role is None and actor.role is not None:
            self.actors[actor.id] = evolve(known, role=actor.role)
        return self.actors[actor.id]

    def principal(self, actor: Actor) -> Actor:
        """Give whom the actor speaks for: itself when it represents nobody."""
        actor = self.actors.get(actor.id, actor)
        if actor.represents is None:
            return actor
        known = self.actors.get(actor.represents) or self.gazetteer.actor(actor.represents)
        if known is None:
            return actor
        return self.principal(self.add(known)) if known.id != actor.id else actor

    def person(
        self, words: Sequence[str], role: Entry | None, base: Actor | None, role_text: str | None
    ) -> Actor:
        """Give the person of that name, known before or new."""
        name = " ".join(words)
        known = self.known_person(words)
        if known is None:
            listed = self._listed(words, base)
            known = listed if listed is not None else Actor(id=slug(name), name=name, kind="person")
        country = known.country
        represents = known.represents
        if base is not None and (role is None or role.speaks):
            country = base.country if base.kind != "organisation" else country
            if role is not None and (represents is None or base.kind == "organisation"):
                represents = base.represents or base.id
        elif role is not None and role.actor_id and represents is None:
            represents, country = role.actor_id, role.actor_id
        if base is not None and country is None and base.country:
            country = base.country
        actor = evolve(known, represents=represents, country=country, role=role_text or known.role)
        self.name(words, actor.id)
        return self.add(actor)

    def name(self, words: Sequence[str], actor_id: str) -> None:
        """Remember a family name: the last of the names, in some languages the first."""
        self.people[words[-1].lower()] = actor_id
        if len(words) > 1 and actor_id in self.gazetteer.families.get(words[0].lower(), ()):
            self.people[words[0].lower()] = actor_id

    def _listed(self, words: Sequence[str], base: Actor | None) -> Actor | None:
        """Give the office holder of a name on the document's day; a family name needs its state."""
        listed = self.gazetteer.office_holder(" ".join(words), self.day)
        if listed is None and len(words) == 1:
            listed = self.gazetteer.family(words[0], self.day)
            if listed is not None and base is not None and listed.country != base.country:
                return None
        return listed

    def known_person(self, words: Sequence[str]) -> Actor | None:
        """Give the person who was named before with these words, or by the last of them."""
        name = " ".join(words)
        direct = self.actors.get(slug(name))
        if direct is not None:
            return direct
        previous = self.people.get(words[-1].lower())
        if previous is None:
            return None
        actor = self.actors[previous]
        fits = len(words) == 1 or all(word in actor.name.split() for word in words)
        return actor if fits else None


def find_mentions(phrase: Phrase, cast: Cast, words: Words) -> tuple[Found, ...]:
    """Find the actors that a sentence names, in order, without overlap."""
    return _Finder(phrase, cast, words).run()


class _Finder:
    """One pass over one sentence."""

    def __init__(self, phrase: Phrase, cast: Cast, words: Words) -> None:
        self.phrase = phrase
        self.cast = cast
        self.words = words
        self.size = len(phrase)
        self.entries = cast.gazetteer.scan(phrase.tokens)

    def run(self) -> tuple[Found, ...]:
        found: list[Found] = []
        index = 0
        while index < self.size:
            item = self._at(index)
            if item is None:
                index += 1
                continue
            item = self._with_apposition(self._with_servant(item))
            found.append(item)
            also = self._further_holder(item)
            if also is not None:
                found.append(also)
                item = also
            index = item.last
        return tuple(found)

    def _with_servant(self, item: Found) -> Found:
        """Read "Chancellor Merkel's spokesperson" as the spokesperson."""
        at = item.last
        if at >= self.size or self.phrase.tags[at] != "POS" or item.actor.kind != "person":
            return item
        role = self.entries.get(self._skip(at))
        if role is None or role.kind != "role":
            return item
        base = self.cast.principal(item.actor)
        if base.kind == "person":
            return item
        return self._from_role(self._skip(at), base, item.first) or item

    def _further_holder(self, item: Found) -> Found | None:
        """Read the second of "Presidents Buhari of Nigeria and Talon of Benin"."""
        at = item.last
        if item.how != "title" or at + 1 >= self.size or self.phrase.tags[at] != "CC":
            return None
        if not self._is_name(at + 1):
            return None
        end = self._name_end(at + 1)
        linked = self._linked(end)
        if linked is None:
            return None
        role = next(
            (e for i in range(item.first, item.last) if (e := self.entries.get(i)) is not None
             and e.kind == "role"),
            None,
        )  # fmt: skip
        names = [token.text for token in self.phrase.tokens[at + 1 : end]]
        actor = self.cast.person(names, role, linked[0], item.actor.role)
        return Found(at + 1, linked[1], actor, "title")

    # One mention that starts at a word -----------------------------------------------------

    def _at(self, index: int) -> Found | None:
        entry = self.entries.get(index)
        if entry is None:
            return self._run_by(index) or self._unknown_body(index) or self._plain_name(index)
        if entry.kind in PLACES:
            return self._from_place(index, entry)
        if entry.kind in {"organisation", "organ", "group"}:
            return self._from_body(index, entry)
        if entry.kind == "organ_noun":
            return self._from_organ_noun(index, entry)
        if entry.kind == "role":
            return self._from_role(index, None, index)
        if entry.kind == "person":
            return self._name(index, None, None, index)
        return self._plain_name(index)

    def _actor(self, actor_id: str) -> Actor:
        known = self.cast.gazetteer.actor(actor_id)
        return self.cast.add(known or Actor(id=actor_id, name=actor_id))

    def _skip(self, index: int) -> int:
        """Step over a possessive and adjectives up to an organ or a role."""
        at = index
        if at < self.size and self.phrase.tags[at] == "POS":
            at += 1
        for ahead in range(_MOST_MODIFIERS):
            entry = self.entries.get(at + ahead)
            if entry is not None and entry.kind in {"organ_noun", "role"}:
                return at + ahead
            if at + ahead >= self.size or self.phrase.tags[at + ahead] not in {
                "JJ",
                "VBG",
                "NN",
                "NNS",
                "NNP",
                "RB",
                "VBN",
                "CC",
            }:
                break
            if entry is not None:
                break
        return at

    def _from_place(self, index: int, entry: Entry) -> Found | None:
        base = self._actor(entry.actor_id)
        after = index + entry.length
        at = self._skip(after)
        follow = self.entries.get(at)
        if follow is not None and follow.kind == "organ_noun":
            return self._from_body_actor(
                index, self._organ(base, follow), at + follow.length, "name"
            )
        if follow is not None and follow.kind == "role":
            return self._from_role(at, base, index)
        how = "metonym" if entry.kind == "capital" else "name"
        if entry.weak and not self._state_context(index, after):
            return None
        if entry.kind == "adjective" and self._name_follows(after):
            return Found(index, after, base, how)
        return Found(index, after, base, how)

    def _state_context(self, first: int, last: int) -> bool:
        """Tell whether a name that is also a common word stands where a state would."""
        tags = self.phrase.tags
        before = tags[first - 1] if first else ""
        after = tags[last] if last < self.size else ""
        dated = first > 0 and self.phrase.lower[first - 1] in self.words["day_names"]
        return (before != "NNP" or dated) and after not in {"NNP", "NNPS"}

    def _name_follows(self, index: int) -> bool:
        return index < self.size and self.phrase.tags[index] in {"NNP", "NNPS"}

    def _organ(self, base: Actor, noun: Entry) -> Actor:
        key = noun.key or slug(noun.name)
        country = base.country or base.id
        return self.cast.add(
            Actor(
                id=f"{base.id}.{key}",
                name=f"{base.name}: {noun.name}",
                kind="organ",
                country=country,
                represents=base.id if noun.speaks else None,
            )
        )

    def _from_body(self, index: int, entry: Entry) -> Found:
        actor = self._actor(entry.actor_id)
        return self._from_body_actor(index, actor, index + entry.length, "name")

    def _from_body_actor(self, first: int, actor: Actor, after: int, how: str) -> Found:
        at = self._skip(after)
        follow = self.entries.get(at)
        if follow is not None and follow.kind == "organ_noun":
            at = self._skip(at + follow.length)
            follow = self.entries.get(at)
        if follow is not None and follow.kind == "role":
            return self._from_role(at, actor, first) or Found(first, after, actor, how)
        return Found(first, after, actor, how)

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
        if end == index:
            return None
        name = phrase.span(index, end).of(phrase.text)
        actor = Actor(id=slug(name), name=" ".join(name.split()), kind="organisation")
        return self._from_body_actor(index, self.cast.add(actor), end, "name")

    def _capital(self, at: int) -> bool:
        return at < self.size and self.phrase.tokens[at].text[:1].isupper()

    def _joined(self, at: int) -> bool:
        return (
            at < self.size
            and self.phrase.lower[at] in self.words["name_joins"]
            and self._capital(at + 1)
        )

    def _linked(self, index: int) -> tuple[Actor, int] | None:
        """Read "of China", "for the German government" after an organ or a role."""
        if index >= self.size or self.phrase.lower[index] not in self.words["office_links"]:
            return None
        at = index + 1
        if at < self.size and self.phrase.tags[at] in {"DT", "PRP$"}:
            at += 1
        entry = self.entries.get(at)
        if entry is None:
            return None
        if entry.kind in PLACES:
            base = self._actor(entry.actor_id)
            ahead = self._skip(at + entry.length)
            follow = self.entries.get(ahead)
            if follow is not None and follow.kind == "organ_noun":
                return self._organ(base, follow), ahead + follow.length
            return base, at + entry.length
        if entry.kind in {"organisation", "organ", "group"}:
            return self._actor(entry.actor_id), at + entry.length
        if entry.kind == "organ_noun":
            deeper = self._linked(at + entry.length)
            if deeper is not None:
                return self._organ(self.cast.principal(deeper[0]), entry), deeper[1]
        return None

    def _from_organ_noun(self, index: int, entry: Entry) -> Found | None:
        after = index + entry.length
        linked = self._linked(after)
        if linked is not None and self.phrase.lower[after] != "to":
            organ = self._organ(linked[0], entry)
            return self._from_body_actor(index, organ, linked[1], "name")
        follow = self.entries.get(after)
        if follow is not None and follow.kind == "role":
            return self._from_role(after, None, index)
        return None

    def _from_role(self, index: int, base: Actor | None, first: int) -> Found | None:
        entry = self.entries[index]
        role = entry
        after = index + entry.length
        for _ in range(4):
            follow = self.entries.get(after)
            if follow is not None and follow.kind == "role":
                role = follow if follow.speaks or not role.speaks else role
                after += follow.length
            elif (
                after + 1 < self.size
                and self.phrase.lower[after] == "and"
                and (
                    (next_one := self.entries.get(after + 1)) is not None
                    and next_one.kind == "role"
                )
            ):
                after += 1 + next_one.length
            else:
                break
        linked = self._linked(after)
        if linked is not None:
            keeps = self.phrase.lower[after] in self.words["accredited_to"] or (
                base is not None and linked[0].id in load_memberships().get(base.id, ())
            )
            base, after = base if keeps else linked[0], linked[1]
        role_text = self.phrase.span(index, after).of(self.phrase.text)
        if (
            after < self.size
            and self.phrase.lower[after] == ","
            and base is not None
            and self._is_name(after + 1)
        ):
            named = self._name(after + 1, role, base, first, role_text)
            if (
                named is not None
                and named.last < self.size
                and (self.phrase.lower[named.last] == ",")
            ):
                return named
        if self._is_name(after):
            return self._named_holder(after, role, base, first, role_text)
        if base is None and role.actor_id:
            base = self._actor(role.actor_id)
        if base is None:
            return None
        if not role.speaks:
            return self._role_actor(first, after, role, base, role_text)
        return Found(first, after, base, "role")

    def _named_holder(
        self, after: int, role: Entry, base: Actor | None, first: int, role_text: str
    ) -> Found | None:
        """Read "President Hassan Rouhani", with "of Iran" behind the name or not."""
        linked = None if base is not None else self._linked(self._name_end(after))
        if linked is None:
            return self._name(after, role, base, first, role_text)
        named = self._name(after, role, linked[0], first, role_text)
        return None if named is None else evolve(named, last=linked[1])

    def _role_actor(
        self, first: int, after: int, role: Entry, base: Actor, role_text: str
    ) -> Found:
        actor = self.cast.add(
            Actor(
                id=f"{base.id}.{role.key or slug(role_text)}",
                name=role_text,
                kind="person",
                country=base.country,
                represents=(base.represents or base.id) if role.speaks else None,
                role=role_text,
            )
        )
        return Found(first, after, actor, "role")

    # Names ---------------------------------------------------------------------------------

    def _is_name(self, index: int) -> bool:
        if index >= self.size:
            return False
        entry = self.entries.get(index)
        if entry is not None and entry.kind not in {"person", "city", "role"}:
            return False
        if entry is not None and entry.kind == "role":
            return False
        text = self.phrase.tokens[index].text
        return text[:1].isupper() and self.phrase.tags[index] in {
            "NNP",
            "NNPS",
            "NN",
            "JJ",
            "VB",
            "FW",
        }

    def _name_end(self, index: int) -> int:
        at = index
        while at < self.size and at - index < 6:
            text = self.phrase.tokens[at].text
            entry = self.entries.get(at)
            if entry is not None and at > index and entry.kind not in {"person", "city"}:
                break
            if (text[:1].isupper() and self.phrase.tags[at] != "POS") or (
                text.lower() in self.words["name_particles"]
                and at + 1 < self.size
                and (at > index and self.phrase.tokens[at + 1].text[:1].isupper())
            ):
                at += 1
            else:
                break
        return at

    def _name(
        self,
        index: int,
        role: Entry | None,
        base: Actor | None,
        first: int,
        role_text: str | None = None,
    ) -> Found | None:
        entry = self.entries.get(index)
        end = self._name_end(index)
        if entry is not None and entry.kind == "person" and index + entry.length > end:
            end = index + entry.length
        if end <= index:
            return None
        names = [token.text for token in self.phrase.tokens[index:end]]
        if role is None and entry is not None and entry.kind == "person" and entry.actor_id:
            known = self.cast.known_person(names)
            if known is None and entry.length >= end - index:
                actor = self.cast.add(self.cast.gazetteer.holder(entry.actor_id, self.cast.day))
                self.cast.name(names, actor.id)
                return Found(first, end, actor, "name")
        actor = self.cast.person(names, role, base, role_text)
        return Found(first, end, actor, "title" if role is not None else "name")

    def _plain_name(self, index: int) -> Found | None:
        """Read a name that stands alone: known in this document, or with an apposition."""
        text = self.phrase.tokens[index].text
        if not text[:1].isupper() or self.phrase.tags[index] not in {"NNP", "NNPS"}:
            return None
        end = self._name_end(index)
        names = [token.text for token in self.phrase.tokens[index:end]]
        if not names:
            return None
        known = self.cast.known_person(names)
        if known is not None:
            return Found(index, end, known, "name")
        if len(names) >= 2 and self._apposition(end) is not None:
            return Found(index, end, self.cast.person(names, None, None, None), "name")
        return None

    def _apposition(self, index: int) -> tuple[Entry, Actor, int, str] | None:
        """Read ", the foreign minister of Cuba," after a name."""
        if index + 1 >= self.size or self.phrase.lower[index] not in {",", "("}:
            return None
        at = index + 1
        if self.phrase.tags[at] in {"DT", "PRP$"}:
            at += 1
        entry = self.entries.get(at)
        base: Actor | None = None
        if entry is not None and entry.kind in {*PLACES, "organisation", "organ"}:
            base = self._actor(entry.actor_id)
            ahead = self._skip(at + entry.length)
            noun = self.entries.get(ahead)
            if noun is not None and noun.kind == "organ_noun":
                base = self._organ(base, noun)
                ahead = self._skip(ahead + noun.length)
            at = ahead
            entry = self.entries.get(at)
        for ahead in range(3):
            entry = self.entries.get(at + ahead)
            if entry is not None:
                at += ahead
                break
        if entry is None or entry.kind != "role":
            return None
        end = at + entry.length
        while (more := self.entries.get(end)) is not None and more.kind == "role":
            end += more.length
        linked = self._linked(end)
        if linked is not None:
            base, end = linked
        if base is None:
            return None
        role_text = self.phrase.span(index + 1, end).of(self.phrase.text)
        return entry, base, end, role_text

    def _with_apposition(self, item: Found) -> Found:
        if item.actor.kind != "person" or item.how == "role":
            return item
        read = self._apposition(item.last)
        if read is None:
            return item
        role, base, end, role_text = read
        names = item.actor.name.split()
        actor = self.cast.person(names, role, base, role_text)
        return Found(item.first, end, actor, item.how)
