"""Grammar: the words and the lexicon of a language, with the questions that rules ask of them."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, evolve, field

from diplostance.parsing.chunks import SAYS, Phrase, VerbGroup
from diplostance.parsing.lexicon import Cue, CueMatch, Lexicon
from diplostance.parsing.tokens import Words

_CARRIED_AHEAD = 8
_PHRASE_BEFORE = 4
_PARTED = 10
_INSERTED = frozenset({"IN", "DT", "NN", "NNP", "NNS", "CD", "RB", "JJ", "PRP$", "TO", ","})
"""What may stand between a verb and its preposition."""


_Known = tuple[Phrase, dict[int, tuple[CueMatch, ...]], dict[int, int]]
"""A sentence, kept so that no other has its id, with the cues of its verb groups."""


@define
class Grammar:
    """What the rules need to know of the language. One a document: it remembers its sentences.

    Attributes:
        words: The closed classes.
        lexicon: The cues.
    """

    words: Words
    lexicon: Lexicon
    _last: Phrase | None = field(default=None, init=False, repr=False)
    _found: dict[int, tuple[CueMatch, ...]] = field(factory=dict, init=False, repr=False)
    _spoken: dict[int, int] = field(factory=dict, init=False, repr=False)
    _known: dict[int, _Known] = field(factory=dict, init=False, repr=False)

    def cues(self, phrase: Phrase, group: VerbGroup) -> tuple[CueMatch, ...]:
        """Give the cues of a verb group: the verb's own, or a noun or adjective that it carries.

        The most specific come first: a phrase, what a supporting verb carries, then the verb.
        """
        if phrase is not self._last:
            known = self._known.setdefault(id(phrase), (phrase, {}, {}))
            self._last, self._found, self._spoken = known
        found = self._found.get(group.first)
        if found is None:
            found = self._found[group.first] = self._cues(phrase, group)
        return found

    def _cues(self, phrase: Phrase, group: VerbGroup) -> tuple[CueMatch, ...]:
        lower, lexicon, words = phrase.lower, self.lexicon, self.words
        found: list[CueMatch] = []
        head = lower[group.head]
        phrases = lexicon.index["phrase"]
        for at in range(max(group.first - _PHRASE_BEFORE, 0), group.head + 1):
            if lower[at] in phrases:
                found += [m for m in lexicon.matches("phrase", lower, at) if m.last > group.head]
        if (
            group.passive
            or head in words["copulas"]
            or head in words["support_verbs"]
            or head in words["reach_verbs"]
        ):
            found += self._carried(phrase, group)
        if not group.finite and not group.passive and phrase.tags[group.first] == "VBN":
            found += self._here(phrase, "adjective", group, group.head)  # "Deeply concerned by"
        if phrase.tags[group.head] == "VBG" and lower[group.first] in words["be"]:
            found += self._here(phrase, "adjective", group, group.head)  # "is worrying"
        verbs = lexicon.index["verb"]
        own = [
            match
            for at in range(group.first, group.head + 1)
            if lower[at] in verbs
            for match in lexicon.matches("verb", lower, at)
            if (at == group.head or match.last > group.head) and not self._when(phrase, match)
        ]
        noted = max((m.last for m in own if m.cue.kind == "claim"), default=0)
        if noted > group.last:  # "took note of the concerns": noted, not felt
            found = [
                m for m in found if m.last <= noted or m.cue.pos != "noun" or m.cue.kind == "demand"
            ]
        if group.last < len(lower):
            feelings = self._with_feeling(phrase, group) or self._feeling_behind(phrase, group)
            own = [*feelings, *self._parted(phrase, group), *own]
        if head in words["offering_verbs"] and all(m.cue.force == "support" for m in found):
            return (*own, *found)
        return (*found, *own)

    def _with_feeling(self, phrase: Phrase, group: VerbGroup) -> list[CueMatch]:
        """Find the feeling of "notes with deep concern that": the noun's own cue."""
        lower, tags = phrase.lower, phrase.tags
        at = group.last
        if (
            at + 2 > len(lower)
            or lower[at] not in self.words["absolute_heads"]
            or lower[group.head] not in self.words["noting_verbs"]
        ):
            return []
        at += 1
        while at < len(phrase) and tags[at] in {"JJ", "RB"}:
            at += 1
        if at >= len(phrase):
            return []
        return [
            CueMatch(
                group.head,
                match.last,
                evolve(match.cue, pos="verb", takes=("that", "of", "np"), needs=frozenset()),
            )
            for match in self.lexicon.matches("noun", lower, at)
            if match.cue.kind == "evaluation"
        ]

    def _feeling_behind(self, phrase: Phrase, group: VerbGroup) -> list[CueMatch]:
        """Find the feeling of "followed the trial with great concern", at the end of its clause."""
        lower, tags = phrase.lower, phrase.tags
        if lower[group.head] not in self.words["noting_verbs"] and (
            lower[group.last] not in self.words["noting_nouns"]
        ):
            return []
        link = self.feeling_at(phrase, group.last + 1, len(phrase))
        if link is None or tags[link - 1] == ",":
            return []
        noun = next(at for at in range(link + 1, len(phrase)) if tags[at] in {"NN", "NNS"})
        behind = group.last + (1 if lower[group.last] in self.words["noting_nouns"] else 0)
        behind += int(behind > group.last and tags[behind] == "IN")
        return [
            CueMatch(
                group.head,
                behind,
                evolve(match.cue, pos="verb", takes=("np", "that", "of"), needs=frozenset()),
            )
            for match in self.lexicon.matches("noun", lower, noun)
            if match.cue.kind == "evaluation"
        ]

    def feeling_at(self, phrase: Phrase, first: int, last: int) -> int | None:
        """Give where a "with great concern" starts that ends its clause."""
        lower, tags = phrase.lower, phrase.tags
        for at in range(first, last - 1):
            if lower[at] not in self.words["absolute_heads"]:
                continue
            noun = at + 1
            while noun < last - 1 and tags[noun] in {"JJ", "JJS", "DT", "RB"}:
                noun += 1
            ends = noun + 1 >= last or tags[noun + 1] in {".", ",", "CC", ":"}
            if ends and any(
                match.cue.kind == "evaluation" and match.last == noun + 1
                for match in self.lexicon.matches("noun", lower, noun)
            ):
                return at
        return None

    def _when(self, phrase: Phrase, match: CueMatch) -> bool:
        """Tell whether the "on" of "agreed on Monday to" only says when."""
        last = match.last
        return (
            last - match.first > 1
            and last < len(phrase)
            and phrase.tags[last - 1] == "IN"
            and (phrase.lower[last] in self.words["day_names"] or last - 1 in phrase.stops)
        )

    def _parted(self, phrase: Phrase, group: VerbGroup) -> list[CueMatch]:
        """Find the "call for" of "called in a joint statement on Monday for restraint"."""
        lower, tags = phrase.lower, phrase.tags
        at = group.last
        if tags[at] not in {"IN", "RB"} and lower[at] not in self.words["day_names"]:
            return []
        found: list[CueMatch] = []
        prepositions = self.words["parted_prepositions"]
        for place in range(at, min(len(phrase) - 1, at + _PARTED)):
            if tags[place] not in _INSERTED or phrase.group_of[place] >= 0:
                break
            timed = lower[place + 1] in self.words["day_names"]
            if lower[place] in prepositions and place > at and not timed:
                pair = (lower[group.head], lower[place])
                found += [
                    CueMatch(group.head, place + 1, match.cue, parted=True)
                    for match in self.lexicon.matches("verb", pair, 0)
                    if match.last == len(pair)
                ]
                if found:
                    break
        return found

    def _carried(self, phrase: Phrase, group: VerbGroup) -> list[CueMatch]:
        """Find "is concerned", "expressed its deep concern", "has a duty"."""
        lower, tags = phrase.lower, phrase.tags
        copula = lower[group.head] in self.words["copulas"] or group.passive
        found: list[CueMatch] = []
        if group.passive:
            found += self._here(phrase, "adjective", group, group.head)
        aimed = group.passive  # "is directed against nobody"
        at = self._past_regard(phrase, group.last)
        end = min(len(phrase), at + _CARRIED_AHEAD)
        while at < end:
            tag = tags[at]
            if (
                tag in {".", ":", "MD", "WDT", "WP", "WRB"}
                or (
                    phrase.group_of[at] >= 0
                    and tag[:2] == "VB"
                    and at > group.last
                    and tag not in {"VBN", "VBG"}
                )
                or (tag == "," and at > group.last + 1 and not copula)
            ):
                break
            told = lower[at + 1 : at + 2] != () and lower[at + 1] in self.words["vague_nouns"]
            describes = _attributive(tags, group.last, at) and not told
            if copula and not (aimed and tag == "IN") and not describes:
                found += self._here(phrase, "adjective", group, at)
            found += self._here(phrase, "phrase", group, at)
            nouns = [
                m for m in self._here(phrase, "noun", group, at)
                if m.last >= len(phrase) or tags[m.last][:2] != "NN"
            ]  # fmt: skip
            if _others(tags, group.last, at) and not self._on_behalf(phrase, group, at):
                nouns = []
            found += [self._with_second(phrase, match) for match in nouns]
            if nouns or (tag == "IN" and lower[at] not in self.words["of"]):
                break
            at += 1
        found.sort(key=lambda m: m.cue.pos != "phrase")
        return found

    def _past_regard(self, phrase: Phrase, at: int) -> int:
        """Step over the "in this regard" of "reaffirms, in this regard, its support for"."""
        comma = int(phrase.lower[at : at + 1] == (",",))
        start = at + comma
        if phrase.tags[start : start + 2] != ("IN", "DT"):
            return at
        if phrase.lower[start + 2 : start + 3] == () or (
            phrase.lower[start + 2] not in self.words["regard_nouns"]
        ):
            return at
        return start + 3 + int(phrase.lower[start + 3 : start + 4] == (",",))

    def _with_second(self, phrase: Phrase, match: CueMatch) -> CueMatch:
        """Take in the second of "expressed regret and concern at"."""
        at, tags = match.last, phrase.tags
        if tags[at : at + 1] != ("CC",):
            return match
        at += 1
        while at < len(phrase) and tags[at] in {"JJ", "RB"}:
            at += 1
        second = next(
            (
                m
                for m in (self.lexicon.matches("noun", phrase.lower, at) if at < len(tags) else ())
                if m.cue.kind == match.cue.kind and m.cue.valence == match.cue.valence
            ),
            None,
        )
        if second is None:
            return match
        cue = evolve(match.cue, takes=tuple(dict.fromkeys((*match.cue.takes, *second.cue.takes))))
        return CueMatch(match.first, second.last, cue)

    def _on_behalf(self, phrase: Phrase, group: VerbGroup, at: int) -> bool:
        """Tell whether it may be one's own: "expressed his country's solidarity".

        Whether "Norway's" is, is asked later, when it is known who speaks.
        """
        words, lower = self.words, phrase.lower
        return lower[group.head] in words["expressing_verbs"] and any(
            lower[back] in words["own_nouns"]
            or (phrase.tags[back] == "POS" and phrase.tags[back - 1] in {"NNP", "NNPS"})
            for back in range(group.last, at)
        )

    def _here(self, phrase: Phrase, pos: str, group: VerbGroup, at: int) -> list[CueMatch]:
        return [
            CueMatch(group.head, match.last, match.cue)
            for match in self.lexicon.matches(pos, phrase.lower, at)
        ]

    def reporting(self, phrase: Phrase, group: VerbGroup) -> Cue | None:
        """Give the verb of saying of a verb group, if it has one."""
        return next((m.cue for m in self.cues(phrase, group) if m.cue.reporting), None)

    def speaks(self, phrase: Phrase, group: VerbGroup) -> int:
        """Tell whether a verb group carries a cue: 0 no, 1 yes, ``SAYS`` a verb of saying."""
        cues = self.cues(phrase, group)
        best = self._spoken.get(group.first)
        if best is None:
            best = max((int(match.cue.kind != "none") for match in cues), default=0)
            if any(match.cue.reporting for match in cues):
                best = SAYS
            self._spoken[group.first] = best
        return best


def _attributive(tags: Sequence[str], first: int, at: int) -> bool:
    """Tell whether an adjective only describes a noun: "is a great pleasure"."""
    return (
        at > first
        and tags[at] == "JJ"
        and tags[at + 1 : at + 2] in {("NN",), ("NNS",)}
        and "DT" in tags[first:at]
    )


def _others(tags: Sequence[str], first: int, at: int) -> bool:
    """Tell whether a noun is somebody else's: "rejected Japan's demand"."""
    back = at - 1
    while back >= first and tags[back] in {"JJ", "VBN", "VBG", "NN", "RB"}:
        back -= 1
    return back >= first and tags[back] == "POS"
