"""Facts that no language changes: codes of states, memberships, movements, offices with dates.

Names stand in the folder of their language; here stand ids. Nothing is read before it is asked for.
"""

from diplostance.world.facts import Movement, State, load_memberships, load_movements, load_states
from diplostance.world.ids import slug, unaccented
from diplostance.world.offices import Term, load_offices

__all__ = [
    "Movement",
    "State",
    "Term",
    "load_memberships",
    "load_movements",
    "load_offices",
    "load_states",
    "slug",
    "unaccented",
]
