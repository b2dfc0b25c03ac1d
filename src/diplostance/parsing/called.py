"""Called: which body "the council", "the bloc" or "the rebels" means, after it was named."""

from __future__ import annotations

from attrs import define, field

from diplostance.model import Actor
from diplostance.parsing.tokens import Words
from diplostance.world import load_memberships

_BODIES = frozenset({"organisation", "armed_group", "party"})


@define
class Called:
    """The bodies named so far, by what they are called for short. One a document."""

    bodies: dict[str, Actor] = field(factory=dict)
    bloc: Actor | None = None
    armed: dict[str, Actor] = field(factory=dict)
    rulers: dict[str, Actor] = field(factory=dict)
    """By "junta" and the like whose it was said to be: "Niger's junta"."""

    styled: dict[str, Actor] = field(factory=dict)
    """By a word with a capital the state that was named last of those called so: "the Kingdom"."""
    short: dict[str, Actor] = field(factory=dict)
    """By acronym the body behind whose name it stood in brackets."""

    def note(self, actor: Actor, last_word: str, words: Words) -> None:
        """Remember a body that was named, and the last word that it was named with."""
        if actor.kind == "armed_group":
            self.armed[actor.id] = actor
        if actor.kind == "state":
            self._style(actor, words)
        if actor.kind not in _BODIES:
            return
        if actor.id in load_memberships():
            self.bloc = actor
        *described, head = actor.name.lower().split()
        if not words["media_nouns"].isdisjoint(described):
            return  # "the Press Agency"
        for word in (head, last_word):
            if word in words["body_heads"]:
                self.bodies[word] = actor

    def _style(self, state: Actor, words: Words) -> None:
        """Remember that "the Kingdom" is a state that was named, and "the North" another."""
        for name in (state.name, *state.aliases):
            noun = name.lower().partition(" of ")[0].rpartition(" ")[2]
            if noun in words["realm_nouns"]:
                self.styled[noun] = state
        for row in words["called_states"]:
            noun, _, state_id = row.partition(" ")
            if state.id == state_id.upper():
                self.styled[noun] = state

    def find(self, word: str, words: Words) -> Actor | None:
        """Give the body that "the" and a word mean, where only one can be meant."""
        if word in self.styled:
            return self.styled[word]
        if word in self.bodies:
            return self.bodies[word]
        if word in self.rulers:
            return self.rulers[word]
        if word in words["bloc_nouns"]:
            return self.bloc
        return self.rebels() if word in words["rebel_nouns"] else None

    def rebels(self) -> Actor | None:
        """Give the one armed group named so far, if there is only one."""
        return next(iter(self.armed.values())) if len(self.armed) == 1 else None
