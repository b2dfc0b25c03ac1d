"""The text view: a document's statements and acts, with their evidence, for people to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from diplostance.errors import MissingExtraError
from diplostance.model import (
    Act,
    Actor,
    Commitment,
    Decision,
    Demand,
    Document,
    Evaluation,
    Event,
    Span,
    Statement,
    Telling,
    TimeInterval,
)
from diplostance.model.acts import Claim
from diplostance.scales import Scale, default
from diplostance.views._cells import isolated, safe, wrap
from diplostance.views._evidence import pieces, towards

_NARROWEST: Final = 20
_MARGIN: Final = 4
_SIGNS: Final = {-1: "negative", 0: "neutral", 1: "positive"}
_STYLES: Final = {
    "title": "bold",
    "meta": "dim",
    "statement": "bold cyan",
    "act": "bold",
    "evidence": "",
    "note": "dim",
}

Line = tuple[str, int, str]
"""A style, the indent in cells, and the safe text of a paragraph."""


def render_text(
    document: Document, *, width: int = 88, colour: bool = False, scale: Scale | None = None
) -> str:
    """Show a document for people: each statement, its acts, and the words that they rest on.

    Every act is shown with the words of the text, its cue in square brackets; " ... " stands
    where something in between is left out. A document without its text shows where the evidence
    stands instead. Control characters of the text come out as escapes, so that no text can drive
    the terminal.

    Args:
        document: What to show.
        width: How many cells a line may take, at least 20.
        colour: Whether to style the lines for a terminal.
        scale: The scale that ranks the acts; the library's own when it is not given.

    Returns:
        Lines that end with a line feed each.

    Raises:
        ValueError: When the width is too small.
        MissingExtraError: When colour is asked for and rich is not installed.
    """
    if width < _NARROWEST:
        raise ValueError(f"width must be >= {_NARROWEST}, got {width}")
    if scale is None:
        scale = default()
    paint = _Painter() if colour else None
    out: list[str] = []
    for style, indent, paragraph in _lines(document, scale):
        lines = wrap(paragraph, max(width - indent, _NARROWEST // 2)) or [""]
        for line in lines:
            shown = isolated(line)
            if paint is not None:
                shown = paint(shown, _STYLES[style])
            out.append(f"{' ' * indent}{shown}" if shown else "")
    return "\n".join(out) + "\n"


class _Painter:
    """Styles by way of rich, which is only needed for colour."""

    def __init__(self) -> None:
        try:
            from rich.color import ColorSystem  # noqa: PLC0415 - optional
            from rich.style import Style  # noqa: PLC0415
        except ImportError:
            raise MissingExtraError("rich", "rich") from None
        self._style, self._system = Style, ColorSystem.STANDARD

    def __call__(self, text: str, style: str) -> str:
        if not text or not style:
            return text
        return self._style.parse(style).render(text, color_system=self._system)


def _lines(document: Document, scale: Scale) -> Iterator[Line]:
    yield "title", 0, safe(document.title or document.id)
    yield "meta", 0, " | ".join(_about_document(document))
    if document.text is None:
        yield "meta", 0, "Shared without its text: numbers show where the evidence stands in it."
    if not document.statements:
        yield "evidence", 0, ""
        yield "evidence", 0, "No statements."
    ranked = False
    for statement in document.statements:
        yield "evidence", 0, ""
        yield "statement", 0, _statement_line(statement)
        for act in statement.acts:
            rank = scale.rank(act)
            ranked = ranked or rank is not None
            strength = f"strength {rank.value} of {rank.highest}" if rank else None
            yield from _act_lines(document, act, strength)
    if ranked:
        yield "evidence", 0, ""
        yield "note", 0, safe(f"Strength: place on the scale {scale.name} {scale.version}.")


def _about_document(document: Document) -> Iterator[str]:
    if document.published is not None:
        yield document.published.isoformat()
    if document.source:
        yield safe(document.source)
    yield safe(f"{document.genre}, {document.extent}, {document.language}")
    if document.title:
        yield safe(document.id)


def _names(actors: Iterable[Actor]) -> str:
    return ", ".join(safe(actor.name) for actor in actors)


def day_words(time: TimeInterval) -> str:
    """Give a day, or the first and the last of several."""
    return str(time.start) if time.is_day else f"{time.start} to {time.end}"


def _statement_line(statement: Statement) -> str:
    parts = [_names(statement.issuers) or "nobody named"]
    if statement.organ is not None:
        parts.append(f"through {safe(statement.organ.name)}")
    if statement.speakers:
        parts.append(f"by {_names(statement.speakers)}")
    if statement.date is not None:
        parts.append(day_words(statement.date))
    if statement.channel != "unknown":
        parts.append(safe(statement.channel))
    return f"{safe(statement.id)} {' | '.join(parts)}"


def _act_lines(document: Document, act: Act, strength: str | None) -> Iterator[Line]:
    force = safe(act.force) if act.force else "no force"
    head = [f"{act.kind}: {force}" + (f" {act.degree:+d}" if act.degree else "")]
    head += _fields(act)
    if act.status != "performed":
        head.append(safe(act.status))
    if act.hedged:
        head.append("hedged")
    if strength:
        head.append(strength)
    if act.origin != "rule":
        head.append(f"origin {safe(act.origin)}")
    yield "act", 2, f"{safe(act.id)} {' | '.join(head)}"
    yield "evidence", _MARGIN, _evidence(document, act.cue, act.content)
    for telling in act.tellings:
        yield "note", _MARGIN, "also: " + _telling(document, telling)
    for note in _notes(document, act):
        yield "note", _MARGIN, note


def _towards(act: Act) -> list[str]:
    word, actors = towards(act)
    return [f"{word} {_names(actors)}"] if actors else []


def _conduct(action: str, polarity: str) -> str:
    return safe(f"{polarity} {action}")


def _fields(act: Act) -> list[str]:
    """Say what only acts of this kind have."""
    match act:
        case Demand():
            return [
                *_towards(act),
                _conduct(act.action, act.polarity),
                *(["urgent"] if act.urgent else []),
                *([f"by {day_words(act.deadline)}"] if act.deadline else []),
            ]
        case Evaluation():
            return [*_towards(act), _SIGNS[act.valence]]
        case Commitment():
            return [
                safe(act.mode),
                _conduct(act.action, act.polarity),
                *_towards(act),
            ]
        case Claim():
            return [safe(act.mode), *_towards(act)]
        case Decision():
            return [_conduct(act.action, act.polarity), *_towards(act)]


def _words(document: Document, span: Span) -> str:
    if document.text is None:
        return f"{span.start}-{span.end}"
    return f'"{safe(span.of(document.text))}"'


def _telling(document: Document, telling: Telling) -> str:
    return _evidence(document, telling.cue, telling.content)


def _evidence(document: Document, cue: Span | None, content: tuple[Span, ...]) -> str:
    """Give the words of an act in the order of the text, the cue in brackets."""
    text = document.text
    if text is None:
        places = [f"cue {cue.start}-{cue.end}"] if cue else []
        places += [f"content {span.start}-{span.end}" for span in content]
        return ", ".join(places) or "no evidence"
    out: list[str] = []
    for piece in pieces(text, cue, content):
        words = piece.span.of(text)
        # What is left of a content beside its cue keeps the space between them.
        shown = f"[{safe(words)}]" if piece.is_cue else safe(words)
        out.append(piece.gap + " " * words[0].isspace() + shown + " " * words[-1].isspace())
    return "".join(out).strip() or "no evidence"


def _notes(document: Document, act: Act) -> Iterator[str]:
    if act.attribution:
        chain = (
            safe(a.actor.name) + (f" ({_words(document, a.cue)})" if a.cue else "")
            for a in act.attribution
        )
        yield f"told by: {', then '.join(chain)}"
    for about in act.about:
        if isinstance(about, Event):
            yield f"about: {_event(document, about)}"
        else:
            yield f"about: act {safe(about.id)}"
    for norm in act.norms:
        words = f" {_words(document, norm.span)}" if norm.span else ""
        yield f"norm: {safe(norm.norm)} {safe(norm.relation)}{words}"
    for condition in act.conditions:
        yield f"condition: {safe(condition.kind)} {_words(document, condition.span)}"


def _event(document: Document, event: Event) -> str:
    parts = [f"{safe(event.id)} {safe(event.kind)}"]
    if event.trigger is not None:
        parts.append(_words(document, event.trigger))
    if event.agents:
        parts.append(f"by {_names(event.agents)}")
    if event.patients:
        parts.append(f"to {_names(event.patients)}")
    if event.place:
        parts.append(f"in {safe(event.place)}")
    if event.time is not None:
        parts.append(day_words(event.time))
    if event.realised is not True:
        parts.append("open whether it happened" if event.realised is None else "has not happened")
    if event.asserted_by:
        parts.append(f"according to {_names(event.asserted_by)}")
    return ", ".join(parts)
