"""The parser: from a text to a document, in one way through the steps."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve, field, fields, frozen

from diplostance._version import __version__
from diplostance.errors import OptionError, UnknownLanguageError
from diplostance.languages import available_languages
from diplostance.model import Actor, Document, Producer
from diplostance.model.vocabulary import GENRES
from diplostance.parsing.actions import ActionFinder, load_actions
from diplostance.parsing.assemble import assemble
from diplostance.parsing.cast import Cast
from diplostance.parsing.checking import EntryCheck, check_entries
from diplostance.parsing.drafts import Scene, Voice
from diplostance.parsing.events import find_events, load_triggers
from diplostance.parsing.extension import Extension, TomlSource, read_extension
from diplostance.parsing.gazetteer import Gazetteer, load_gazetteer
from diplostance.parsing.genres import declares, words_of
from diplostance.parsing.grammar import Grammar
from diplostance.parsing.issuers import (
    document_voice,
    home_of,
    publisher_of,
    spoken_about,
    spoken_for,
    unattached,
    with_principal,
)
from diplostance.parsing.lexicon import Cue, Lexicon, load_lexicon
from diplostance.parsing.norms import NormFinder, load_norms
from diplostance.parsing.presented import opening, presented
from diplostance.parsing.reader import OWN_WORDS, Reader
from diplostance.parsing.scenes import SceneMaker
from diplostance.parsing.source import Source, headings, headline_first, read_source
from diplostance.parsing.tagger import Tagger, load_tagger
from diplostance.parsing.tellings import merge_tellings
from diplostance.parsing.times import TimeFinder, load_time_finder
from diplostance.parsing.tokens import Token, Words, load_words, quotations, sentences, tokenize
from diplostance.parsing.who import Memory

_HEAD_BLOCKS = 3
_APART = frozenset({"resolution", "communique"})
"""Genres in which each paragraph is an act of its own."""
_HEAD_TOKENS = 250
_READ_TOKENS = 2500
"""In so many words it shows for whom an official speaks."""


@frozen(kw_only=True)
class Parser:
    """Reads texts of one language. Immutable, and safe to share between threads.

    Attributes:
        language: Code of the language.
        lexicon: The cues.
        gazetteer: The names of actors.
        added: What `extend` added.
    """

    language: str
    lexicon: Lexicon = field(repr=False)
    gazetteer: Gazetteer = field(repr=False)
    words: Words = field(repr=False)
    tagger: Tagger = field(repr=False)
    times: TimeFinder = field(repr=False)
    norms: NormFinder = field(repr=False)
    actions: ActionFinder = field(repr=False)
    added: Extension = field(factory=Extension, repr=False)

    @classmethod
    def for_language(cls, language: str = "en") -> Parser:
        """Give the parser of a language. Its tables are read once.

        Raises:
            UnknownLanguageError: When there is no such language.
        """
        if language not in available_languages():
            raise UnknownLanguageError(str(language), available_languages())
        return _load(language)

    def extend(
        self,
        *,
        actors: Iterable[Actor | Mapping[str, Any]] = (),
        names: Mapping[str, str | Iterable[str]] | None = None,
        cues: Iterable[Cue | Mapping[str, Any]] = (),
        from_toml: TomlSource | Iterable[TomlSource] = (),
    ) -> Parser:
        """Give a parser that knows more; this one stays as it is.

        Of names and cues with the same words, the longest wins, then the one that was added last,
        then the library's own. Within one call the first cue comes first.

        Args:
            actors: Actors to add, as `Actor` or as mappings with its fields. They are known by
                their name and their aliases; an alias that ends with ``~`` is also a common word.
                States, organs, organisations, armed groups, parties, and people who represent
                somebody or have a role can be issuers, for the one that they represent or for
                themselves; of all others no words count.
            names: Further names of actors that are known, by id: a list, or a text with ``"; "``
                between the names.
            cues: Entries of the lexicon, as `diplostance.parsing.lexicon.Cue` or as mappings with
                the keys of a stanza and ``kind``.
            from_toml: Paths of TOML files, or open text files, with tables ``[[actor]]``,
                ``[names]`` and ``[[cue]]`` of the same keys.

        Raises:
            OptionError: When an argument is not of the right kind.
            EntryError: When an entry cannot be used, or its id is taken.
            LexiconError: When a file is no TOML.
            OSError: When a file cannot be read.
        """
        added = read_extension(
            self.language,
            self.lexicon,
            self.gazetteer,
            actors=actors,
            names=names,
            cues=cues,
            from_toml=from_toml,
        )
        gazetteer = self.gazetteer
        if added.actors or added.names:
            gazetteer = gazetteer.extended(actors=added.actors, names=added.names_by_id())
        return evolve(
            self,
            gazetteer=gazetteer,
            lexicon=self.lexicon.extended(added.cues) if added.cues else self.lexicon,
            added=added.over(self.added),
        )

    def check_entries(self) -> EntryCheck:
        """Try every example, look-alike and name of what `extend` added."""
        return check_entries(self)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle what differs from the parser of the language; the rest is read again."""
        base = _load(self.language)
        names = [attribute.name for attribute in fields(Parser)]
        changed = {
            name: getattr(self, name)
            for name in names
            if getattr(self, name) is not getattr(base, name)
        }
        return _restored, (self.language, changed)

    def parse(
        self,
        text: str,
        *,
        published: dt.date | str | None = None,
        title: str | None = None,
        source: str | None = None,
        issuer: str | None = None,
        genre: str | None = None,
        doc_id: str | None = None,
    ) -> Document:
        """Read a text.

        Args:
            text: Any text; the document keeps it unchanged.
            published: The day of publication, as a date or ``YYYY-MM-DD``; relative times
                ("on Sunday") are resolved against it.
            title: The headline, when it is known apart from the text.
            source: Who published it. A ministry, government or organisation that the parser knows
                is the issuer of an official text that names no other.
            issuer: Id or name of the one whose statement it is, when the caller knows.
            genre: One of `diplostance.model.vocabulary.GENRES`; recognised when it is not given.
            doc_id: The id of the document; made from the text when it is not given.

        Raises:
            OptionError: When ``published``, ``genre`` or ``issuer`` cannot be used.
            TypeError: When ``text`` is no str.
        """
        if not isinstance(text, str):
            raise TypeError(f"text must be str, got {text!r}")
        day = _day(published)
        if genre is not None and genre not in GENRES:
            raise OptionError("genre", genre, "one of " + ", ".join(GENRES))
        read = read_source(text, self.words, genre=genre, title=title)
        cast = Cast(self.gazetteer, day=None if day is None else day.isoformat())
        memory = Memory(cast, self.words, year=None if day is None else day.isoformat())
        memory.document = self._issuer(issuer, cast)
        memory.names_only = read.interview
        heads = headings(read.text, read.blocks, title)
        declared = declares(heads, self.words)
        memory.styled = words_of(heads)
        memory.vouched = issuer is not None or declared
        tokens: list[Token] = []
        for block in read.blocks:
            tokens += tokenize(text, self.words, block.start, block.end)
        blocks = [(block.start, block.end) for block in read.blocks]
        quoted = quotations(tokens, text, blocks)
        grammar = Grammar(self.words, self.lexicon)
        reader = Reader(
            read,
            grammar,
            SceneMaker(text, grammar, self.tagger, cast, opens=read.operative),
            cast,
            memory,
            self.times.find(text, day),
        )
        if memory.document is None and read.genre in OWN_WORDS:
            memory.document = self._voice(
                read, title, source, reader, tokens, declared=declared or genre is not None
            )
        cast.home = home_of(memory.document, cast)
        reader.read(tokens, sentences(tokens, self.words, blocks), quoted)
        for draft in reader.drafts:
            if draft.kind == "demand":
                draft.deadline = self.times.deadline(text, draft.content, day)
        drafts = merge_tellings(
            text,
            reader.drafts,
            self.actions,
            self.words["light_words"],
            apart=read.genre in _APART,
        )
        events = find_events(
            reader.scenes, load_triggers(self.language), cast, self.words, times=reader.times
        )
        return assemble(
            doc_id=doc_id or _digest_id(text),
            text=text,
            title=read.title,
            published=day,
            source=source,
            language=self.language,
            genre=read.genre,
            producer=Producer(library=f"diplostance {__version__}", lexicon=self._version()),
            drafts=drafts,
            events=events,
            scenes=reader.scenes,
            memory=memory,
            norms=self.norms,
            quotations=quoted,
        )

    def _version(self) -> str:
        """Name the words, so that documents read with other entries can be told apart."""
        version = f"{self.language} {__version__}"
        return f"{version}+user.{self.added.digest}" if self.added else version

    def _voice(
        self,
        read: Source,
        title: str | None,
        source: str | None,
        reader: Reader,
        tokens: list[Token],
        *,
        declared: bool,
    ) -> Voice | None:
        """Read whose text it is; of an official without a state, by whose acts the text does."""
        voice = self._document_voice(read, title, reader, tokens, declared=declared)
        if not unattached(voice):
            return voice
        publisher = publisher_of(source, reader.maker, reader.memory)
        if voice is None and publisher is not None:
            return publisher
        principal = None
        if voice is not None or declared or read.labelled:
            spans = [(block.start, block.end) for block in read.blocks]
            scenes = self._scenes(read.text, tokens[:_READ_TOKENS], reader, spans)
            principal = spoken_for(scenes, reader.memory, reader.grammar)
        if principal is None and publisher is not None:
            principal = publisher.issuers[0]
        if principal is None:
            return voice
        return with_principal(voice or Voice(()), principal, reader.cast)

    def _document_voice(
        self,
        read: Source,
        title: str | None,
        reader: Reader,
        tokens: list[Token],
        *,
        declared: bool,
    ) -> Voice | None:
        """Read whose text it is from the headline, the letterhead and the first lines."""
        if read.resolving is not None:
            body = self.gazetteer.named(read.resolving)
            if body is not None:
                return Voice((reader.cast.principal(reader.cast.add(body)),))
        scenes = []
        if title is not None:
            scenes += self._scenes(title, tokenize(title, self.words), reader, [(0, len(title))])
        heads = 1
        for number, block in headline_first(read, self.words, _HEAD_BLOCKS):
            if block.label is not None:
                break  # what somebody says below tells nothing of the issuer
            inside = [t for t in tokens[:_HEAD_TOKENS] if block.start <= t.start < block.end]
            scenes += self._scenes(read.text, inside, reader, [(0, len(read.text))], number)
            if block.role in {"title", "letterhead"}:
                heads = len(scenes)
        voice = document_voice(scenes, reader.memory, declared=declared, heads=heads)
        listed = self._presented(read, reader, tokens)
        if listed is not None and (voice is None or len(voice.issuers) <= len(listed.issuers)):
            voice = listed
        reader.memory.about = spoken_about(scenes[:1], voice)
        return voice

    def _presented(self, read: Source, reader: Reader, tokens: list[Token]) -> Voice | None:
        """Give those who list themselves in the first paragraph of their own words."""
        for number, block in opening(read, self.words):
            inside = [t for t in tokens[:_HEAD_TOKENS] if block.start <= t.start < block.end]
            scenes = self._scenes(read.text, inside, reader, [(0, len(read.text))], number)
            return presented(scenes[0], reader.memory) if scenes else None
        return None

    def _scenes(
        self,
        text: str,
        part: list[Token],
        reader: Reader,
        blocks: list[tuple[int, int]],
        number: int = 0,
    ) -> list[Scene]:
        """Look at sentences before their turn; the first block has this number."""
        found = (
            reader.maker.ahead(text, part[s.first : s.last], number + s.block)
            for s in sentences(part, self.words, blocks)
        )
        return [scene for scene in found if len(scene.phrase)]

    def _issuer(self, issuer: object, cast: Cast) -> Voice | None:
        if issuer is None:
            return None
        if not isinstance(issuer, str) or not issuer.strip():
            raise OptionError("issuer", issuer, "the id or name of an actor")
        known = self.gazetteer.actor(issuer) or self.gazetteer.named(issuer)
        actor = cast.add(known or Actor(id=issuer, name=issuer))
        return Voice((cast.principal(actor),), actor if actor.kind == "organ" else None, ())


