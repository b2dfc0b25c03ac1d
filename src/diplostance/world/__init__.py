"""Facts that no language changes: states, memberships, movements, offices, codes of event data.

Names stand in the folder of their language; here stand ids. Nothing is read before it is asked for.
"""

from diplostance.world.event_codes import Coding, EventCode, coding_of, load_event_codes
from diplostance.world.facts import Movement, State, load_memberships, load_movements, load_states
from diplostance.world.ids import parent_body, slug, unaccented
from diplostance.world.offices import Term, load_offices

__all__ = [
    "Coding",
    "EventCode",
    "Movement",
    "State",
    "Term",
    "coding_of",
    "load_event_codes",
    "load_memberships",
    "load_movements",
    "load_offices",
    "load_states",
    "parent_body",
    "slug",
    "unaccented",
]
