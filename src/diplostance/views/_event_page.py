"""The page of events: who tells each, who is said to have done it, and who denies that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from diplostance.views._evidence_parts import MOST_EVIDENCE, sentence
from diplostance.views._excerpt import of_event
from diplostance.views._list_pages import list_head, list_main, told_by
from diplostance.views._markup import Html, element, join, outside, words
from diplostance.views._parts import event_line, facts
from diplostance.views.comparison import counted
from diplostance.views.events import actor_names, blame_words, dispute_words, doers_words

if TYPE_CHECKING:
    from diplostance.comparison import EventDossier
    from diplostance.model import Document, Event

_LONGEST: Final = 300


def events_body(dossiers: Sequence[EventDossier], level: int) -> Iterator[Html]:
    """Give the head and the main part of a page of events."""
    yield list_head("Events and who tells them", counted(len(dossiers), "event"), level)
    rows = [_dossier(dossier, level + 1) for dossier in dossiers]
    yield list_main(rows or [element("p", words("No events."), class_="quiet")], level)


def _dossier(dossier: EventDossier, level: int) -> Html:
    head = element(
        f"h{level}",
        outside(dossier.label, _LONGEST),
        words(" "),
        outside(dossier.name, class_="id"),
        words(" "),
        element("span", words(dispute_words(dossier)), class_="relation"),
    )
    told = [(doers_words(dossier).capitalize(), _blamed(dossier))]
    if dossier.denied_by:
        deniers = actor_names(dossier.denied_by, dossier.names)
        told.append(("Denied by", outside(deniers, _LONGEST)))
    tellings = [_telling(*telling, level + 1) for telling in dossier.tellings[:MOST_EVIDENCE]]
    more = len(dossier.tellings) - MOST_EVIDENCE
    if more > 0:
        tellings.append(element("p", words(f"{more} more"), class_="quiet"))
    tone = "apart" if dossier.disputed else "neither"
    shown = [head, told_by(dossier.documents), facts(told), *tellings]
    return element("article", *shown, class_=f"row {tone}")


def _blamed(dossier: EventDossier) -> Html:
    if not dossier.agents:
        return words("nobody named")
    return join(
        [outside(blame_words(one, dossier.names), _LONGEST) for one in dossier.agents], "; "
    )


def _telling(document: Document, event: Event, level: int) -> Html:
    """Show how a document tells an event: the word for it in its sentence, and who says so."""
    shown = sentence(document, of_event(document, event))
    nothing = element("p", words("No words are at hand."), class_="about")
    line = element("p", event_line(document.text, event), class_="about")
    name = [outside(document.id)]
    if document.published is not None:
        published = element("time", words(document.published.isoformat()))
        name += [element("span", words(", published "), published, class_="quiet")]
    return element("section", element(f"h{level}", *name), shown or nothing, line, class_="card")
