"""The table view: one line an act, cut to the width of a terminal."""

from __future__ import annotations

from typing import Final

from diplostance.model import Act, Actor, Demand, Document, Evaluation, Statement
from diplostance.views._cells import cells, clip, isolated, pad, safe

_HEADS: Final = ("id", "kind", "force", "issuer", "towards", "content")
_WIDEST: Final = (12, 10, 14, 18, 22)
_NARROWEST: Final = 12


def render_table(document: Document, *, width: int = 100) -> str:
    """Show the acts of a document as a table for people, one line each.

    Long cells are cut, with an ellipsis; `diplostance.exchange` writes whole tables for programs.

    Args:
        document: What to show.
        width: How many cells a line may take; a content keeps at least 12.

    Returns:
        A heading, the head of the table, and a line for each act, each with its line feed.
    """
    heading = safe(document.title or document.id)
    if document.published is not None:
        heading = f"{document.published} {heading}"
    rows = [
        _row(document, statement, act)
        for statement in document.statements
        for act in statement.acts
    ]
    if not rows:
        return f"{isolated(heading)}\n(no acts)\n"
    table = [_HEADS, *rows]
    widths = [
        min(most, max(cells(row[column]) for row in table)) for column, most in enumerate(_WIDEST)
    ]
    rest = max(width - sum(widths) - 2 * len(widths), _NARROWEST)
    lines = [isolated(heading)]
    for row in table:
        shown = [pad(clip(cell, size), size) for cell, size in zip(row, widths, strict=False)]
        shown.append(clip(row[-1], rest))
        lines.append("  ".join(map(isolated, shown)).rstrip())
    return "\n".join(lines) + "\n"


def _names(actors: tuple[Actor, ...]) -> str:
    return ", ".join(safe(actor.name) for actor in actors)


def _row(document: Document, statement: Statement, act: Act) -> tuple[str, ...]:
    mark = "" if act.status == "performed" else f" ({act.status})"
    force = f"{act.force or '-'}{f' {act.degree:+d}' if act.degree else ''}{mark}"
    match act:
        case Demand():
            towards = _names(act.addressees)
        case Evaluation():
            sign = {-1: "- ", 0: "", 1: "+ "}[act.valence]
            towards = sign + _names(act.targets)
        case _:
            towards = _names(act.targets)
    if document.text is None:
        content = ", ".join(f"{span.start}-{span.end}" for span in act.content)
    else:
        content = safe(document.quote(act))
    return (
        safe(act.id), act.kind, safe(force), _names(statement.issuers) or "-", towards, content,
    )  # fmt: skip
