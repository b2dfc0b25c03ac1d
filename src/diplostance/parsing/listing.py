"""Listing: lists below a sentence that ends with a colon: "Urges Sudan: (a) To ...; (b) To ..."."""

from __future__ import annotations

from attrs import define, evolve, field

from diplostance.parsing.drafts import Draft, Scene, Voice
from diplostance.parsing.rules.extent import trimmed
from diplostance.parsing.rules.mouth import PLAIN
from diplostance.parsing.rules.named import actors_at
from diplostance.parsing.rules.reading import Reading

_MARKS = frozenset({"(", ")", "-", "–", "—", "•", "*", ".", ","})
_LISTED = frozenset({"demand", "decision", "commitment", "claim"})
_LONGEST_MARK = 4


@define
class Stem:
    """The sentence that a list hangs on, while the list goes on.

    Attributes:
        draft: The act of the sentence.
        alone: Whether it says nothing but whom it is addressed to: "Urges Sudan:".
    """

    draft: Draft
    alone: bool
    items: int = field(default=0)


def stem_of(reading: Reading, voice: Voice) -> Stem | None:
    """Give the stem of a list when a sentence with an act ends with a colon."""
    phrase = reading.scene.phrase
    if phrase.lower[-1] != ":":
        return None
    if not reading.drafts or reading.drafts[-1].rules[-1] == PLAIN:
        return _open_stem(reading, voice)
    draft = reading.drafts[-1]
    if draft.kind not in _LISTED or not draft.content:
        return None
    end = phrase.tokens[-1].start
    if draft.content[-1].end < end - 1:
        return None
    first = next(
        (at for at, t in enumerate(phrase.tokens) if t.start >= draft.content[0].start), None
    )
    if first is None:
        return None
    last = len(phrase) - 1
    alone = draft.kind == "demand" and not any(group.first >= first for group in phrase.groups)
    towards = draft.towards or (actors_at(reading, first, last) if alone else ())
    return Stem(evolve(draft, towards=towards), alone)


def _open_stem(reading: Reading, voice: Voice) -> Stem | None:
    """Read "After talks, the Summit decided to:", which says all but what."""
    scene, grammar = reading.scene, reading.grammar
    phrase = scene.phrase
    for clause in reversed(scene.clauses):
        group = clause.group
        rest = len(phrase) - 1 if group is None else group.last
        if group is None or any(tag != "TO" for tag in phrase.tags[rest : len(phrase) - 1]):
            continue
        for match in grammar.cues(phrase, group):
            if match.cue.kind in _LISTED and match.cue.pos == "verb" and "to" in match.cue.takes:
                draft = Draft(
                    kind=match.cue.kind, voice=voice, entry=match.cue, content=(),
                    cue=phrase.span(match.first, len(phrase) - 1),
                    force=match.cue.force, mode=match.cue.mode, rules=[f"cue {match.cue.id}"],
                )  # fmt: skip
                reading.drafts.clear()
                return Stem(draft, alone=False)
    return None


def item_of(scene: Scene, stem: Stem) -> Draft | None:
    """Read an item of the list: "(a) To lift all restrictions"; None when it is none."""
    phrase = scene.phrase
    first = 0
    while first < min(len(phrase), _LONGEST_MARK) and (
        phrase.lower[first] in _MARKS
        or (first and phrase.lower[first - 1] == "(")
        or (first + 1 < len(phrase) and phrase.lower[first + 1] == ")")
    ):
        first += 1
    if first >= len(phrase):
        return None
    marked = first > 0
    if phrase.tags[first] == "TO":
        first += 1
    elif not marked:
        return None
    first, last = trimmed(scene, first, len(phrase))
    if first >= last:
        return None
    stem.items += 1
    return evolve(
        stem.draft,
        content=(phrase.span(first, last),),
        tellings=[],
        rules=[*stem.draft.rules, "item of a list"],
        action=None,
        objects=(),
        conditions=(),
    )
