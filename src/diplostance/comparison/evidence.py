"""Evidence: an act in its place, and what a caller may name to compare."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias, Union

from attrs import field, frozen

from diplostance.comparison._words import few
from diplostance.comparison.same_actor import ActorMatching, match_actors
from diplostance.errors import DuplicateDocumentError, OptionError
from diplostance.model import Act, Actor, Document, Statement, TimeInterval
from diplostance.model._fields import is_a, non_empty

_ACTORS_WITHOUT_DOCUMENTS = (
    "a statement, a document or an iterable of them; an actor only together with within=documents"
)


@frozen(kw_only=True)
class Reference:
    """Where an act stands. Compared and hashed by value.

    Attributes:
        document: Id of the document; None for a statement that was given without one.
        statement: Id of the statement in it.
        act: Id of the act in it.
    """

    document: str | None = field(default=None, validator=is_a(str, optional=True))
    statement: str = field(validator=non_empty)
    act: str = field(validator=non_empty)

    @property
    def sort_key(self) -> tuple[str, int, str, int, str]:
        """A key that puts a2 before a10."""
        statement, act = self.statement, self.act
        return (self.document or "", len(statement), statement, len(act), act)

    def __str__(self) -> str:
        return "/".join(part for part in (self.document, self.statement, self.act) if part)


@frozen(kw_only=True, repr=False, cache_hash=True)
class Evidence:
    """An act with the statement and the document that it stands in.

    Compared and hashed by where it stands, ``reference``.

    Attributes:
        reference: Where it stands; worked out from the rest.
        act: The act.
        statement: Its statement.
        document: Its document; None for a statement that was given without one.
    """

    reference: Reference = field(init=False)
    _bare: Statement | None = field(init=False)  # two bare statements may both be called s1
    act: Act = field(eq=False)
    statement: Statement = field(eq=False, validator=is_a(Statement))
    document: Document | None = field(
        default=None, eq=False, validator=is_a(Document, optional=True)
    )

    def __attrs_post_init__(self) -> None:
        where = Reference(
            document=None if self.document is None else self.document.id,
            statement=self.statement.id,
            act=self.act.id,
        )
        object.__setattr__(self, "reference", where)
        object.__setattr__(self, "_bare", self.statement if self.document is None else None)

    @property
    def words(self) -> str | None:
        """The words of the content; None where there is no text."""
        if self.document is None or self.document.text is None:
            return None
        return self.document.quote(self.act)

    @property
    def issuers(self) -> tuple[Actor, ...]:
        """On whose behalf the act was done."""
        return self.statement.issuers

    @property
    def issuer_ids(self) -> frozenset[str]:
        """The ids of the issuers."""
        return frozenset(actor.id for actor in self.issuers)

    @property
    def time(self) -> TimeInterval | None:
        """When the statement was made, as it says itself; None when it does not."""
        return self.statement.date

    @property
    def day(self) -> dt.date | None:
        """The day to sort by: of the statement, else of the document's publication."""
        if self.statement.date is not None:
            return self.statement.date.start
        return None if self.document is None else self.document.published

    @property
    def whole(self) -> bool:
        """Whether all that its issuers said on this occasion is at hand.

        The document must be the whole statement and theirs: what a ministry tells of somebody
        else's demand says nothing of what else that one said.
        """
        document = self.document
        if document is None or document.extent != "full" or self.act.attribution:
            return False
        own = next((s for s in document.statements if _has_own(s)), self.statement)
        return bool({actor.id for actor in own.issuers} & {actor.id for actor in self.issuers})

    @property
    def qualifiers(self) -> tuple[str, ...]:
        """What takes something away from the act: hedged, conditional, told by others."""
        act = self.act
        found = ["hedged"] if act.hedged else []
        found += [f"{condition.kind} a condition is met" for condition in act.conditions]
        found += [f"told by {told.actor.name}" for told in act.attribution]
        return tuple(dict.fromkeys(found))

    def __repr__(self) -> str:
        return f"Evidence({self.reference}: {self.act.kind} {self.act.force or '-'})"


def references(evidence: Iterable[Evidence]) -> str:
    """Give where acts stand, in one line."""
    return "; ".join(str(one.reference) for one in evidence)


def names_in(evidence: Iterable[Evidence]) -> dict[str, str]:
    """Give the names of the actors that acts and their documents speak of, by id."""
    names: dict[str, str] = {}
    seen: set[str] = set()
    for one in evidence:
        actors = [
            *one.issuers,
            *getattr(one.act, "addressees", ()),
            *getattr(one.act, "targets", ()),
        ]
        if one.document is not None and one.document.id not in seen:
            seen.add(one.document.id)
            actors += one.document.actors
        for actor in actors:
            names.setdefault(actor.id, actor.name)
    return names


def _has_own(statement: Statement) -> bool:
    return any(not act.attribution for act in statement.acts)


Source: TypeAlias = Union[  # noqa: UP007 - it names itself
    Statement, Document, Evidence, Actor, str, Iterable["Source"]
]
"""What can be compared: a statement, a document, an issuer in given documents (an actor, its id or
its name), or several."""


