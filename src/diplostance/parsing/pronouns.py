"""Pronouns: whom "he", "it" and "they" mean, after all that was remembered."""

from __future__ import annotations

from attrs import define

from diplostance.parsing.drafts import Voice
from diplostance.parsing.offices import Offices


@define
class Pronouns(Offices):
    """Reads pronouns."""

    def _pronoun(self, word: str) -> Voice | None:
        words = self.words
        if words.oneself(word):
            return self.own or self.document
        if word in words["second_person"]:
            return None
        if word in words["personal"] or word in words["personal_objects"]:
            if self.own is not None and (
                self.self_named if self.verbatim else bool(self.own.speakers)
            ):
                return self.own
            return self._called(word)
        if word in words["third_person"]:
            if self.own is not None:
                if word in words["plural_third"] and not self._speaks_as_many():
                    quoted = self.verbatim and self.document is None
                    return None if quoted else self._own_pair()  # "They need us"
                return None if self.verbatim and not self.self_named else self.own
            many = self.many if word in words["plural_third"] else None
            return many or self.body or self.last
        return None

    def _called(self, word: str) -> Voice | None:
        """Give the last person, unless the text calls that person by another pronoun."""
        person = self.person
        if person is None:
            return None
        group = next((kind for kind in ("male", "female") if word in self.words[kind]), None)
        known = {self.genders.get(actor.id) for actor in person.speakers} - {None, group}
        if known and group is not None:
            return None
        for actor in person.speakers:
            if group is not None:
                self.genders[actor.id] = group
        return person
