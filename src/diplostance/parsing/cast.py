"""Cast: the actors of one document, as they come up."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, evolve, field

from diplostance.model import Actor
from diplostance.parsing.called import Called
from diplostance.parsing.gazetteer import Gazetteer
from diplostance.parsing.gazetteer_entries import Entry
from diplostance.parsing.records import record
from diplostance.world import slug


@record
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
    called: Called = field(factory=Called)
    home: Actor | None = None
    """The organisation whose offices need no name of it: "the Secretary-General"."""

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
        actor = known
        named_as = role_text or known.role
        if (known.represents, known.country, known.role) != (represents, country, named_as):
            actor = evolve(known, represents=represents, country=country, role=named_as)
        added = self.add(actor)
        self.name(words, actor.id)
        return added

    def speaking_for(self, person: Actor, principal: Actor) -> Actor:
        """Give the person as somebody who speaks for a state or body."""
        country = principal.id if principal.kind == "state" else principal.country
        return self.add(evolve(person, represents=principal.id, country=country))

    def name(self, words: Sequence[str], actor_id: str) -> None:
        """Remember a family name: the last of the names, in some languages the first."""
        self.people[words[-1].lower()] = actor_id
        if len(words) < 2:
            return
        actor = self.actors.get(actor_id)
        turned = actor is not None and actor.country in self.gazetteer.family_first
        if turned or actor_id in self.gazetteer.families.get(words[0].lower(), ()):
            self.people[words[0].lower()] = actor_id

    def _listed(self, words: Sequence[str], base: Actor | None) -> Actor | None:
        """Give the office holder of a name on the document's day; a family name needs its state."""
        listed = self.gazetteer.office_holder(" ".join(words), self.day)
        if listed is None and len(words) == 1:
            country = None if base is None else base.country
            listed = self.gazetteer.family(words[0], self.day, country)
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