def evidence_of(
    source: Source, *, within: Document | Iterable[Document] = (), name: str = "source"
) -> tuple[Evidence, ...]:
    """Give the acts that a source names, each once, in the order of document, statement and act.

    Args:
        source: A statement, a document, an actor, its id or its name, or any iterable of these.
        within: Where to look for issuers, and for the documents of bare statements.
        name: What the source is called in an error.

    Raises:
        OptionError: When the source is none of these, an actor without documents, or a name that
            several have.
        DuplicateDocumentError: When two documents that differ have one id.
    """
    documents = documents_of(within, "within")
    walked = tuple(_walk(source, _Within(documents), name))
    check_ids(walked, documents)
    found = dict.fromkeys(walked)
    return tuple(sorted(found, key=_place))


def actors_in(documents: Iterable[Document]) -> ActorMatching:
    """Tell which actors of documents are the same."""
    return match_actors(actor for document in documents for actor in document.actors)


def actor_id(named: Actor | str, actors: ActorMatching, option: str) -> str:
    """Give the id that stands for an actor that is given as such, by its id or by its name.

    What no actor is called is taken for an id.

    Raises:
        OptionError: When several actors are called so.
    """
    if isinstance(named, Actor):
        return actors.actor(named)
    found = actors.called(named)
    if len(found) > 1:
        raise OptionError(option, named, f"one actor; several are called so: {few(list(found))}")
    return found[0] if found else named


def _place(one: Evidence) -> tuple[object, ...]:
    """Give a key for a fixed order; bare statements of one id are told apart by what they say."""
    return (one.reference.sort_key, "" if one.document is not None else repr(one.statement))


def check_ids(evidence: Iterable[Evidence], documents: Iterable[Document] = ()) -> None:
    """See that no two documents that differ have one id.

    Raises:
        DuplicateDocumentError: When two do.
    """
    known = {document.id: document for document in documents}
    for one in evidence:
        if one.document is not None:
            _check_id(one.document, known)


def listed(source: Source) -> Source:
    """Give a source that can be gone through several times: iterables become tuples."""
    if isinstance(source, Iterable) and not isinstance(source, str | Mapping):
        return tuple(listed(one) for one in source)
    return source


def documents_among(source: Source) -> tuple[Document, ...]:
    """Give the documents that a listed source holds, also those without an act."""
    found: dict[str, Document] = {}
    todo: list[Source] = [source]
    while todo:
        one = todo.pop()
        if isinstance(one, Evidence) and one.document is not None:
            found.setdefault(one.document.id, one.document)
        elif isinstance(one, Document):
            found.setdefault(one.id, one)
        elif isinstance(one, tuple):
            todo.extend(one)
    return tuple(found[key] for key in sorted(found))


def documents_of(
    source: Document | Iterable[Document], option: str = "documents"
) -> tuple[Document, ...]:
    """Give documents, each once.

    Args:
        source: The documents.
        option: What they are called in an error.

    Raises:
        OptionError: When one of them is no document.
        DuplicateDocumentError: When two that differ have one id.
    """
    if isinstance(source, str | Mapping) or not isinstance(source, Document | Iterable):
        raise OptionError(option, source, "documents")
    known: dict[str, Document] = {}
    for document in [source] if isinstance(source, Document) else source:
        if not isinstance(document, Document):
            raise OptionError(option, document, "documents")
        _check_id(document, known)
    return tuple(known.values())


def _check_id(document: Document, known: dict[str, Document]) -> None:
    earlier = known.setdefault(document.id, document)
    if earlier is not document and earlier != document:
        raise DuplicateDocumentError(document.id)


class _Within:
    """The documents in which issuers and the homes of bare statements are looked for."""

    def __init__(self, documents: tuple[Document, ...]) -> None:
        self._documents = documents
        self._homes: dict[Statement | int, list[Document]] | None = None
        self._actors: ActorMatching | None = None

    def homes(self, statement: Statement) -> list[Document]:
        """Give the documents that a statement stands in: itself, or else one that is equal."""
        if self._homes is None:
            self._homes = {}
            for document in self._documents:
                for one in document.statements:
                    self._homes.setdefault(one, []).append(document)
                    self._homes.setdefault(id(one), []).append(document)
        return self._homes.get(id(statement)) or self._homes.get(statement, [])

    def acts_of(self, issuer: Actor | str, name: str) -> Iterator[Evidence]:
        """Give the acts of an issuer, under all its ids."""
        if not self._documents:
            raise OptionError(name, issuer, _ACTORS_WITHOUT_DOCUMENTS)
        actors = self._actors = self._actors or actors_in(self._documents)
        wanted = actor_id(issuer, actors, name)
        for document in self._documents:
            for statement in document.statements:
                if any(actors.actor(one) == wanted for one in statement.issuers):
                    yield from _acts(statement, document)


def _walk(source: Source, within: _Within, name: str) -> Iterator[Evidence]:
    match source:
        case Evidence():
            yield source
        case Document():
            for statement in source.statements:
                yield from _acts(statement, source)
        case Statement():
            homes = within.homes(source)
            for home in homes:
                yield from _acts(source, home)
            if not homes:
                yield from _acts(source, None)
        case Actor() | str():
            yield from within.acts_of(source, name)
        case Iterable() if not isinstance(source, Mapping):
            for member in source:
                yield from _walk(member, within, name)
        case _:
            raise OptionError(name, source, _ACTORS_WITHOUT_DOCUMENTS)


def _acts(statement: Statement, document: Document | None) -> Iterator[Evidence]:
    for act in statement.acts:
        yield Evidence(act=act, statement=statement, document=document)
