"""Documents: a text with everything that was read in it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from typing import Any

import attrs
from attrs import Attribute, field, frozen

from diplostance.errors import MissingTextError, NotInDocumentError, TextMismatchError
from diplostance.model import _edit
from diplostance.model._fields import as_tuple, digest_form, is_a, non_empty, one_of, tuple_of
from diplostance.model._shown import Shown
from diplostance.model._walk import walk
from diplostance.model.actors import Actor, Mention
from diplostance.model.acts import Act, Claim, Commitment, Decision, Demand, Evaluation
from diplostance.model.events import Event
from diplostance.model.extras import EMPTY, FrozenMap, as_frozen_map
from diplostance.model.spans import Span
from diplostance.model.statements import Statement, _HasActs
from diplostance.model.vocabulary import EXTENTS, GENRES

_ACTS = (Demand, Evaluation, Commitment, Claim, Decision)


def text_digest(text: str) -> str:
    """Give the SHA-256 of a text, in hex. Unpaired surrogates count as they stand."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@frozen(kw_only=True, repr=False)
class Producer(Shown):
    """What made the coding.

    Attributes:
        library: Name and version of the program, such as ``diplostance 0.1.0``.
        lexicon: Language and version of the words that it used, such as ``en 0.1.0``.
    """

    library: str | None = field(default=None, validator=is_a(str, optional=True))
    lexicon: str | None = field(default=None, validator=is_a(str, optional=True))


def _is_date(_: Any, attribute: Attribute[Any], value: Any) -> None:
    if value is not None and type(value) is not dt.date:
        raise TypeError(f"{attribute.name} must be datetime.date or None, got {value!r}")


