"""The frame that all pages share: head, style sheet, and the form that goes into a notebook."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Final

from diplostance.views._markup import EMPTY, Html, clipped, element, words

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What the page may do: show itself. It loads nothing, runs nothing and sends nothing."""


@functools.cache
def style_sheet() -> Html:
    """Give the style sheet; every rule in it is for what has the class ``diplostance``."""
    file = resources.files("diplostance.views").joinpath("page.css")
    return Html(file.read_text(encoding="utf-8"))


def page(title: str, *body: Html, style: Html = EMPTY) -> str:
    """Give a whole page that needs nothing but itself.

    Args:
        title: The title, as plain text.
        body: What stands in it: a header, a main part and a footer.
        style: Rules that only this page needs.
    """
    head = (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="color-scheme" content="light dark">\n'
        # A title holds text alone: an escape that is an element would show its tags.
        f"<title>{plain_title(title)}</title>\n"
        f"<style>\n{style_sheet()}{style}</style>"
    )
    shown = element("body", *body, class_="diplostance whole")
    return f'<!doctype html>\n<html lang="en">\n<head>\n{head}\n</head>\n{shown}\n</html>\n'


def plain_title(title: str) -> Html:
    """Escape a title for an element that holds no other elements."""
    shown = words(clipped(title) or "untitled")
    return Html(shown.replace('<span class="escape">', "").replace("</span>", ""))


def fragment(*body: Html, style: Html = EMPTY) -> str:
    """Give a part of somebody else's page; it brings its style, which touches nothing else."""
    rules = element("style", Html(f"\n{style_sheet()}{style}"))
    return element("div", rules, *body, class_="diplostance part", lang="en", dir="ltr")
