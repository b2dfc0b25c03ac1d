"""Checking: whether the entries that a user added to a parser do what they should."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from diplostance.model import Act, Actor, Document
from diplostance.parsing.gazetteer_build import WEAK
from diplostance.parsing.gazetteer_entries import GENERIC
from diplostance.parsing.lexicon import Cue, Example
from diplostance.parsing.tokens import tokenize

if TYPE_CHECKING:
    from diplostance.parsing.parser import Parser


@frozen(kw_only=True)
class EntryFailure:
    """An entry that does not do what it should; ``str()`` tells it to people.

    Attributes:
        kind: ``example`` when a sentence does not give what the entry says, ``never`` when the
            entry fires in a sentence where it must not, ``name`` when a name means another.
        entry: The id of the cue or actor.
        text: The sentence, or the name.
        expected: What should have come out.
        got: What came out instead, an act or actor each.
    """

    kind: str
    entry: str
    text: str
    expected: str
    got: tuple[str, ...]

    def __str__(self) -> str:
        got = "; ".join(self.got) or "nothing"
        return f"{self.entry}: {self.text!r} must give {self.expected}, gave {got}"


@frozen(kw_only=True)
class EntryClash:
    """Words of an entry that are also another's. The entry that was added last is tried first.

    Attributes:
        entry: The id of the cue or actor.
        words: The words, or the name.
        other: The id of the other cue or actor, or what else the words are.
    """

    entry: str
    words: str
    other: str

    def __str__(self) -> str:
        return f"{self.entry}: {self.words!r} is also of {self.other}"


@frozen(kw_only=True)
class EntryCheck:
    """What came of checking all entries that were added; ``str()`` gives a line for each.

    Attributes:
        checked: How many examples, look-alikes and names were tried.
        failures: What does not do what it should.
        clashes: What has words in common with other entries. That may be wanted.
    """

    checked: int
    failures: tuple[EntryFailure, ...]
    clashes: tuple[EntryClash, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing failed."""
        return not self.failures

    def __str__(self) -> str:
        lines = [f"{self.checked} checked, {len(self.failures)} failed"]
        lines += [f"failed: {failure}" for failure in self.failures]
        lines += [f"clash: {clash}" for clash in self.clashes]
        return "\n".join(lines)


def check_entries(parser: Parser) -> EntryCheck:
    """Try every example, look-alike and name of the entries that were added to a parser."""
    failures: list[EntryFailure] = []
    checked = 0
    for cue in parser.added.cues:
        checked += len(cue.examples) + len(cue.never)
        failures += _examples(parser, cue)
    names = tuple(_names(parser))
    checked += len(names)
    for actor_id, name in names:
        failures += _name(parser, actor_id, name)
    clashes = (*_shared_forms(parser), *_shared_names(parser, names))
    return EntryCheck(checked=checked, failures=tuple(failures), clashes=clashes)


def _examples(parser: Parser, cue: Cue) -> Iterator[EntryFailure]:
    for example in cue.examples:
        document = parser.parse(example.text)
        if not any(_fits(document, act, cue, example) for act in document.acts):
            expected = f"{cue.kind} {example.content!r}"
            if example.towards is not None:
                expected += f" towards {', '.join(sorted(example.towards)) or 'nobody'}"
            yield EntryFailure(
                kind="example",
                entry=cue.id,
                text=example.text,
                expected=expected,
                got=tuple(_shown(document, act) for act in document.acts),
            )
    for text in cue.never:
        document = parser.parse(text)
        fired = tuple(_shown(document, act) for act in document.acts if act.cue_id == cue.id)
        if fired:
            yield EntryFailure(
                kind="never", entry=cue.id, text=text, expected="no act of it", got=fired
            )


def _fits(document: Document, act: Act, cue: Cue, example: Example) -> bool:
    return (
        act.cue_id == cue.id
        and act.kind == cue.kind
        and document.quote(act) == example.content
        and (
            example.towards is None
            or {actor.id for actor in _directed_at(act)} == set(example.towards)
        )
    )


def _directed_at(act: Act) -> tuple[Actor, ...]:
    found: tuple[Actor, ...] = getattr(act, "addressees", getattr(act, "targets", ()))
    return found


def _shown(document: Document, act: Act) -> str:
    towards = ", ".join(actor.id for actor in _directed_at(act))
    shown = f"{act.kind} {document.quote(act)!r} by {act.cue_id or 'no cue'}"
    return f"{shown} towards {towards}" if towards else shown


def _names(parser: Parser) -> Iterator[tuple[str, str]]:
    for actor in parser.added.actors:
        for name in (actor.name, *actor.aliases):
            yield actor.id, name
    for actor_id, name in parser.added.names:
        yield actor_id, name.removesuffix(WEAK)


def _name(parser: Parser, actor_id: str, name: str) -> Iterator[EntryFailure]:
    """Look a name up as the reader does, with what wins over it."""
    tokens = tokenize(name, parser.words)
    found = parser.gazetteer.scan(tokens)
    first = found.get(0)
    if first is not None and first.actor_id == actor_id and first.length == len(tokens):
        return
    got = tuple(f"{entry.name} ({entry.actor_id or entry.kind})" for entry in found.values())
    yield EntryFailure(kind="name", entry=actor_id, text=name, expected=actor_id, got=got)


def _shared_forms(parser: Parser) -> Iterator[EntryClash]:
    for cue in parser.added.cues:
        seen = {cue.id}
        for form in cue.forms:
            for words, other in parser.lexicon.index[cue.pos].get(form[0], ()):
                if words == form and other.id not in seen:
                    seen.add(other.id)
                    yield EntryClash(entry=cue.id, words=" ".join(form), other=other.id)


def _shared_names(parser: Parser, names: tuple[tuple[str, str], ...]) -> Iterator[EntryClash]:
    for actor_id, name in names:
        cut = tuple(token.text for token in tokenize(name, parser.words))
        lowers = tuple(word.lower() for word in cut)
        for words, entry in parser.gazetteer.names.get(lowers[0], {}).get(lowers, ()):
            same = words == cut or entry.kind in GENERIC
            if same and entry.actor_id != actor_id:
                yield EntryClash(entry=actor_id, words=name, other=entry.actor_id or entry.kind)
