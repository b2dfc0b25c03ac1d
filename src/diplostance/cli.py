"""The command ``diplostance``: read texts, write what was read in them, and compare it.

Exit statuses: 0 when all went well, 1 when some input could not be used, 2 when the command itself
was wrong or its output could not be written, 130 after Ctrl-C, 141 when the reader of the output
has gone away.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import json
import logging
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, TextIO

from diplostance._cli_comparison import add_commands
from diplostance._cli_input import METADATA, Record, holds_records, read_inputs
from diplostance._cli_output import complain, open_output, scale_of, wants_colour, width_of
from diplostance._version import __version__
from diplostance.errors import DiplostanceError, OptionError, RecordError, UnknownLanguageError
from diplostance.model import Document
from diplostance.model.vocabulary import GENRES

FORMATS: Final = ("table", "list", "json", "jsonl", "csv")
"""How documents can be written: the first two for people, the others for programs."""

Reader = Callable[..., Document]
"""What turns a text and its metadata into a document: `diplostance.parsing.parser.parse`."""

_BROKEN_PIPE: Final = 141  # what a shell reports for a program that SIGPIPE has ended
_INTERRUPTED: Final = 130

_LOG = logging.getLogger("diplostance.cli")


# --- through -------------------------------------------------------------------------------------


class _Run:
    """One run over the inputs: reads, counts what was bad, and shows how far it is."""

    def __init__(self, options: argparse.Namespace, reader: Reader, *, progress: bool) -> None:
        self._options, self._reader = options, reader
        self._progress, self._shown, self._started = progress, 0.0, time.monotonic()
        self.done = self.bad = 0

    def documents(self) -> Iterator[Document]:
        """Yield what could be read; tell of the rest on standard error."""
        try:
            yield from self._documents()
        finally:
            self._clear()

    def _documents(self) -> Iterator[Document]:
        for record in read_inputs(self._options.files, self._options.input):
            problem: RecordError | None
            if isinstance(record, RecordError):
                document, problem = None, record
            else:
                document, problem = self._read(record)
            if document is not None:
                self.done += 1
                yield document
            if problem is not None:
                self.bad += 1
                self._clear()
                complain(str(problem))
            self._show()

    def _read(self, record: Record) -> tuple[Document | None, RecordError | None]:
        given = {
            name: record.metadata.get(name) or getattr(self._options, name, None)
            for name in (*METADATA, "doc_id")
        }
        try:
            return self._reader(record.text, language=self._options.language, **given), None
        except (DiplostanceError, ValueError, TypeError) as error:
            reason = str(error)
        except Exception as error:
            # One text must not end a run over many; the log has the details for a report.
            _LOG.exception("reading %s:%d failed", record.where, record.line)
            reason = f"cannot be read, an error in diplostance: {type(error).__name__}: {error}"
        return None, RecordError(record.where, record.line, " ".join(reason.split()))

    def _show(self) -> None:
        now = time.monotonic()
        if self._progress and now - self._shown > 0.2:
            self._shown = now
            rate = self.done / max(now - self._started, 1e-9)
            sys.stderr.write(f"\r{self.done} documents, {rate:.0f} a second\x1b[K")
            sys.stderr.flush()

    def _clear(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")


def _default_reader(options: argparse.Namespace) -> Reader:
    from diplostance.parsing.parser import Parser, parse  # noqa: PLC0415 - only needed here

    if not options.extend:
        return parse
    parser = Parser.for_language(options.language)
    for path in options.extend:  # one after the other, so that the last one wins
        parser = parser.extend(from_toml=path)

    def read(text: str, *, language: str, **given: Any) -> Document:  # noqa: ARG001 - the parser's
        return parser.parse(text, **given)

    return read


# --- out -----------------------------------------------------------------------------------------


def _write(
    documents: Iterable[Document], file: TextIO, options: argparse.Namespace, *, many: bool
) -> None:
    from diplostance import exchange  # noqa: PLC0415

    match options.format:
        case "jsonl":
            exchange.write_jsonl(documents, file)
        case "csv":
            exchange.write_csv(documents, file)
        case "json" if not many:
            file.writelines(f"{exchange.to_json(document, indent=2)}\n" for document in documents)
        case "json":
            opening = "[\n"
            for document in documents:
                file.write(opening + exchange.to_json(document, indent=2))
                opening = ",\n"
            file.write("[]\n" if opening == "[\n" else "\n]\n")
        case _:
            _write_view(documents, file, options)


def _write_view(documents: Iterable[Document], file: TextIO, options: argparse.Namespace) -> None:
    from diplostance.views import render_table, render_text  # noqa: PLC0415

    width = width_of(options.width, file)
    colour = wants_colour(options.colour, file)
    scale = scale_of(options.scale)
    for number, document in enumerate(documents):
        if number:
            file.write("\n")
        if options.format == "list":
            file.write(render_table(document, width=width))
        else:
            file.write(render_text(document, width=width, colour=colour, scale=scale))


# --- the commands --------------------------------------------------------------------------------


def _parse(options: argparse.Namespace, reader: Reader | None) -> int:
    _check(options)
    many = len(options.files) > 1 or holds_records(options.files[0], options.input)
    reader = reader or _default_reader(options)
    with open_output(options) as file:
        # On a terminal the output itself shows how far the run is.
        progress = sys.stderr.isatty() and not file.isatty()
        run = _Run(options, reader, progress=progress)
        _write(run.documents(), file, options, many=many)
    return 1 if run.bad else 0


def _schema(options: argparse.Namespace, _: Reader | None) -> int:
    from diplostance import exchange  # noqa: PLC0415

    with open_output(options) as file:
        file.write(json.dumps(exchange.json_schema(), indent=2) + "\n")
    return 0


def _explain(options: argparse.Namespace, reader: Reader | None) -> int:
    from diplostance.parsing.explain import explain  # noqa: PLC0415
    from diplostance.views._cells import safe  # noqa: PLC0415

    _check(options)
    run = _Run(options, reader or _default_reader(options), progress=False)
    with open_output(options) as file:
        for document in run.documents():
            acts = [act for act in document.acts if options.act in {None, act.id}]
            if options.act is not None and not acts:
                run.bad += 1
                complain(f"act {options.act!r} is not part of document {document.id!r}")
            for act in acts:
                file.writelines(
                    f"{line[: len(line) - len(line.lstrip())]}{safe(line)}\n"
                    for line in str(explain(document, act)).split("\n")
                )
    return 1 if run.bad else 0


def _check(options: argparse.Namespace) -> None:
    """Refuse at once what would be wrong with every document.

    Raises:
        OptionError: When an option cannot be used.
    """
    from diplostance.languages import available_languages  # noqa: PLC0415

    if options.language not in available_languages():
        raise UnknownLanguageError(options.language, available_languages())
    if options.published is not None:
        try:
            dt.date.fromisoformat(options.published)
        except ValueError:
            raise OptionError("published", options.published, "a date, YYYY-MM-DD") from None
    if options.genre is not None and options.genre not in GENRES:
        raise OptionError("genre", options.genre, f"one of {', '.join(GENRES)}")
    if getattr(options, "scale", None) is not None:
        scale_of(options.scale)
    if getattr(options, "width", None) is not None and options.width < 20:
        raise OptionError("width", options.width, "20 or more")


def _arguments() -> argparse.ArgumentParser:
    ask = argparse.ArgumentParser(
        prog="diplostance",
        description="Diplomatic statements as typed data: who said what, to whom, how strongly.",
    )
    ask.add_argument("--version", action="version", version=f"diplostance {__version__}")
    commands = ask.add_subparsers(title="commands", required=True, metavar="COMMAND")

    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("files", nargs="+", metavar="FILE", help="a file, or - for standard input")
    common.add_argument(
        "--input",
        choices=("auto", "text", "jsonl"),
        default="auto",
        help="what the files hold: one text each, or JSON Lines of objects with text and, if "
        "known, id, title, published, source, issuer and genre (auto: by the ending .jsonl)",
    )
    common.add_argument("--title", help="the headline; like all of these, a record's own wins")
    common.add_argument("--published", metavar="DATE", help="day of publication, YYYY-MM-DD")
    common.add_argument("--source", help="who published it")
    common.add_argument("--issuer", help="id or name of the one whose statement it is")
    common.add_argument("--genre", help=", ".join(GENRES))
    common.add_argument("--language", default="en", help="language of the texts (en)")
    common.add_argument(
        "--extend",
        action="append",
        default=[],
        metavar="FILE",
        help="TOML file of more names and cues for the reader; may be given several times",
    )
    out = argparse.ArgumentParser(add_help=False)
    out.add_argument("-o", "--output", metavar="FILE", help="write there, not to standard output")

    parse = commands.add_parser("parse", parents=[common, out], help="read texts")
    parse.add_argument(
        "--format",
        choices=FORMATS,
        default="table",
        help="table: statements with evidence (the default); list: a line an act; json: "
        "one document, or a list for several inputs; jsonl: a document a line; csv: an act a row",
    )
    parse.add_argument(
        "--scale",
        default="default",
        help="scale of strength for the table: a name or a TOML file",
    )
    parse.add_argument("--width", type=int, help="cells a line of the table or list may take")
    parse.add_argument("--colour", "--color", choices=("auto", "always", "never"), default="auto")
    parse.set_defaults(run=_parse)

    explain = commands.add_parser("explain", parents=[common, out], help="show how acts were read")
    explain.add_argument("--act", metavar="ID", help="only this act, such as a1")
    explain.set_defaults(run=_explain)

    add_commands(commands, out)

    schema = commands.add_parser("schema", parents=[out], help="write the JSON Schema")
    schema.set_defaults(run=_schema)
    return ask


def _set_encodings() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def main(argv: Sequence[str] | None = None, *, reader: Reader | None = None) -> int:
    """Run the command.

    Args:
        argv: The arguments; those of the process when not given.
        reader: What reads a text; the library's parser when not given.

    Returns:
        The exit status.
    """
    _set_encodings()
    options = _arguments().parse_args(argv)
    run: Callable[[argparse.Namespace, Reader | None], int] = options.run
    try:
        return run(options, reader)
    except BrokenPipeError:
        # What is still buffered must not raise again when the interpreter ends.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    except KeyboardInterrupt:
        return _INTERRUPTED
    except (DiplostanceError, OSError) as error:
        complain(str(error))
        return 2