@frozen(kw_only=True, repr=False)
class Document(_HasActs, Shown):
    """A text that reports or is a statement, and what was read in it.

    A document is whole: every span lies in its text, every actor and event that is spoken of is
    listed, and no id stands twice. Documents compare and hash by value (``extra`` is compared,
    not hashed); they have no order.

    Attributes:
        id: The name of the document.
        text: The text, or None when only the coding is shared.
        sha256: Digest of the text; worked out when a text is given.
        title: The headline, where it is known.
        published: The day of publication.
        source: Who published it.
        language: Code of the language of the text.
        genre: One of `diplostance.model.vocabulary.GENRES`.
        extent: One of `diplostance.model.vocabulary.EXTENTS`.
        producer: What made the coding.
        actors: Everybody who is spoken of, each id once.
        mentions: Where the text speaks of them.
        events: What is spoken of, each id once.
        statements: The statements, each id once; so for the ids of their acts.
        extra: Anything else, as JSON values.

    Raises:
        TypeError: When a field has the wrong type.
        ValueError: When a field is out of range or the document is not whole.
        TextMismatchError: When ``sha256`` is not that of ``text``.
    """

    id: str = field(validator=non_empty)
    text: str | None = field(default=None, validator=is_a(str, optional=True))
    sha256: str | None = field(default=None, validator=digest_form)
    title: str | None = field(default=None, validator=is_a(str, optional=True))
    published: dt.date | None = field(default=None, validator=_is_date)
    source: str | None = field(default=None, validator=is_a(str, optional=True))
    language: str = field(default="en", validator=non_empty)
    genre: str = field(default="unknown", validator=one_of(GENRES))
    extent: str = field(default="report", validator=one_of(EXTENTS))
    producer: Producer = field(factory=Producer, validator=is_a(Producer))
    actors: tuple[Actor, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Actor))
    mentions: tuple[Mention, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(Mention)
    )
    events: tuple[Event, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Event))
    statements: tuple[Statement, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(Statement)
    )
    extra: FrozenMap = field(
        default=EMPTY, converter=as_frozen_map, validator=is_a(FrozenMap), hash=False
    )

    def __attrs_post_init__(self) -> None:
        if self.text is not None:
            digest = text_digest(self.text)
            if self.sha256 is None:
                object.__setattr__(self, "sha256", digest)
            elif self.sha256 != digest:
                raise TextMismatchError(self.id, self.sha256, digest)
        problem = next(self.problems(), None)
        if problem is not None:
            raise ValueError(problem)

    def problems(self) -> Iterator[str]:
        """Yield what keeps the document from being whole, as ``"message at path"``.

        A document that exists has none; the reader of JSON uses this to list them all.
        """
        actors: dict[str, Actor] = {}
        for index, actor in enumerate(self.actors):
            if actor.id in actors:
                yield f"id {actor.id!r} stands twice at actors[{index}].id"
            actors[actor.id] = actor
        events: dict[str, Event] = {}
        for index, event in enumerate(self.events):
            if event.id in events:
                yield f"id {event.id!r} stands twice at events[{index}].id"
            events[event.id] = event
        statements: set[str] = set()
        acts: dict[str, Act] = {}
        for s, statement in enumerate(self.statements):
            if statement.id in statements:
                yield f"id {statement.id!r} stands twice at statements[{s}].id"
            statements.add(statement.id)
            for a, act in enumerate(statement.acts):
                if act.id in acts:
                    yield f"id {act.id!r} stands twice at statements[{s}].acts[{a}].id"
                acts[act.id] = act
        yield from self._part_problems(actors, events, acts)

    def _part_problems(
        self, actors: dict[str, Actor], events: dict[str, Event], acts: dict[str, Act]
    ) -> Iterator[str]:
        length = None if self.text is None else len(self.text)
        for name in ("mentions", "events", "statements"):
            for index, top in enumerate(getattr(self, name)):
                for path, part in walk(top, f"{name}[{index}]"):
                    kind = type(part)
                    if kind is Span:
                        if length is not None and part.end > length:
                            yield (
                                f"span must end within the text of {length} characters, "
                                f"got {part.start}:{part.end} at {path}"
                            )
                    elif kind is Actor:
                        known = actors.get(part.id)
                        if known is not part and known != part:
                            yield f"actor {part.id!r} is not listed in actors at {path}"
                    elif ".about[" not in path:
                        continue  # the lists themselves were looked at above
                    elif kind is Event:
                        if events.get(part.id) != part:
                            yield f"event {part.id!r} is not listed in events at {path}"
                    elif acts.get(part.id) != part:
                        yield f"act {part.id!r} is not part of a statement at {path}"

    def _acts(self) -> tuple[Act, ...]:
        return self.acts

    @property
    def acts(self) -> tuple[Act, ...]:
        """The acts of all statements, in order."""
        return tuple(act for statement in self.statements for act in statement.acts)

    def actor(self, actor_id: str) -> Actor:
        """Give the actor with this id.

        Raises:
            NotInDocumentError: When the document lists none.
        """
        for actor in self.actors:
            if actor.id == actor_id:
                return actor
        raise NotInDocumentError(self.id, f"actor {actor_id!r}")

    def event(self, event_id: str) -> Event:
        """Give the event with this id.

        Raises:
            NotInDocumentError: When the document lists none.
        """
        for event in self.events:
            if event.id == event_id:
                return event
        raise NotInDocumentError(self.id, f"event {event_id!r}")

    def act(self, act_id: str) -> Act:
        """Give the act with this id.

        Raises:
            NotInDocumentError: When no statement has it.
        """
        for act in self.acts:
            if act.id == act_id:
                return act
        raise NotInDocumentError(self.id, f"act {act_id!r}")

    def by_issuer(self, issuer: Actor | str) -> tuple[Statement, ...]:
        """Give the statements made on behalf of an actor, alone or with others, in order.

        Args:
            issuer: The principal, or its id (``"CHN"``).
        """
        wanted = issuer if isinstance(issuer, str) else issuer.id
        return tuple(s for s in self.statements if any(i.id == wanted for i in s.issuers))

    def statement_of(self, act: Act) -> Statement:
        """Give the statement that an act is part of.

        Raises:
            NotInDocumentError: When it is part of none here.
        """
        for statement in self.statements:
            for candidate in statement.acts:
                if candidate is act or (candidate.id == act.id and candidate == act):
                    return statement
        raise NotInDocumentError(self.id, f"act {act.id!r}")

    def words(self, span: Span) -> str:
        """Give the words of a span.

        Raises:
            MissingTextError: When the document has no text.
        """
        if self.text is None:
            raise MissingTextError(self.id)
        return span.of(self.text)

    def quote(self, act: Act | Event, *, separator: str = " ... ") -> str:
        """Give the words of an act's content, or of an event's trigger.

        Args:
            act: The act or the event.
            separator: What to put between the parts of a content that is interrupted.

        Returns:
            The words; empty where there is no span.

        Raises:
            MissingTextError: When the document has no text.
        """
        if self.text is None:
            raise MissingTextError(self.id)
        if isinstance(act, Event):
            return act.trigger.of(self.text) if act.trigger else ""
        return separator.join(span.of(self.text) for span in act.content)

    def without_text(self) -> Document:
        """Give the coding alone, to be shared where the text may not be."""
        return attrs.evolve(self, text=None)

    def with_text(self, text: str) -> Document:
        """Give the coding with its text put back.

        Raises:
            TextMismatchError: When it is another text than the one that was coded.
            ValueError: When no digest is there to check by and a span lies outside.
        """
        return attrs.evolve(self, text=text)

    def _repr_html_(self) -> str:
        """Show the document in a notebook, as `diplostance.views.html_fragment` does."""
        # The views stand on the model, so they are looked up when a notebook asks.
        from diplostance.views.html import html_fragment  # noqa: PLC0415

        return html_fragment(self)

    def replace(
        self,
        old: Act | Actor | Event | Statement,
        new: Act | Actor | Event | Statement | None = None,
        /,
        **changes: Any,
    ) -> Document:
        """Correct one part, and give the document with every reference to it kept whole.

        ``document.replace(demand, addressees=[china])`` changes fields;
        ``document.replace(claim, demand)`` puts another act in its place. An act that is changed
        is marked as of ``origin`` "human", unless the change says otherwise. Actors and events
        that the new part speaks of are listed where they were not.

        Args:
            old: The act, actor, event or statement to correct; it must be part of the document.
            new: What stands in its place; by default the old one with the changes.
            **changes: Fields to change.

        Raises:
            NotInDocumentError: When ``old`` is not part of the document.
            TypeError: When an actor is replaced by an event, or the like.
            ValueError: When the result would not be whole.
        """
        return _edit.replace(self, old, new, changes)

    def remove(self, part: Act | Actor | Event | Statement) -> Document:
        """Take one part out, and every reference to it.

        Raises:
            NotInDocumentError: When it is not part of the document.
        """
        return _edit.remove(self, part)

    def add(self, act: Act, *, to: Statement) -> Document:
        """Add an act to a statement; it is marked as of ``origin`` "human".

        Raises:
            NotInDocumentError: When the statement is not part of the document.
            ValueError: When the result would not be whole.
        """
        return _edit.add(self, act, to)