def _day(published: Any) -> dt.date | None:
    if published is None:
        return None
    if isinstance(published, dt.datetime):
        return published.date()
    if isinstance(published, dt.date):
        return published
    if isinstance(published, str):
        try:
            return dt.date.fromisoformat(published)
        except ValueError:
            pass
    raise OptionError("published", published, "a date or YYYY-MM-DD")


def _digest_id(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"doc-{digest[:12]}"


@functools.cache
def _load(language: str) -> Parser:
    return Parser(
        language=language,
        lexicon=load_lexicon(language),
        gazetteer=load_gazetteer(language),
        words=load_words(language),
        tagger=load_tagger(language),
        times=load_time_finder(language),
        norms=load_norms(language),
        actions=load_actions(language),
    )


def _restored(language: str, changed: Mapping[str, Any]) -> Parser:
    return evolve(_load(language), **changed)


def parse(
    text: str,
    *,
    published: dt.date | str | None = None,
    title: str | None = None,
    source: str | None = None,
    issuer: str | None = None,
    genre: str | None = None,
    language: str = "en",
    doc_id: str | None = None,
) -> Document:
    """Read a text with the default parser of its language; see `Parser.parse`.

    Raises:
        OptionError: When an option cannot be used.
        UnknownLanguageError: When the language has no parser.
    """
    return Parser.for_language(language).parse(
        text,
        published=published,
        title=title,
        source=source,
        issuer=issuer,
        genre=genre,
        doc_id=doc_id,
    )
