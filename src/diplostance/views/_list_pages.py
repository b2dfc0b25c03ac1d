"""The pages of lists: what became of demands, and statements with their tellings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from diplostance.views._evidence_parts import evidence_card, evidence_list
from diplostance.views._markup import EMPTY, Html, element, join, outside, words
from diplostance.views._parts import actor_list, day, event_line
from diplostance.views.comparison import counted

if TYPE_CHECKING:
    from diplostance.comparison import Answered, Dossier, Matter, Response

_TONES: Final = {"met": "together", "accepted": "together", "refused": "apart", "defied": "apart"}
_MOST_DOCUMENTS: Final = 40


def answers_body(answered: Sequence[Answered], level: int) -> Iterator[Html]:
    """Give the head and the main part of a page of demands."""
    yield list_head("Demands and what became of them", counted(len(answered), "demand"), level)
    rows = [_answered(one, level + 1) for one in answered]
    yield list_main(rows or [element("p", words("No demands."), class_="quiet")], level)


def dossiers_body(dossiers: Sequence[Dossier], level: int) -> Iterator[Html]:
    """Give the head and the main part of a page of statements."""
    yield list_head("Statements and who tells them", counted(len(dossiers), "statement"), level)
    yield list_main([_dossier(dossier, level + 1) for dossier in dossiers], level)


def list_head(title: str, told: str, level: int) -> Html:
    """Give the head of a page: its title, and how many there are."""
    name = "header" if level == 1 else "div"
    shown = [element(f"h{level}", words(title)), element("p", words(told), class_="about")]
    return element(name, *shown, class_="head")


def list_main(rows: Sequence[Html], level: int) -> Html:
    """Give the main part of a page: one article after the other."""
    return element("main" if level == 1 else "div", *rows, class_="matters")


def _answered(one: Answered, level: int) -> Html:
    outcome = one.outcome
    if outcome == "unanswered" and one.until is not None:
        outcome = f"unanswered up to {one.until}"
    head = element(f"h{level}", *_who(one), outside(outcome, class_="relation"))
    note = [element("p", outside(one.reason, 300), class_="about")] if one.reason else []
    given = [_response(response) for response in one.responses]
    if one.candidates:
        given.append(element("p", words("Perhaps an answer:"), class_="about"))
        given += [_response(response) for response in one.candidates]
    if one.pending and one.responses:
        waiting = outside(", ".join(one.pending), 300)
        given.append(element("p", words("No response from "), waiting, class_="about"))
    sides = [
        element(
            "div",
            element(f"h{level + 1}", words("Demand")),
            evidence_card(one.demand),
            class_="side",
        ),
        element(
            "div",
            element(f"h{level + 1}", words("Answers")),
            *(given or [element("p", words("None in these documents."), class_="quiet")]),
            class_="side",
        ),
    ]
    tone = _TONES.get(one.outcome, "neither")
    shown = [head, *note, element("div", *sides, class_="sides")]
    return element("article", *shown, class_=f"row {tone}")


def _who(one: Answered) -> Iterator[Html]:
    yield actor_list(one.demand.issuers, most=12) if one.demand.issuers else words("Nobody named")
    addressees = getattr(one.demand.act, "addressees", ())
    if addressees:
        yield join([words(" to "), actor_list(addressees, most=12)])
    yield words(" ")


def _response(response: Response) -> Html:
    days = "" if response.after is None else f" after {counted(response.after, 'day')}"
    more = f", {response.count} times" if response.count > 1 else ""
    notes = "".join(f"; {note}" for note in (*response.qualifiers, *response.doubts))
    told = outside(f"{response.outcome}, {response.way}{days}{more}{notes}", 400)
    parts = [element("p", told, class_="stance")]
    if response.evidence is not None:
        parts.append(evidence_card(response.evidence, who=True))
    elif response.event is not None:
        text = None if response.document is None else response.document.text
        where = outside(response.reference, class_="id")
        parts.append(element("p", event_line(text, response.event), words(" · "), where))
    return join(parts)


def told_by(documents: Sequence[str]) -> Html:
    """Name the documents that tell of something."""
    told = join([outside(name, class_="id") for name in documents[:_MOST_DOCUMENTS]], ", ")
    more = len(documents) - _MOST_DOCUMENTS
    rest = words(f" and {more} more") if more > 0 else EMPTY
    return element("p", words("Told by "), told, rest, class_="about")


def _dossier(dossier: Dossier, level: int) -> Html:
    head = [actor_list(dossier.issuers, most=12) if dossier.issuers else words("Nobody named")]
    if dossier.speakers:
        head.append(join([words(" by "), actor_list(dossier.speakers, most=12)]))
    if dossier.date is not None:
        head.append(join([words(", "), day(dossier.date)]))
    notes = [told_by(dossier.documents)]
    if dossier.reasons:
        why = outside("; ".join(dossier.reasons), 300)
        notes.append(element("p", words("One statement, because of: "), why, class_="about"))
    matters = [_matter(matter, len(dossier.documents), level + 1) for matter in dossier.matters]
    for one, other in dossier.contradictions:
        where = f"{', '.join(one.documents)} against {', '.join(other.documents)}"
        notes.append(
            element("p", words("Contradiction on "), outside(f"{one.about}: {where}", 300))
        )
    for difference in dossier.differences:
        quotes = [
            element(
                "li",
                element("q", outside(said, 300)),
                words(" "),
                outside(str(one.reference), class_="id"),
            )
            for said, one in (
                (difference.words_a, difference.a),
                (difference.words_b, difference.b),
            )
        ]
        matters.append(
            element(
                "section",
                element(f"h{level + 1}", words("Quoted differently: "), outside(difference.about)),
                element("ul", *quotes),
                class_="difference",
            )
        )
    return element("article", element(f"h{level}", *head), *notes, *matters, class_="row neither")


def _matter(matter: Matter, documents: int, level: int) -> Html:
    told = f"{len(matter.documents)} of {documents}" if documents > 1 else ""
    head = [outside(matter.about, 300), words(" "), outside(told, class_="relation")]
    return element(
        "section", element(f"h{level}", *head), *evidence_list(matter.evidence), class_="side"
    )
