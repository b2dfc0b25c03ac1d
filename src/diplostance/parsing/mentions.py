"""Mentions: who is spoken of where in a sentence.

Names come from the gazetteer; larger mentions are built from them: an organ of a state ("the
Chinese foreign ministry"), an office with or without a name ("U.S. President Donald Trump",
"the spokesperson for the German government") and a name with its apposition ("Wang Yi, China's
foreign minister").
"""

from __future__ import annotations

from attrs import evolve

from diplostance.model import Actor
from diplostance.parsing.bodies import BodyReader
from diplostance.parsing.cast import Cast, Found
from diplostance.parsing.chunks import Phrase
from diplostance.parsing.gazetteer_entries import Entry
from diplostance.parsing.names import PLACES
from diplostance.parsing.tokens import Words
from diplostance.world import load_memberships, slug

_POSTED = frozenset({"ambassador", "envoy"})
"""Offices that somebody holds at another state or body."""


def find_mentions(phrase: Phrase, cast: Cast, words: Words) -> tuple[Found, ...]:
    """Find the actors that a sentence names, in order, without overlap."""
    return _Finder(phrase, cast, words).run()


class _Finder(BodyReader):
    """One pass over one sentence."""

    def run(self) -> tuple[Found, ...]:
        found: list[Found] = []
        free = 0
        for index in self._starts():
            item = self._at(index) if index >= free else None
            if item is None:
                continue
            if found and self._mission_of(found[-1], item):
                free = item.last
                continue
            item = self._with_apposition(self._with_servant(item))
            found.append(item)
            self.cast.called.note(item.actor, self.phrase.lower[item.last - 1], self.words)
            self._note_rulers(item)
            if item.actor.kind == "organisation":
                self._note_short(item)
            also = self._further_holder(item)
            if also is not None:
                found.append(also)
                item = also
            free = item.last
        return tuple(found)

    def _mission_of(self, before: Found, item: Found) -> bool:
        """Tell whether it is the "Mission in Sudan" of "African Union Mission in Sudan"."""
        return (
            before.last == item.first
            and before.actor.kind == "organisation"
            and item.actor.kind == "organ"
            and self.phrase.tokens[item.first].text[:1].isupper()
        )

    def _starts(self) -> list[int]:
        """Give the words that a mention may start with: most words cannot."""
        entries, lower, regimes = self.entries, self.phrase.lower, self.words["regimes"]
        ruled: set[int] = set()
        if not regimes.isdisjoint(lower):
            ruled = {at - 1 for at, word in enumerate(lower) if word in regimes}
        names = ("body_heads", "bloc_nouns", "rebel_nouns", "ruler_nouns", "rebel_adjectives")
        shorts = frozenset().union(*(self.words[name] for name in names))
        return [
            at
            for at, token in enumerate(self.phrase.tokens)
            if at in entries
            or token.text[0].isupper()
            or "-" in token.lower
            or at in ruled
            or token.lower in shorts
        ]

    def _note_rulers(self, item: Found) -> None:
        """Remember whose "Niger's junta" and "the junta in Niger" are."""
        lower, rulers = self.phrase.lower, self.words["ruler_nouns"]
        if item.actor.kind not in {"state", "organ"}:
            return
        said = lower[item.first : item.last]
        if item.first > 1 and lower[item.first - 1] in self.words["in"] | self.words["of"]:
            said = (*said, lower[item.first - 2])
        for word in rulers.intersection(said):
            self.cast.called.rulers[word] = self.cast.principal(item.actor)

    def _called(self, index: int) -> Found | None:
        """Read "the council" and "the bloc's top diplomat" after the body was named."""
        phrase = self.phrase
        if not index or phrase.lower[index - 1] not in self.words["definite"]:
            return None
        capital = phrase.tokens[index].text[0].isupper()
        if capital and phrase.lower[index] not in self.cast.called.styled:
            return None
        after = phrase.lower[index + 1] if index + 1 < self.size else ""
        if after in self.words["of"] or (after and phrase.tags[index + 1][:2] == "NN"):
            return None  # "the council of ministers", "the agency chief"
        actor = self.cast.called.find(phrase.lower[index], self.words)
        return None if actor is None else self._from_body_actor(index, actor, index + 1, "definite")

    def _with_servant(self, item: Found) -> Found:
        """Read "Chancellor Merkel's spokesperson" as the spokesperson, "her office" as it."""
        at = item.last
        if at >= self.size or self.phrase.tags[at] != "POS" or item.actor.kind != "person":
            return item
        if self.phrase.lower[at + 1 : at + 2] and (
            self.phrase.lower[at + 1] in self.words["servant_nouns"]
        ):
            base = self.cast.principal(item.actor)
            return item if base.kind == "person" else Found(item.first, at + 2, base, "role")
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
        return self._named_at(index) or self._called(index)

    def _named_at(self, index: int) -> Found | None:
        entry = self.entries.get(index)
        ruled = self._regime(index)
        if ruled is not None:
            return ruled
        if entry is None:
            return self._unlisted(index) or self._plain_name(index)
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
        if entry.kind == "city" and (of_city := self._of_province(index)) is not None:
            return of_city
        return self._plain_name(index)

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
        body = self._body_of_place(index, after, base)
        if body is not None:
            return body
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

    def _from_body(self, index: int, entry: Entry) -> Found:
        actor = self._actor(entry.actor_id)
        return self._from_body_actor(index, actor, index + entry.length, "name")

    def _from_body_actor(self, first: int, actor: Actor, after: int, how: str) -> Found:
        if actor.kind == "organisation" and after < self.size and after not in self.entries:
            after = self._body_end(after)  # "the GCC Ministerial Council"
        at = self._skip(after)
        follow = self.entries.get(at)
        if follow is not None and follow.kind == "organ_noun":
            at = self._skip(at + follow.length)
            follow = self.entries.get(at)
        if follow is not None and follow.kind == "role":
            return self._from_role(at, actor, first) or Found(first, after, actor, how)
        return Found(first, after, actor, how)

    def _from_organ_noun(self, index: int, entry: Entry) -> Found | None:
        after = index + entry.length
        linked = self._linked(after)
        if linked is not None and self.phrase.lower[after] not in self.words["to"]:
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
                and self.phrase.lower[after] in self.words["and"]
                and (
                    (next_one := self.entries.get(after + 1)) is not None
                    and next_one.kind == "role"
                )
            ):
                if self._two_people(index, after + 1 + next_one.length):
                    break
                after += 1 + next_one.length
            else:
                break
        if base is None and self._at_home(index, after):
            base = self.cast.home
        linked = self._linked(after)
        if linked is not None:
            keeps = self.phrase.lower[after] in self.words["to"] or (
                base is not None
                and (
                    self.phrase.lower[after] in self.words["kept_links"]  # "US envoy in Iran"
                    or linked[0].id in load_memberships().get(base.id, ())
                )
            )
            base, after = base if keeps else linked[0], linked[1]
            if (
                role.key in _POSTED
                and after < self.size
                and self.phrase.lower[after] in self.words["to"]
            ):
                posted = self._linked(after)  # "the ambassador of Norway to Kenya"
                after = after if posted is None else posted[1]
        region = linked is None and self._region_end(after)
        after = region or after
        role_text = self.phrase.said(index, after)
        if (
            after < self.size
            and self.phrase.lower[after] == ","
            and (base is not None or region)
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

    def _two_people(self, index: int, end: int) -> bool:
        """Tell whether it is "the President and Prime Minister Odinga": one has no name here."""
        definite = index > 0 and self.phrase.lower[index - 1] in self.words["definite"]
        return definite and self._is_name(end)

    def _at_home(self, index: int, after: int) -> bool:
        """Tell whether it is "the Secretary-General" in a text of the organisation's own."""
        words, lower = self.words, self.phrase.lower
        return (
            self.cast.home is not None
            and index > 0
            and (lower[index - 1] in words["definite"] or words.oneself(lower[index - 1]))
            and any(word in words["home_offices"] for word in lower[index:after])
        )

    def _named_holder(
        self, after: int, role: Entry, base: Actor | None, first: int, role_text: str
    ) -> Found | None:
        """Read "President Hassan Rouhani", with "of Iran" behind the name or not."""
        end = self._name_end(after)
        linked = None if base is not None else self._linked(end)
        whose = self.words["of"] | self.words["for"]
        if linked is None or self.phrase.lower[end] not in whose:  # "at the UN" is where
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
