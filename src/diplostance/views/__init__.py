"""Views: documents and comparisons, made to be looked at."""

from __future__ import annotations

from diplostance.views.html import document_fragment, render_html
from diplostance.views.table import render_table
from diplostance.views.text import render_text

__all__ = ["document_fragment", "render_html", "render_table", "render_text"]
