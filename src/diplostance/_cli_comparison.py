"""The commands that compare documents, which they read as ``parse --format jsonl`` writes them."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from diplostance._cli_output import complain, open_output, scale_of, width_of
from diplostance.errors import OptionError
from diplostance.model import Document

if TYPE_CHECKING:
    from diplostance.comparison import Answers, Comparison, Dossiers, Drift, EventDossiers

    Result: TypeAlias = Comparison | Drift | Answers | Dossiers | EventDossiers

FORMATS: Final = ("table", "json", "html")
"""How a result can be written: for people, for programs, and as a page."""

_MOST_COMPLAINTS: Final = 10
_KEYS: Final = ("coarse", "default", "fine")


def add_commands(commands: Any, out: argparse.ArgumentParser) -> None:
    """Add the commands to the others.

    Args:
        commands: What `argparse` gives for subcommands.
        out: The options for where to write.
    """
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="documents as JSON Lines, as parse --format jsonl writes them; - for standard input",
    )
    common.add_argument("--format", choices=FORMATS, default="table", help="table (the default)")
    common.add_argument("--width", type=int, help="cells a line of the table may take")
    keyed = argparse.ArgumentParser(add_help=False)
    keyed.add_argument(
        "--issue-key", choices=_KEYS, default="default", help="what counts as the same issue"
    )
    scaled = argparse.ArgumentParser(add_help=False)
    scaled.add_argument(
        "--scale", default="default", help="scale of strength: a name or a TOML file"
    )

    compare = commands.add_parser(
        "compare", parents=[common, keyed, scaled, out], help="set two sides against each other"
    )
    compare.add_argument("--a", metavar="ISSUER", help="first side: an issuer's id or name")
    compare.add_argument("--b", metavar="ISSUER", help="second side")
    _add_about(compare)
    compare.set_defaults(run=_compare)

    drift = commands.add_parser(
        "drift", parents=[common, keyed, scaled, out], help="show how an issuer moved"
    )
    drift.add_argument(
        "--issuer", metavar="ISSUER", required=True, help="whose statements: an id or a name"
    )
    _add_about(drift)
    drift.set_defaults(run=_drift)

    answers = commands.add_parser(
        "answers", parents=[common, out], help="show what became of each demand"
    )
    answers.add_argument("--until", metavar="DATE", help="leave out what is later, YYYY-MM-DD")
    answers.set_defaults(run=_answers)

    reconcile = commands.add_parser(
        "reconcile", parents=[common, keyed, out], help="bring the tellings of a statement together"
    )
    reconcile.add_argument(
        "--several", action="store_true", help="only what several documents tell"
    )
    reconcile.add_argument(
        "--events", action="store_true", help="bring the tellings of events together instead"
    )
    reconcile.set_defaults(run=_reconcile)

    render = commands.add_parser(
        "render", parents=[scaled, out], help="write a page of one document, as HTML"
    )
    render.add_argument("files", nargs="+", metavar="FILE", help="documents as JSON Lines")
    render.add_argument("--document", metavar="ID", help="which, where there are several")
    render.set_defaults(run=_render)


def _add_about(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--about", metavar="WHAT", help="only acts about this actor, or about this DOCUMENT/EVENT"
    )


class _Bad:
    """Counts and tells the lines that could not be read."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, error: Exception) -> None:
        self.count += 1
        if self.count <= _MOST_COMPLAINTS:
            complain(str(error))
        elif self.count == _MOST_COMPLAINTS + 1:
            complain("and more lines that are no documents; is this a file of documents at all?")


def _read(files: Sequence[str], bad: _Bad) -> list[list[Document]]:
    """Give the documents of each file."""
    from diplostance.exchange import read_jsonl  # noqa: PLC0415 - only needed here

    found = []
    for name in files:
        lines = sys.stdin.buffer if name == "-" else name
        found.append(list(read_jsonl(lines, on_error=bad)))
    return found


def _documents(options: argparse.Namespace, bad: _Bad) -> list[Document]:
    """Give the documents of all files."""
    return [document for found in _read(options.files, bad) for document in found]


def _issuers(documents: list[Document]) -> list[str]:
    """Give the ids of those who speak in documents."""
    return sorted({i.id for d in documents for s in d.statements for i in s.issuers})


