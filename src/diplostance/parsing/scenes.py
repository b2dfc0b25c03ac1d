"""Scenes: the sentences of one document, each tagged, cut into clauses, with whom it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, field

from diplostance.parsing.cast import Cast
from diplostance.parsing.chunks import Phrase
from diplostance.parsing.clauses import Clause, find_clauses
from diplostance.parsing.drafts import Scene, hanging
from diplostance.parsing.grammar import Grammar
from diplostance.parsing.mentions import find_mentions
from diplostance.parsing.syntax import analyse
from diplostance.parsing.tagger import Tagger
from diplostance.parsing.tokens import Quotation, Sentence, Token

_NEARBY = 60


@define
class SceneMaker:
    """Makes the scenes of one document.

    Attributes:
        text: The whole text.
        grammar: The language.
        tagger: Its tagger.
        cast: The actors of the document.
        opens: Whether sentences start with their verb ("Calls for restraint").
    """

    text: str
    grammar: Grammar
    tagger: Tagger
    cast: Cast
    opens: bool
    _looked_at: dict[tuple[int, int], tuple[Phrase, tuple[Clause, ...]]] = field(
        factory=dict, init=False
    )
    """Sentences that were looked at before their turn, by their place."""
    _starts: frozenset[str] = field(init=False)
    """The first words of "according to"."""

    def __attrs_post_init__(self) -> None:
        heads = self.grammar.words["report_heads"]
        self._starts = frozenset(head.partition(" ")[0] for head in heads)

    def scenes(
        self,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        quotations: Sequence[Quotation],
    ) -> Iterator[Scene]:
        """Yield all sentences in order; whom one names depends on what was read before it.

        All are tagged, then all are cut into clauses, before the first is given: so what each step
        looks up stays at hand, which is a tenth faster.
        """
        at = 0
        found: list[tuple[Phrase, tuple[Clause, ...] | None]] = []
        for sentence in sentences:
            while at < len(quotations) and quotations[at].last <= sentence.first:
                at += 1
            near = quotations[at : at + _NEARBY]
            found.append(self._phrase(sentence, tokens[sentence.first : sentence.last], near))
        cut = [
            (phrase, self._clauses(phrase) if clauses is None else clauses)
            for phrase, clauses in found
            if len(phrase)
        ]
        for phrase, clauses in cut:
            yield self._scene(phrase, clauses)

    def ahead(self, text: str, tokens: Sequence[Token], block: int = 0) -> Scene:
        """Look at a sentence before its turn: the first ones tell whose text it is.

        Args:
            text: The whole text, or a headline that is not part of it.
            tokens: The tokens of the sentence.
            block: Number of the block.
        """
        words, is_cue = self.grammar.words, self.grammar.lexicon.is_verb
        phrase = analyse(text, tokens, 0, (), self.tagger, words, block, is_cue)
        clauses = self._clauses(phrase)
        if text is self.text and tokens:
            self._looked_at[tokens[0].start, tokens[-1].end] = phrase, clauses
        return self._scene(phrase, clauses)

    def _phrase(
        self, sentence: Sentence, tokens: Sequence[Token], quotations: Sequence[Quotation]
    ) -> tuple[Phrase, tuple[Clause, ...] | None]:
        """Give a sentence; its clauses as well when it was looked at before its turn."""
        known = self._looked_at.get((tokens[0].start, tokens[-1].end))
        unquoted = not quotations or quotations[0].first >= sentence.last
        if known is not None and unquoted and not self.opens:
            return known
        phrase = analyse(
            self.text, tokens, sentence.first, quotations, self.tagger, self.grammar.words,
            sentence.block, self.grammar.lexicon.is_verb, opens=self.opens,
        )  # fmt: skip
        return phrase, None

    def _clauses(self, phrase: Phrase) -> tuple[Clause, ...]:
        grammar = self.grammar
        if not phrase.groups:
            return ()
        return find_clauses(phrase, grammar.words, lambda group: grammar.speaks(phrase, group))

    def _scene(self, phrase: Phrase, clauses: tuple[Clause, ...]) -> Scene:
        words = self.grammar.words
        mentions = find_mentions(phrase, self.cast, words)
        return Scene(phrase, mentions, words, clauses, hanging(clauses), self._source_at(phrase))

    def _source_at(self, phrase: Phrase) -> int:
        """Give where "according to" starts, or -1."""
        lower = phrase.lower
        if self._starts.isdisjoint(lower):
            return -1
        heads = self.grammar.words["report_heads"]
        for at in range(len(lower) - 2):
            if f"{lower[at]} {lower[at + 1]}" in heads:
                return at
        return -1
