"""Reader: goes through the sentences of one document and gathers drafts."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from diplostance.model import TimeInterval
from diplostance.parsing.cast import Cast
from diplostance.parsing.chunks import SAYS, Phrase
from diplostance.parsing.clauses import MAIN, Clause
from diplostance.parsing.drafts import Draft, Scene, Voice
from diplostance.parsing.grammar import Grammar
from diplostance.parsing.issuers import labelled_voice
from diplostance.parsing.listing import Stem, item_of, stem_of
from diplostance.parsing.rules.courtesy import address, unheard, wish_well
from diplostance.parsing.rules.mouth import Mouth
from diplostance.parsing.rules.narration import is_attribution, narrate
from diplostance.parsing.rules.nominal import read_nominal
from diplostance.parsing.rules.passives import agent_of
from diplostance.parsing.rules.reading import Reading
from diplostance.parsing.rules.sources import according, trailing_source
from diplostance.parsing.rules.speech import report
from diplostance.parsing.scenes import SceneMaker
from diplostance.parsing.source import Block, Source
from diplostance.parsing.tokens import Quotation, Sentence, Token
from diplostance.parsing.who import Memory, Subject

OWN_WORDS = frozenset({"statement", "briefing", "speech", "communique", "resolution"})
"""Genres whose text is in the issuer's own words."""
CHANNELS = ("statement", "briefing", "interview", "speech", "social", "call", "meeting", "letter",
            "resolution")  # fmt: skip
"""Channels that words beside an act may name, in the order in which they are tried."""
_CRIES = frozenset({"!", "?", "…"})
"""What ends a quotation before ", he said" in the place of a comma."""
_MOST_HELD = 40
_OPENING = 4
"""How many words "the following joint press statement" has at most."""
_MARK_ALONE = 3
"""A sentence so short is the number of a paragraph."""


