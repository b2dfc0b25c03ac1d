"""Reading: a sentence while it is read, with what was found in it so far."""

from __future__ import annotations

from attrs import define, field

from diplostance.model import Actor, Span
from diplostance.parsing.clauses import INSERTED
from diplostance.parsing.drafts import Draft, Scene
from diplostance.parsing.grammar import Grammar
from diplostance.parsing.who import Memory


@define
class Reading:
    """A sentence while it is read: what was found in it so far."""

    scene: Scene
    grammar: Grammar
    memory: Memory
    drafts: list[Draft] = field(factory=list)
    used: set[int] = field(factory=set)

    def add(self, draft: Draft, rule: str) -> None:
        """Keep a draft."""
        draft.rules.append(rule)
        draft.content = tuple(piece for span in draft.content for piece in self._pieces(span))
        self.drafts.append(draft)
        self.memory.did(draft.kind, draft.voice)
        if draft.towards:
            self.direct(draft, draft.towards)
            if draft.mode == "accuse" or (draft.valence < 0 and self._of_incident(draft)):
                self.memory.culprits = draft.towards

    def direct(self, draft: Draft, towards: tuple[Actor, ...]) -> None:
        """Direct an act at somebody, whom "they must" behind it may mean."""
        draft.towards = self.memory.topic = towards
        self.memory.side(draft, self.scene.phrase.block)
        if draft.kind == "demand":
            self.memory.asked = towards

    def just_decided(self) -> Draft | None:
        """Give the act before, if it is a decision: "summoned the envoy and demanded"."""
        before = self.drafts[-1] if self.drafts else None
        return before if before is not None and before.kind == "decision" else None

    def _of_incident(self, draft: Draft) -> bool:
        """Tell whether an act judges something that somebody did: "condemned the raid"."""
        text, words = self.scene.phrase.text, self.grammar.words["incident_nouns"]
        return any(not words.isdisjoint(s.of(text).lower().split()) for s in draft.content)

    def _pieces(self, span: Span) -> tuple[Span, ...]:
        """Cut ", the ministry said," out of the middle of a content."""
        phrase = self.scene.phrase
        pieces: list[Span] = []
        start = span.start
        for clause in self.scene.clauses:
            if clause.kind != INSERTED:
                continue
            before, after = phrase.tokens[clause.joint - 1].end, phrase.tokens[clause.last].start
            if after >= span.end or start >= after:
                continue
            if start < before:
                pieces.append(Span(start=start, end=before))
            start = after
        return (*pieces, Span(start=start, end=span.end))
