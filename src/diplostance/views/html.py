"""The HTML view: one page that needs nothing but itself, for a document or for a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from diplostance.errors import OptionError
from diplostance.model import Document
from diplostance.scales import Scale
from diplostance.views._document_page import document_fragment, document_page
from diplostance.views._markup import Html
from diplostance.views._page import fragment, page

if TYPE_CHECKING:
    from diplostance.comparison import Answers, Comparison, Dossiers, Drift, EventDossiers

    Shown: TypeAlias = Document | Comparison | Drift | Answers | Dossiers | EventDossiers

_ALLOWED: Final = (
    "a Document, a Comparison, a Drift, or what answers, reconcile or reconcile_events gave"
)


def render_html(shown: Shown, *, scale: Scale | None = None) -> str:
    """Show a document, or a result of comparison, as one page of HTML.

    The page has no script, loads nothing, and escapes all that comes from outside. It can be read
    without colours, with a screen reader, in the light and in the dark, and on a phone.

    - A document: its text with the acts marked in place, and a card for every act. Pointing at
      marked words, or going to them with the Tab key, shows who says it to whom, how strongly, and
      by which rule it was read.
    - A comparison: matter by matter, two columns with the evidence of each side, and the score with
      its parts.
    - A drift: how strongly the issuer spoke on each day, and what changed from one to the next.
    - What `diplostance.comparison.answers`, `diplostance.comparison.reconcile` or
      `diplostance.comparison.reconcile_events` gave: a list.

    Long names and quotations are cut, with an ellipsis; the text of a document is always whole.

    Args:
        shown: What to show.
        scale: For a document: what ranks its acts; the library's own when it is not given.

    Returns:
        A page of HTML 5. It can be written as UTF-8 whatever the text holds.

    Raises:
        OptionError: When it is nothing that has a page.
    """
    if isinstance(shown, Document):
        return document_page(shown, scale=scale)
    title, body = _body(shown, level=1)
    return page(title, *body)


def html_fragment(shown: Shown, *, scale: Scale | None = None) -> str:
    """Show the same as a part of a page, such as the output of a notebook's cell.

    Args:
        shown: What to show.
        scale: For a document: what ranks its acts.

    Returns:
        One ``div`` element that brings its style, which touches nothing else.

    Raises:
        OptionError: When it is nothing that has a page.
    """
    if isinstance(shown, Document):
        return document_fragment(shown, scale=scale)
    return fragment(*_body(shown, level=2)[1])


def _body(shown: Shown, *, level: int) -> tuple[str, list[Html]]:
    # Comparisons know nothing of views, and are loaded only where one is shown.
    from diplostance.comparison import (  # noqa: PLC0415
        Answers,
        Comparison,
        Dossiers,
        Drift,
        EventDossiers,
    )
    from diplostance.views._comparison_page import comparison_body  # noqa: PLC0415
    from diplostance.views._event_page import events_body  # noqa: PLC0415
    from diplostance.views._list_pages import answers_body, dossiers_body  # noqa: PLC0415
    from diplostance.views._movement_page import drift_body  # noqa: PLC0415

    if isinstance(shown, Comparison):
        return f"{shown.a.name} and {shown.b.name}", list(comparison_body(shown, level))
    if isinstance(shown, Drift):
        return f"{shown.name}: movement", list(drift_body(shown, level))
    if isinstance(shown, Answers):
        return "Demands and what became of them", list(answers_body(shown.items, level))
    if isinstance(shown, Dossiers):
        return "Statements and who tells them", list(dossiers_body(shown.items, level))
    if isinstance(shown, EventDossiers):
        return "Events and who tells them", list(events_body(shown.items, level))
    raise OptionError("shown", shown, _ALLOWED)
