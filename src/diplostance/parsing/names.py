"""Names: people by their names, offices and appositions, and what links them to a state."""

from __future__ import annotations

from diplostance.model import Actor
from diplostance.parsing.cast import Cast, Found
from diplostance.parsing.chunks import Phrase
from diplostance.parsing.gazetteer_entries import Entry
from diplostance.parsing.tokens import Words
from diplostance.world import slug

_MOST_MODIFIERS = 5
"""How many words may stand between a name and its office: "AU trade and industry commissioner"."""
_OF_NO_STATE = frozenset({"opposition_leader"})
"""Offices of people who speak for themselves, whose state need not be said."""
PLACES = frozenset({"state", "adjective", "capital"})


class NameReader:
    """Reads the names of one sentence."""

    def __init__(self, phrase: Phrase, cast: Cast, words: Words) -> None:
        self.phrase = phrase
        self.cast = cast
        self.words = words
        self.size = len(phrase.tokens)
        self.entries = cast.gazetteer.scan(phrase.tokens)

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
        if entry.kind in {"role", "person"}:
            return self._linked_holder(at, entry)
        if entry.kind == "organ_noun":
            deeper = self._linked(at + entry.length)
            if deeper is not None:
                return self._organ(self.cast.principal(deeper[0]), entry), deeper[1]
        return None

    def _linked_holder(self, at: int, entry: Entry) -> tuple[Actor, int] | None:
        """Read "a spokesman for the U.N. secretary-general" and "for President Ann Lee"."""
        end = at + entry.length
        if entry.kind == "role" and entry.actor_id:
            return self.cast.principal(self._actor(entry.actor_id)), end
        person = at if entry.kind == "person" else end
        if entry.kind == "role" and not (entry.speaks and self._is_name(end)):
            return None
        found = self._name(person, entry if entry.kind == "role" else None, None, at)
        principal = None if found is None else self.cast.principal(found.actor)
        if found is None or principal is None or principal.kind == "person":
            return None
        return principal, found.last

    def _region_end(self, index: int) -> int:
        """Give the end of "for the Middle East" after an office, or 0: which is no state."""
        if index + 1 >= self.size or self.phrase.lower[index] not in self.words["office_links"]:
            return 0
        return self._regions(index + 1 + (self.phrase.tags[index + 1] == "DT"))

    def _regions(self, index: int) -> int:
        """Give the end of the names of regions that start at a word, or 0."""
        at, end = index, 0
        while at < self.size:
            if self._capital(at) and self.phrase.lower[at] in self.words["region_words"]:
                end = at + 1
            elif not end or self.phrase.lower[at] not in self.words["and"]:
                break
            at += 1
        return end

    def _capital(self, at: int) -> bool:
        return at < self.size and self.phrase.tokens[at].text[:1].isupper()

    def _joined(self, at: int) -> bool:
        return (
            at < self.size
            and self.phrase.lower[at] in self.words["name_joins"]
            and self._capital(at + 1)
        )

    def _is_name(self, index: int) -> bool:
        if index >= self.size:
            return False
        entry = self.entries.get(index)
        if entry is not None and entry.kind not in {"person", "city", "role"}:
            return False
        if entry is not None and entry.kind == "role":
            return False
        text = self.phrase.tokens[index].text
        if text.lower() in self.words["text_nouns"]:
            return False  # "the Leaders’ Statement"
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
        # "On Monday, the Kenyan minister" and "In Ajuba, Kenya's minister" name nobody.
        alone = len(names) == 1 and index > 0 and self.phrase.tags[index - 1] in {"IN", "TO", "DT"}
        if not alone and self._apposition(end) is not None:
            return Found(index, end, self.cast.person(names, None, None, None), "name")
        return None

    def _apposition(self, index: int) -> tuple[Entry, Actor | None, int, str] | None:
        """Read ", the foreign minister of Cuba," or ", the opposition leader," after a name."""
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
        if base is None and entry.key not in _OF_NO_STATE:
            return None
        role_text = self.phrase.said(index + 1, end)
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

    def _name_follows(self, index: int) -> bool:
        return index < self.size and self.phrase.tags[index] in {"NNP", "NNPS"}
