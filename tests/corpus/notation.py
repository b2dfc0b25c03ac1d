"""The notation of `constructions/*.toml`, read and compared with what the parser gives.

An expected act is one line: ``ISSUERS KIND [VALUE] [not] [> TOWARDS]: CONTENT``.

* ``ISSUERS`` and ``TOWARDS`` are ids joined by ``+``; ``> ?`` leaves open at whom it is directed.
* ``VALUE`` is the polarity of a demand or decision (``do``, ``refrain``), the valence of an
  evaluation (``-1``, ``0``, ``+1``) or the mode of a commitment or claim; of a commitment also the
  polarity.
* ``not`` says that the act is denied or withheld.
* A demand or an evaluation without ``>`` is directed at nobody; for other kinds it is left open.
* Several spans of one content are joined by `` ... ``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import field, frozen

from diplostance import (
    Act,
    Claim,
    Commitment,
    Decision,
    Demand,
    Document,
    Evaluation,
    Parser,
)

FOLDER = Path(__file__).parent / "constructions"
KINDS = ("demand", "evaluation", "commitment", "claim", "decision")
_LINE = re.compile(
    r"(?P<issuers>\S+) (?P<kind>[a-z]+)(?: (?P<value>do|refrain|-1|0|\+1|[a-z]{4,}))??"
    r"(?P<negated> not)?(?: > ?(?P<towards>\S*))?: (?P<content>.+)"
)


class NotationError(ValueError):
    """A line of the table is not in the notation."""


@frozen(kw_only=True)
class Expected:
    """An act that a careful reader wants."""

    issuers: frozenset[str]
    kind: str
    content: str
    value: str | None = None
    negated: bool = False
    towards: frozenset[str] | None = None

    def __str__(self) -> str:
        value = f" {self.value}" if self.value else ""
        towards = " > " + "+".join(sorted(self.towards)) if self.towards else ""
        negated = " not" if self.negated else ""
        return (
            f"{'+'.join(sorted(self.issuers))} {self.kind}{value}{negated}{towards}: {self.content}"
        )


@frozen(kw_only=True)
class Case:
    """A text with the acts in it.

    Attributes:
        name: The file and the number in it.
        text: The text.
        acts: What it must give, in any order.
        options: Further arguments of `Parser.parse`.
        known: Why the parser does not manage it yet.
        swaps: Whether other states may be put for those in the text.
    """

    name: str
    text: str
    acts: tuple[Expected, ...]
    options: dict[str, Any] = field(factory=dict)
    known: str | None = None
    swaps: bool = True


def read_line(line: str) -> Expected:
    """Read one expected act.

    Raises:
        NotationError: When it is not in the notation.
    """
    match = _LINE.fullmatch(line)
    if match is None or match["kind"] not in KINDS:
        raise NotationError(line)
    kind, towards = match["kind"], match["towards"]
    wanted: frozenset[str] | None
    if towards is not None:
        wanted = None if towards == "?" else frozenset(filter(None, towards.split("+")))
    else:
        wanted = frozenset() if kind in {"demand", "evaluation"} else None
    return Expected(
        issuers=frozenset(match["issuers"].split("+")),
        kind=kind,
        content=match["content"],
        value=match["value"],
        negated=match["negated"] is not None,
        towards=wanted,
    )


def read_cases(path: Path) -> Iterator[Case]:
    """Read one file of the table."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    options = table.get("options", {})
    for number, entry in enumerate(table["case"], 1):
        yield Case(
            name=f"{path.stem}-{number:03}",
            text=entry["text"],
            acts=tuple(read_line(line) for line in entry["acts"]),
            options=options | entry.get("options", {}),
            known=entry.get("known"),
            swaps=entry.get("swaps", True),
        )


def all_cases() -> list[Case]:
    """Read the whole table."""
    return [case for path in sorted(FOLDER.glob("*.toml")) for case in read_cases(path)]


def as_expected(document: Document, act: Act, model: Expected | None = None) -> Expected:
    """Give an act in the form of the table, with only what the model of it looks at."""
    value: str | None = None
    towards: frozenset[str]
    if isinstance(act, Demand):
        value = act.polarity
        towards = frozenset(actor.id for actor in act.addressees)
    else:
        towards = frozenset(actor.id for actor in getattr(act, "targets", ()))
    if isinstance(act, Evaluation):
        value = f"{act.valence:+d}" if act.valence else "0"
    elif isinstance(act, Commitment):
        by_polarity = model is not None and model.value in {"do", "refrain"}
        value = act.polarity if by_polarity else act.mode
    elif isinstance(act, Claim):
        value = act.mode
    elif isinstance(act, Decision):
        value = act.polarity
    text = document.text or ""
    looks_at_towards = model is None or model.towards is not None
    looks_at_value = model is None or model.value is not None
    return Expected(
        issuers=frozenset(actor.id for actor in document.statement_of(act).issuers),
        kind=act.kind,
        content=" ... ".join(span.of(text) for span in act.content),
        value=value if looks_at_value else None,
        negated=act.negated,
        towards=towards if looks_at_towards else None,
    )


def differences(document: Document, wanted: Sequence[Expected]) -> tuple[list[str], list[str]]:
    """Give what is wanted and missing, and what is there and not wanted."""
    left = list(document.acts)
    missing: list[str] = []
    for expected in wanted:
        for act in left:
            if as_expected(document, act, expected) == expected:
                left.remove(act)
                break
        else:
            missing.append(str(expected))
    return missing, [str(as_expected(document, act)) for act in left]


def read_case(case: Case, parser: Parser) -> tuple[list[str], list[str]]:
    """Parse a case and give the differences."""
    return differences(parser.parse(case.text, **case.options), case.acts)
