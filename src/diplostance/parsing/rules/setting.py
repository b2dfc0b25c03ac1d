"""Setting: a cue with its complement and its subject, as needs look at it."""

from __future__ import annotations

from diplostance.parsing.drafts import Scene
from diplostance.parsing.grammar import Grammar
from diplostance.parsing.records import record
from diplostance.parsing.rules.site import Complement, Site
from diplostance.parsing.who import Memory, Subject


@record
class Setting:
    """A cue with its complement and its subject, as needs look at it."""

    site: Site
    part: Complement
    subject: Subject
    memory: Memory

    @property
    def scene(self) -> Scene:
        """The sentence."""
        return self.site.scene

    @property
    def grammar(self) -> Grammar:
        """The language."""
        return self.site.grammar

    @property
    def head(self) -> str:
        """The main verb of the cue's clause."""
        group = self.site.clause.group
        return self.scene.phrase.lower[group.head] if group is not None else ""

    def words(self, name: str) -> frozenset[str]:
        """Give a closed class of the language."""
        return self.grammar.words[name]

    def content(self) -> tuple[str, ...]:
        """Give the words of the content."""
        return self.scene.phrase.lower[self.part.first : self.part.last]

    def subject_words(self) -> tuple[str, ...]:
        """Give the words of the subject."""
        return self.scene.phrase.lower[self.subject.first : self.subject.last]
