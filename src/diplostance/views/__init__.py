"""Views: documents and comparisons, made to be looked at."""

from __future__ import annotations

from diplostance.views.comparison import render_comparison
from diplostance.views.events import render_event_dossiers
from diplostance.views.html import html_fragment, render_html
from diplostance.views.movement import render_answers, render_dossiers, render_drift
from diplostance.views.table import render_table
from diplostance.views.text import render_text

__all__ = [
    "html_fragment",
    "render_answers",
    "render_comparison",
    "render_dossiers",
    "render_drift",
    "render_event_dossiers",
    "render_html",
    "render_table",
    "render_text",
]
