"""Cards: an act with all that is known of it, and a statement with its acts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from diplostance.model import (
    Act,
    ActionObject,
    Commitment,
    Decision,
    Demand,
    Document,
    Evaluation,
    Event,
    Statement,
)
from diplostance.scales import Scale
from diplostance.views._anchors import Anchors
from diplostance.views._evidence import towards
from diplostance.views._markup import Html, element, join, outside, words
from diplostance.views._parts import (
    actor_list,
    day,
    event_line,
    force,
    plain,
    quotation,
    said,
    strength,
)

_SIGNS: Final = {-1: "negative", 0: "neutral", 1: "positive"}
_MOST_EVENTS: Final = 12

Row = tuple[str, Html]
"""The name of a field and what stands in it."""


def statement_line(statement: Statement) -> Html:
    """Tell through whom, by whom, where and when a statement was made; may be empty."""
    parts: list[Html] = []
    if statement.organ is not None:
        parts.append(join([words("through "), actor_list([statement.organ])]))
    if statement.speakers:
        parts.append(join([words("by "), actor_list(statement.speakers)]))
    if statement.channel != "unknown":
        parts.append(plain(statement.channel))
    if statement.date is not None:
        parts.append(day(statement.date))
    return join(parts, " · ")


def issuers(statement: Statement) -> Html:
    """Name those on whose behalf a statement is made."""
    return actor_list(statement.issuers) if statement.issuers else words("Nobody named")


def statement_section(
    document: Document, statement: Statement, *, anchors: Anchors, scale: Scale, level: int = 3
) -> Html:
    """Show a statement with the cards of its acts.

    Args:
        document: The document that it is part of.
        statement: What to show.
        anchors: The ids on this page.
        scale: What ranks the acts.
        level: Level of its heading; the acts have the next one.
    """
    about = statement_line(statement)
    head = element(f"h{level}", issuers(statement), words(" "), outside(statement.id, class_="id"))
    cards = [
        act_card(document, act, anchors=anchors, scale=scale, level=level + 1)
        for act in statement.acts
    ]
    if about:
        head = join([head, element("p", about, class_="about")])
    return element("section", head, *cards, class_="statement")


def act_card(
    document: Document,
    act: Act,
    *,
    anchors: Anchors,
    scale: Scale,
    level: int = 4,
    statement: Statement | None = None,
) -> Html:
    """Show an act with its words and all its fields.

    Args:
        document: The document that it is part of.
        act: What to show.
        anchors: The ids on this page; where the act has a number there, the card has an id, and
            links that lead back to the words in the text.
        scale: What ranks it.
        level: Level of its heading.
        statement: The statement, where the card must say by itself who speaks.
    """
    number = anchors.number(act)
    linked = number is not None and document.text is not None
    head = [
        element("span", words(act.kind.capitalize()), class_="kind"),
        words(": "),
        force(act),
        words(" "),
        outside(act.id, class_="id"),
    ]
    rows = list(_rows(document, act, anchors, scale))
    if statement is not None:
        rows.insert(0, ("issuer", issuers(statement)))
    evidence = quotation(document.text, act.cue, act.content)
    quoted = element("blockquote", evidence, *_back(anchors, number, 0, linked=linked))
    if not evidence:
        quoted = element("p", words("No evidence."), class_="quiet")
    return element(
        "article",
        element(f"h{level}", *head, id=None if number is None else anchors.head(number)),
        quoted,
        *_marks(act),
        element("dl", *(_row(name, value) for name, value in rows)),
        class_=f"card {act.kind}",
        id=None if number is None else anchors.card(number),
    )


def _row(name: str, value: Html) -> Html:
    return element("div", element("dt", words(name)), element("dd", value))


def _back(anchors: Anchors, number: int | None, telling: int, *, linked: bool) -> list[Html]:
    """Give a link from a card to the words in the text."""
    if number is None or not linked:
        return []
    link = element(
        "a",
        words("in the text"),
        class_="back",
        href=f"#{anchors.words(number, telling)}",
    )
    return [words(" "), link]


def _marks(act: Act) -> list[Html]:
    """Say in single words what is out of the ordinary."""
    told: list[str] = []
    if act.status != "performed":
        told.append(act.status)
    if act.hedged:
        told.append("hedged")
    if isinstance(act, Demand) and act.urgent:
        told.append("urgent")
    if not told:
        return []
    return [element("ul", *(element("li", plain(word)) for word in told), class_="marks")]


def _rows(document: Document, act: Act, anchors: Anchors, scale: Scale) -> Iterator[Row]:
    text = document.text
    yield from _fields(text, act)
    reading = scale.reading(act)
    if reading.rank is not None:
        yield "strength", strength(reading.rank)
    number = anchors.number(act)
    for telling, told in enumerate(act.tellings, 1):
        shown = quotation(text, told.cue, told.content)
        linked = text is not None and bool(shown)
        yield "also", join([shown, *_back(anchors, number, telling, linked=linked)])
    if act.attribution:
        yield (
            "told by",
            join(
                (
                    actor_list([a.actor])
                    if a.cue is None
                    else join([actor_list([a.actor]), said(text, a.cue)], " ")
                    for a in act.attribution
                ),
                ", then ",
            ),
        )
    yield from _about(text, act, anchors)
    for norm in act.norms:
        named = join([plain(norm.norm), words(" "), plain(norm.relation)])
        yield "norm", join([named, said(text, norm.span)], " ") if norm.span else named
    for condition in act.conditions:
        yield "condition", join([plain(condition.kind), said(text, condition.span)], " ")
    if act.cue_id or act.origin != "rule":
        yield "read by", read_by(act)


def read_by(act: Act) -> Html:
    """Say what read an act: a rule with the entry of the lexicon, a person, a model."""
    entry = [outside(act.cue_id, class_="id")] if act.cue_id else []
    return join([plain(act.origin), *entry], " ")


def _fields(text: str | None, act: Act) -> Iterator[Row]:
    """Give what only acts of this kind have."""
    match act:
        case Demand():
            yield from _towards(act)
            yield from _conduct(text, act)
            if act.deadline is not None:
                yield "by", day(act.deadline)
        case Evaluation():
            yield from _towards(act)
            yield "judgement", words(_SIGNS[act.valence])
        case Commitment():
            yield "mode", plain(act.mode)
            yield from _conduct(text, act)
            yield from _towards(act)
        case Decision():
            yield from _conduct(text, act)
            yield from _towards(act)
        case _:
            yield "mode", plain(act.mode)
            yield from _towards(act)


def _towards(act: Act) -> Iterator[Row]:
    word, actors = towards(act)
    if actors:
        yield word, actor_list(actors)


def _conduct(text: str | None, act: Demand | Commitment | Decision) -> Iterator[Row]:
    yield "conduct", join([plain(act.polarity), words(" "), plain(act.action)])
    if act.objects:
        yield "object", join((_object(text, thing) for thing in act.objects), ", ")


def _object(text: str | None, thing: ActionObject) -> Html:
    parts = [said(text, thing.span)] if thing.span is not None else []
    if thing.actor is not None:
        named = actor_list([thing.actor])
        parts.append(join([words("("), named, words(")")]) if parts else named)
    return join(parts, " ")


def _about(text: str | None, act: Act, anchors: Anchors) -> Iterator[Row]:
    for about in act.about[:_MOST_EVENTS]:
        if isinstance(about, Event):
            yield "event", event_line(text, about)
            continue
        number = anchors.number(about)
        shown = outside(about.id)
        if number is not None:
            shown = element("a", shown, href=f"#{anchors.card(number)}")
        yield "act", join([words(f"{about.kind} "), shown])
    if len(act.about) > _MOST_EVENTS:
        yield "event", words(f"{len(act.about) - _MOST_EVENTS} more")