@define
class Reader:
    """Reads one document. Grows while it reads; thrown away afterwards."""

    source: Source
    grammar: Grammar
    maker: SceneMaker
    cast: Cast
    memory: Memory
    times: Sequence[TimeInterval]
    drafts: list[Draft] = field(factory=list)
    scenes: list[Scene] = field(factory=list)
    held: list[tuple[Scene, Block]] = field(factory=list)
    stem: Stem | None = None
    time_at: int = 0
    turn: Voice | None = None
    """Whose turn it is in a transcript."""
    waiting: list[Draft] = field(factory=list)
    """Acts said to somebody who has not spoken yet."""
    channels: dict[str, str] = field(factory=dict)
    """By word the channel that it names."""

    def __attrs_post_init__(self) -> None:
        for channel in reversed(CHANNELS):
            words = self.grammar.words[f"channel_{channel}"]
            self.channels |= dict.fromkeys(words, channel)

    def read(
        self,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        quotations: Sequence[Quotation],
    ) -> None:
        """Read all sentences in order."""
        for scene in self.maker.scenes(tokens, sentences, quotations):
            self._sentence(scene, self.source.blocks[scene.phrase.block])
        self._release(self.memory.last)

    # Sentences -------------------------------------------------------------------------------

    def _sentence(self, scene: Scene, block: Block) -> None:
        before = self.scenes[-1].phrase.block if self.scenes else -1
        if before != scene.phrase.block:
            self.memory.notice((), anew=self._starts_anew(before, block))
        self.scenes.append(scene)
        self.memory.deeds.note(scene, self.cast, self.grammar.words)
        if block.role == "question":
            self.memory.notice(scene.mentions, anew=False)
            return
        self._read(scene, block)
        self.memory.pair_up(scene)
        self.memory.notice(scene.mentions, anew=False)

    def _starts_anew(self, before: int, block: Block) -> bool:
        """Tell whether a paragraph has a subject of its own, no answer to the question before."""
        asked = before >= 0 and self.source.blocks[before].role == "question"
        return not asked or block.role == "question"

    def _read(self, scene: Scene, block: Block) -> None:
        self._facts(scene, block)
        self.memory.meet(scene.mentions)
        if block.role not in {"body", "summary"}:
            return
        voice = self._own_voice(block)
        if voice is not None:
            if block.label is not None:
                self._turn(voice)
            self._own_words(scene, block, voice)
            return
        if block.label is not None:
            return  # somebody who speaks for nobody that the text names
        if self._all_quoted(scene):
            self._quoted(scene, block)
            return
        reading = Reading(scene, self.grammar, self.memory)
        self.memory.own = None
        according(reading)
        if self.held:
            self._release(self._speaker_of(scene))
        narrate(reading)
        trailing_source(reading)
        read_nominal(reading)
        self._finish(reading, block)

    def _facts(self, scene: Scene, block: Block) -> None:
        """Use what headline, letterhead and captions say: who the spokesperson is."""
        if block.role == "caption":
            for found in scene.mentions:
                actor = self.cast.actors.get(found.actor.id, found.actor)
                if actor.kind == "person" and self.cast.gazetteer.is_spokesperson(actor.role or ""):
                    self.memory.spokesperson = actor

    def _own_voice(self, block: Block) -> Voice | None:
        if block.label is not None:
            return labelled_voice(block.label, self.cast, self.memory)
        briefing = self.memory.styled & self.grammar.words["channel_briefing"]
        if self.source.genre == "briefing" and self.source.labelled and briefing:
            return self.memory.document  # what is said before the first question
        if self.source.genre in OWN_WORDS and not self.source.labelled:
            return self.memory.opened or self.memory.document
        return None

    def _turn(self, voice: Voice) -> None:
        """Note who speaks now in a transcript: "you" is who spoke before, or will answer."""
        if self.turn is not None and self.turn.ids != voice.ids:
            if not self.memory.hearer:
                address(self.waiting, voice.issuers)
            self.waiting.clear()
            self.memory.hearer = self.turn.issuers
        self.turn = voice

    def _own_words(self, scene: Scene, block: Block, voice: Voice) -> None:
        """Read a sentence of the issuer's own text."""
        if scene.phrase.lower[-1] == "?" or self._is_note(scene):
            return
        reading = Reading(scene, self.grammar, self.memory)
        if self._listed(reading, block):
            return
        if self._opener(scene):
            self._opened_here(reading, block)
            return
        if any(
            is_attribution(reading, clause) and not self._by_oneself(scene, clause)
            for clause in scene.clauses
        ):
            narrate(reading)
        members = [c for c in scene.clauses if c.kind == MAIN or c.parent is None]
        implied = self.source.operative
        mouth = Mouth(voice, None, implied=implied, authored=True)
        report(reading, members, mouth, len(scene.phrase))
        self.memory.own = voice
        if not members:
            wish_well(reading, voice)
        read_nominal(reading)
        self.memory.own = None
        self.stem = stem_of(reading, voice)
        if block.label is not None:
            said = unheard(reading)
            address(said, self.memory.hearer)
            self.waiting += said if not self.memory.hearer else []
        self._finish(reading, block)

    def _listed(self, reading: Reading, block: Block) -> bool:
        """Read an item of a list whose stem was the sentence before."""
        if self.stem is None:
            return False
        draft = item_of(reading.scene, self.stem)
        if draft is None:
            if len(reading.scene.phrase) > _MARK_ALONE:
                self.stem = None
            return False
        stem = self.stem
        if stem.alone and stem.items == 1 and self.drafts and self.drafts[-1].cue == stem.draft.cue:
            self.drafts.pop()  # "Urges Sudan:" alone asks for nothing
        reading.drafts.append(draft)
        self._finish(reading, block)
        return True

    def _is_note(self, scene: Scene) -> bool:
        """Read "The following is a transcript of the briefing." or a heading, which is no act."""
        shouted = not any(letter.islower() for t in scene.phrase.tokens for letter in t.text)
        if shouted and scene.phrase.lower[-1] != ":":
            return any(token.text[0].isalpha() for token in scene.phrase.tokens)  # a heading
        words = set(scene.phrase.lower)
        known = self.grammar.words
        notes = known["transcript_nouns"] | known["attributable"]
        return bool(words & known["following"] and words & notes)

    def _opening_subject(self, scene: Scene, clause: Clause) -> Subject:
        """Give who opens, leaving out a title in quotation marks before it.

        “Talks with the Council”, the President made the following statement.
        """
        quoted, group = scene.phrase.quoted, clause.group
        if clause.subject is None or group is None or quoted[group.head] >= 0:
            return self.memory.subject(scene, clause)
        first, last = clause.subject
        while first < last and (quoted[first] >= 0 or scene.phrase.tags[first] == ","):
            first += 1
        return self.memory.resolve(scene, first, last)

    def _opened_here(self, reading: Reading, block: Block) -> None:
        """Read what follows "released the following statement:" in the same sentence."""
        scene, voice = reading.scene, self.memory.opened
        lower = scene.phrase.lower
        if voice is None or ":" not in lower[:-1]:
            return
        colon = lower.index(":")
        members = [c for c in scene.clauses if c.first > colon and c.parent is None]
        report(reading, members, Mouth(voice, None, authored=True), len(scene.phrase))
        self._finish(reading, block)

    def _by_oneself(self, scene: Scene, clause: Clause) -> bool:
        """Tell whether it is a "we reiterate" of the speaker's own between two dashes."""
        place, words = clause.subject, self.grammar.words
        return place is not None and words.oneself(scene.phrase.lower[place[0]])

    def _opener(self, scene: Scene) -> bool:
        """Read "The leaders of A and B released the following statement:", which is no act."""
        phrase, words = scene.phrase, self.grammar.words
        opens = not words["following"].isdisjoint(phrase.lower) and any(
            word in words["following"]
            and not words["text_nouns"].isdisjoint(phrase.lower[at + 1 : at + _OPENING])
            for at, word in enumerate(phrase.lower[:-1])
        )
        if not opens:
            return False
        for clause in scene.clauses:
            if clause.group is None:
                continue
            agent = agent_of(Reading(scene, self.grammar, self.memory), clause)
            subject = agent if clause.group.passive else self._opening_subject(scene, clause)
            if subject is not None and subject.voice is not None:
                self.memory.opened = subject.voice
        return True

    @staticmethod
    def _all_quoted(scene: Scene) -> bool:
        phrase = scene.phrase
        return len(phrase) > 2 and all(
            phrase.quoted[i] >= 0 for i in range(len(phrase)) if phrase.tokens[i].text[:1].isalnum()
        )

    def _quoted(self, scene: Scene, block: Block) -> None:
        """Hold a sentence in quotation marks until it is clear who says it."""
        if (
            self.held
            and self.held[-1][1] is not block
            and (self.held[-1][0].phrase.quoted[0] != scene.phrase.quoted[0])
        ):
            self._release(self.memory.last)
        self.held.append((scene, block))
        if len(self.held) > _MOST_HELD:
            self._release(self.memory.last)

    def _speaker_of(self, scene: Scene) -> Voice | None:
        """Give who says the sentences held: named behind them, or the last who spoke."""
        mark = max(self.held[-1][0].phrase.quoted)
        phrase = scene.phrase
        goes_on = any(place == mark for place in phrase.quoted)
        if not goes_on:
            return self._named_behind(scene) or self.memory.last
        probe = Reading(scene, self.grammar, self.memory)
        before = (self.memory.last, self.memory.person, self.memory.body)
        narrate(probe)
        found = self.memory.last if probe.drafts else before[0]
        self.memory.last, self.memory.person, self.memory.body = before
        return found

    def _named_behind(self, scene: Scene) -> Voice | None:
        """Give the speaker of "Stop this!" Kenya told reporters, a sentence that says no more."""
        first = scene.clauses[0] if scene.clauses else None
        quote = self.held[-1][0].phrase
        if scene.phrase.block != quote.block or first is None or quote.lower[-1] not in _CRIES:
            return None
        group = first.group
        if group is None or len(scene.clauses) > 1:
            return None
        if self.grammar.speaks(scene.phrase, group) != SAYS:
            return None
        subject = self.memory.subject(scene, first)
        return subject.voice if scene.phrase.lower[-1] != ":" else None

    def _release(self, voice: Voice | None) -> None:
        for scene, block in self.held:
            if voice is not None and scene.phrase.lower[-1] != "?":
                reading = Reading(scene, self.grammar, self.memory)
                members = [c for c in scene.clauses if c.kind == MAIN or c.parent is None]
                report(reading, members, Mouth(voice, None), len(scene.phrase))
                self._finish(reading, block)
        self.held.clear()

    # Finishing -------------------------------------------------------------------------------

    def _finish(self, reading: Reading, block: Block) -> None:
        times = self._times_in(reading.scene.phrase)
        reading.drafts.sort(key=lambda d: d.content[0].start if d.content else 0)
        for draft in reading.drafts:
            draft.order = len(self.drafts)
            draft.summary = block.role == "summary"
            draft.date = next(
                (
                    time
                    for time in times
                    if time.span is not None
                    and not any(time.span.overlaps(span) for span in draft.content)
                ),
                None,
            )
            draft.channel = self._channel(reading.scene.phrase, draft)
            self._name_speaker(draft)
            self.drafts.append(draft)

    def _channel(self, phrase: Phrase, draft: Draft) -> str:
        """Read "in a statement", "told reporters", "tweeted" beside what is said."""
        if self.source.genre in CHANNELS:
            return self.source.genre
        first, last = (draft.content[0].start, draft.content[-1].end) if draft.content else (0, 0)
        for token, lower in zip(phrase.tokens, phrase.lower, strict=True):
            if lower in self.channels and (token.start >= last or token.end <= first):
                return self.channels[lower]
        return "unknown"

    def _times_in(self, phrase: Phrase) -> list[TimeInterval]:
        start, end = phrase.tokens[0].start, phrase.tokens[-1].end
        while self.time_at < len(self.times) and (
            (span := self.times[self.time_at].span) is None or span.end <= start
        ):
            self.time_at += 1
        found = []
        at = self.time_at
        while at < len(self.times):
            span = self.times[at].span
            if span is None or span.start >= end:
                break
            found.append(self.times[at])
            at += 1
        return found

    def _name_speaker(self, draft: Draft) -> None:
        spokesperson = self.memory.spokesperson
        if spokesperson is not None and not draft.voice.speakers:
            represented = self.cast.principal(spokesperson).id
            if represented in draft.voice.ids:
                draft.voice = Voice(draft.voice.issuers, draft.voice.organ, (spokesperson,))
