"""Settings of all tests."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# Slow machines must not fail a test, and the same tree must give the same result each time. With
# DIPLOSTANCE_EXPLORE set, Hypothesis looks for new examples at every run.
settings.register_profile(
    "steady",
    derandomize=not os.environ.get("DIPLOSTANCE_EXPLORE"),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")