def _check_issuer(option: str, given: str | None, documents: list[Document]) -> None:
    """See that somebody of this id or name speaks in documents.

    Raises:
        OptionError: When nobody does, or several are called so.
    """
    from diplostance.comparison._words import few  # noqa: PLC0415
    from diplostance.comparison.evidence import actor_id, actors_in  # noqa: PLC0415

    actors, issuers = actors_in(documents), _issuers(documents)
    if not issuers:
        raise OptionError(
            option, given, "an issuer, but nobody speaks in the files: write them with parse"
        )
    if given is None:
        raise OptionError(option, given, f"given, one of the issuers: {few(issuers)}")
    if actor_id(given, actors, option) not in {actors.actor(issuer) for issuer in issuers}:
        raise OptionError(option, given, f"one of the issuers: {few(issuers)}")


def _write(options: argparse.Namespace, bad: _Bad, result: Result, view: Callable[..., str]) -> int:
    """Write a result in the format that was asked for; ``view`` shows it as text."""
    from diplostance.views import render_html  # noqa: PLC0415

    with open_output(options) as file:
        match options.format:
            case "json":
                file.write(result.to_json(indent=2) + "\n")
            case "html":
                file.write(render_html(result))
            case _:
                file.write(view(result, width=width_of(options.width, file)))
    return 1 if bad.count else 0


def _check(options: argparse.Namespace) -> None:
    if options.width is not None and options.width < 20:
        raise OptionError("width", options.width, "20 or more")


def _compare(options: argparse.Namespace, _: object) -> int:
    from diplostance import comparison, views  # noqa: PLC0415

    _check(options)
    scale, bad = scale_of(options.scale), _Bad()
    files = _read(options.files, bad)
    documents = [document for found in files for document in found]
    sides: list[Any] = [options.a, options.b]
    if sides == [None, None] and len(files) == 2:
        sides = list(files)
    elif sides == [None, None] and len(issuers := _issuers(documents)) == 2:
        sides = list(issuers)
    else:
        _check_issuer("a", options.a, documents)
        _check_issuer("b", options.b, documents)
    result = comparison.compare(
        *sides,
        within=documents,
        about=options.about,
        issue_key=options.issue_key,
        scale=scale,
    )
    return _write(options, bad, result, views.render_comparison)


def _drift(options: argparse.Namespace, _: object) -> int:
    from diplostance import comparison, views  # noqa: PLC0415

    _check(options)
    scale, bad = scale_of(options.scale), _Bad()
    documents = _documents(options, bad)
    _check_issuer("issuer", options.issuer, documents)
    result = comparison.drift(
        documents,
        options.issuer,
        about=options.about,
        issue_key=options.issue_key,
        scale=scale,
    )
    return _write(options, bad, result, views.render_drift)


def _answers(options: argparse.Namespace, _: object) -> int:
    from diplostance import comparison, views  # noqa: PLC0415

    _check(options)
    until = None
    if options.until is not None:
        try:
            until = dt.date.fromisoformat(options.until)
        except ValueError:
            raise OptionError("until", options.until, "a date, YYYY-MM-DD") from None
    bad = _Bad()
    documents = _documents(options, bad)
    result = comparison.answers(documents, until=until)
    return _write(options, bad, result, views.render_answers)


def _reconcile(options: argparse.Namespace, _: object) -> int:
    from diplostance import comparison, views  # noqa: PLC0415

    _check(options)
    bad = _Bad()
    documents = _documents(options, bad)
    if options.events and options.issue_key != "default":
        raise OptionError("issue_key", options.issue_key, "left out for events, which have none")
    if options.events:
        events = comparison.reconcile_events(documents)
        shown = events.several if options.several else events
        return _write(options, bad, shown, views.render_event_dossiers)
    result = comparison.reconcile(documents, issue_key=options.issue_key)
    if options.several:
        result = result.several
    return _write(options, bad, result, views.render_dossiers)


def _render(options: argparse.Namespace, _: object) -> int:
    from diplostance import views  # noqa: PLC0415
    from diplostance.comparison._words import few  # noqa: PLC0415

    scale, bad = scale_of(options.scale), _Bad()
    documents = _documents(options, bad)
    ids = few([document.id for document in documents])
    wanted = [d for d in documents if options.document in {None, d.id}]
    if len(wanted) != 1:
        raise OptionError("document", options.document, f"the id of one document: {ids}")
    with open_output(options) as file:
        file.write(views.render_html(wanted[0], scale=scale))
    return 1 if bad.count else 0
