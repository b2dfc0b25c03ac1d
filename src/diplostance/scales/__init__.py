"""Named orders of strength: what turns the words of an act into a rank.

Strength is a reading, not a fact: experts order diplomatic verbs differently. So an act stores its
``force`` and its ``degree``, and a scale, with a name and a version, turns them into a `Rank` on
one of two axes. `default` and `gruenberg` are the scales that come with the library; a scale of
your own is a TOML file for `load_scale`, or a `Scale` built from `Step` objects.
"""

from __future__ import annotations

from diplostance.scales._files import available_scales, default, gruenberg, load_scale, named_scale
from diplostance.scales.scale import AXES, Rank, Reading, Scale, Step

__all__ = [
    "AXES",
    "Rank",
    "Reading",
    "Scale",
    "Step",
    "available_scales",
    "default",
    "gruenberg",
    "load_scale",
    "named_scale",
]
