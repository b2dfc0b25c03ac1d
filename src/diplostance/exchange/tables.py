"""Documents as flat tables: one row an act, for spreadsheets and data frames."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from diplostance.errors import MissingExtraError
from diplostance.model import Act, Actor, Document, Span, Statement

if TYPE_CHECKING:
    import pandas as pd

ROW_FIELDS: Final[tuple[str, ...]] = (
    "document",
    "statement",
    "act",
    "source",
    "published",
    "title",
    "date",
    "date_end",
    "channel",
    "issuer",
    "issuer_name",
    "organ",
    "speaker",
    "speaker_name",
    "kind",
    "force",
    "degree",
    "cue",
    "cue_id",
    "content",
    "quotes",
    "addressees",
    "targets",
    "action",
    "polarity",
    "objects",
    "urgent",
    "deadline",
    "valence",
    "mode",
    "status",
    "hedged",
    "attribution",
    "about",
    "norms",
    "conditions",
    "tellings",
    "origin",
    "cameo",
    "plover",
)
"""The columns of a table, in order."""

LIST_SEPARATOR: Final = "; "
"""What stands between the members of a list in one cell."""

_WORDS_SEPARATOR: Final = " ... "
# what a spreadsheet takes for the start of a formula, as OWASP's page on CSV injection lists it
_FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠")
_UNWRITABLE: Final = re.compile("[\0\ud800-\udfff]")
_DATES: Final = frozenset({"published", "date", "date_end", "deadline"})
_NUMBERS: Final = frozenset({"degree", "valence", "tellings"})
_TRUTHS: Final = frozenset({"urgent", "hedged"})


def to_rows(documents: Document | Iterable[Document]) -> Iterator[dict[str, Any]]:
    """Give one flat row an act, with the keys of `ROW_FIELDS`.

    Actors, events and acts stand by their ids, words as the text has them. Lists are joined by
    "; ", the parts of an interrupted content by " ... ". What does not apply to the kind of act
    is None, and so are words where the document has no text; an empty list is an empty string.
    Dates are ISO strings. Several issuers stand in one row.

    Args:
        documents: One document or several.
    """
    for document in [documents] if isinstance(documents, Document) else documents:
        for statement in document.statements:
            for act in statement.acts:
                yield _row(document, statement, act)


def _row(document: Document, statement: Statement, act: Act) -> dict[str, Any]:
    text = document.text
    date = statement.date

    def words(spans: Iterable[Span | None], separator: str = LIST_SEPARATOR) -> str | None:
        if text is None:
            return None
        return separator.join(span.of(text) for span in spans if span is not None)

    norms = (f"{norm.norm} {norm.relation}" for norm in act.norms)
    conditions = (
        f"{c.kind}: {c.span.of(text)}" if text is not None else c.kind for c in act.conditions
    )
    row: dict[str, Any] = dict.fromkeys(ROW_FIELDS)
    row.update(
        document=document.id,
        statement=statement.id,
        act=act.id,
        source=document.source,
        published=document.published and document.published.isoformat(),
        title=document.title,
        date=date and date.start.isoformat(),
        date_end=date and date.end.isoformat(),
        channel=statement.channel,
        issuer=_ids(statement.issuers),
        issuer_name=_names(statement.issuers),
        organ=statement.organ and statement.organ.id,
        speaker=_ids(statement.speakers),
        speaker_name=_names(statement.speakers),
        kind=act.kind,
        force=act.force,
        degree=act.degree,
        cue=None if act.cue is None else words([act.cue]),
        cue_id=act.cue_id,
        content=words(act.content, _WORDS_SEPARATOR),
        quotes=words(act.quotes),
        status=act.status,
        hedged=act.hedged,
        attribution=_ids(told.actor for told in act.attribution),
        about=LIST_SEPARATOR.join(thing.id for thing in act.about),
        norms=LIST_SEPARATOR.join(norms),
        conditions=LIST_SEPARATOR.join(conditions),
        tellings=len(act.tellings),
        origin=act.origin,
        cameo=act.cameo,
        plover=act.plover,
    )
    for name in ("action", "polarity", "urgent", "valence", "mode"):
        row[name] = getattr(act, name, None)
    for name in ("addressees", "targets"):
        actors = getattr(act, name, None)
        row[name] = None if actors is None else _ids(actors)
    row["objects"] = _objects(act, text)
    deadline = getattr(act, "deadline", None)
    row["deadline"] = deadline and deadline.end.isoformat()
    return row


def _ids(actors: Iterable[Actor]) -> str:
    return LIST_SEPARATOR.join(actor.id for actor in actors)


def _names(actors: Iterable[Actor]) -> str:
    return LIST_SEPARATOR.join(actor.name for actor in actors)


def _objects(act: Act, text: str | None) -> str | None:
    """The ids of the objects that are actors, the words of the others."""
    objects = getattr(act, "objects", None)
    if objects is None:
        return None
    shown = [
        one.actor.id if one.actor is not None else one.span.of(text)
        for one in objects
        if one.actor is not None or text is not None
    ]
    return LIST_SEPARATOR.join(shown)


def write_csv(
    documents: Document | Iterable[Document],
    target: str | os.PathLike[str] | TextIO,
    *,
    spreadsheet_safe: bool = True,
) -> int:
    r"""Write one row an act as CSV (RFC 4180), with a header.

    Unpaired surrogates and NUL, which UTF-8 and spreadsheets cannot hold, are written as escapes
    such as ``\ud800``. Truth values are ``true`` and ``false``, what does not apply is empty.

    Args:
        documents: One document or several; they may come from an iterator.
        target: The path of a file, which is written anew in UTF-8, or a file open for text with
            ``newline=""``.
        spreadsheet_safe: Whether to put an apostrophe before words that a spreadsheet would take
            for a formula. Words come from the texts, so a hostile text could otherwise run code
            in the spreadsheet of a reader. Turn it off for programs that want the words as they
            stand.

    Returns:
        How many rows were written, the header not counted.
    """
    rows = to_rows(documents)
    if isinstance(target, str | os.PathLike):
        with Path(target).open("w", encoding="utf-8", newline="") as file:
            return _write_rows(rows, file, spreadsheet_safe=spreadsheet_safe)
    return _write_rows(rows, target, spreadsheet_safe=spreadsheet_safe)


def _write_rows(rows: Iterable[dict[str, Any]], file: TextIO, *, spreadsheet_safe: bool) -> int:
    writer = csv.writer(file)  # lines end in CR LF, as RFC 4180 has it, so that both are quoted
    writer.writerow(ROW_FIELDS)
    count = 0
    for row in rows:
        writer.writerow([_cell(row[name], safe=spreadsheet_safe) for name in ROW_FIELDS])
        count += 1
    return count


def _cell(value: Any, *, safe: bool) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    if safe and value.startswith(_FORMULA):
        value = f"'{value}"
    return _written(value)


def _written(value: Any) -> Any:
    return _UNWRITABLE.sub(_escape, value) if isinstance(value, str) else value


def _escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")


def to_frame(documents: Document | Iterable[Document]) -> pd.DataFrame:
    """Give one row an act as a pandas data frame with the columns of `ROW_FIELDS`.

    The type of a column does not depend on the data: strings, whole numbers and truth values are
    pandas' nullable types, dates are datetimes of whole seconds, so that no year is out of range.
    Unpaired surrogates are escaped as in `write_csv`.

    Args:
        documents: One document or several.

    Raises:
        MissingExtraError: When pandas is not installed.
    """
    try:
        import pandas as pd  # noqa: PLC0415 - heavy, and only needed here
    except ImportError as error:
        raise MissingExtraError("pandas", "pandas") from error
    rows = [[_written(value) for value in row.values()] for row in to_rows(documents)]
    frame = pd.DataFrame(rows, columns=list(ROW_FIELDS), dtype=object)
    types: dict[str, Any] = dict.fromkeys(ROW_FIELDS, "string")
    types.update(dict.fromkeys(_DATES, "datetime64[s]"))
    types.update(dict.fromkeys(_NUMBERS, "Int64"))
    types.update(dict.fromkeys(_TRUTHS, "boolean"))
    return frame.astype(types)
