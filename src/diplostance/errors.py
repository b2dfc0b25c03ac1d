"""Every exception that the library raises on purpose.

All derive from `DiplostanceError`, carry their data as attributes, and pickle: each passes its init
arguments on to ``args`` unchanged.
"""

from __future__ import annotations


class DiplostanceError(Exception):
    """Base class of every exception of this library."""


class SchemaError(DiplostanceError, ValueError):
    """Serialised data does not fit the wire format.

    Attributes:
        problems: Every problem found, each as ``"message at $.path"``.
    """

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "; ".join(self.problems)


class RecordError(DiplostanceError, ValueError):
    """One record of a batch could not be used.

    Attributes:
        source: The name of the file or stream.
        line: The number of the line, from 1.
        reason: What is wrong with it.
    """

    def __init__(self, source: str, line: int, reason: str) -> None:
        super().__init__(source, line, reason)
        self.source, self.line, self.reason = source, line, reason

    def __str__(self) -> str:
        return f"{self.source}:{self.line}: {self.reason}"


class OptionError(DiplostanceError, ValueError):
    """An option that a caller gave is not one that the library knows.

    Attributes:
        option: The name of the parameter.
        value: What was given.
        allowed: What would have been right, in words.
    """

    def __init__(self, option: str, value: object, allowed: str) -> None:
        super().__init__(option, value, allowed)
        self.option, self.value, self.allowed = option, value, allowed

    def __str__(self) -> str:
        return f"{self.option} must be {self.allowed}, got {self.value!r}"


class UnknownLanguageError(OptionError):
    """There are no words for this language."""

    def __init__(self, language: object, available: tuple[str, ...]) -> None:
        allowed = f"one of {', '.join(available)}"
        super().__init__("language", language, allowed)
        self.args = (language, available)
        self.language, self.available = language, available


class MissingTextError(DiplostanceError, ValueError):
    """The words of a document were asked for, but only its coding is here.

    Attributes:
        document_id: The id of the document.
    """

    def __init__(self, document_id: str) -> None:
        super().__init__(document_id)
        self.document_id = document_id

    def __str__(self) -> str:
        return (
            f"document {self.document_id!r} has no text: it was shared without; give it back with "
            "with_text(text)"
        )


class TextMismatchError(DiplostanceError, ValueError):
    """A text is not the one that the coding was made from.

    Attributes:
        document_id: The id of the document.
        expected: The SHA-256 that the document carries.
        got: The SHA-256 of the text that was given.
    """

    def __init__(self, document_id: str, expected: str, got: str) -> None:
        super().__init__(document_id, expected, got)
        self.document_id, self.expected, self.got = document_id, expected, got

    def __str__(self) -> str:
        return (
            f"document {self.document_id!r} was made from another text: its sha256 is "
            f"{self.expected}, that of the given text {self.got}"
        )


class NotInDocumentError(DiplostanceError, LookupError):
    """A document was asked about something that is not part of it.

    Attributes:
        document_id: The id of the document.
        item: What was asked for: an id or a kind with an id.
    """

    def __init__(self, document_id: str, item: str) -> None:
        super().__init__(document_id, item)
        self.document_id, self.item = document_id, item

    def __str__(self) -> str:
        return f"{self.item} is not part of document {self.document_id!r}"


class DuplicateDocumentError(DiplostanceError, ValueError):
    """Two documents that differ have the same id, so that a reference would not say which is meant.

    Attributes:
        document_id: The id.
    """

    def __init__(self, document_id: str) -> None:
        super().__init__(document_id)
        self.document_id = document_id

    def __str__(self) -> str:
        return f"two documents that differ have the id {self.document_id!r}; give one another id"


class LexiconError(DiplostanceError, ValueError):
    """A lexicon file or entry is wrong.

    Attributes:
        where: The file or entry.
        reason: What is wrong with it.
    """

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(where, reason)
        self.where, self.reason = where, reason

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


class EntryError(LexiconError):
    """A name or cue that a user adds cannot be used; see `diplostance.Parser.extend`.

    Attributes:
        source: The file, or the argument that held the entry.
        entry: The entry: its number and, if it has one, its id.
        field: The key that is wrong.
        value: What it holds.
        allowed: What would have been right, in words.
    """

    def __init__(self, source: str, entry: str, field: str, value: object, allowed: str) -> None:
        super().__init__(f"{source}: {entry}", f"{field} must be {allowed}, got {value!r}")
        self.args = (source, entry, field, value, allowed)
        self.source, self.entry, self.field = source, entry, field
        self.value, self.allowed = value, allowed


class MissingExtraError(DiplostanceError, ImportError):
    """An optional library is needed and not installed.

    Attributes:
        library: The name of the library.
        extra: The extra of diplostance that brings it.
    """

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(library, extra)
        self.library, self.extra = library, extra

    def __str__(self) -> str:
        return f'{self.library} is needed for this: pip install "diplostance[{self.extra}]"'
