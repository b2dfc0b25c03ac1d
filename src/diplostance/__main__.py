"""``python -m diplostance`` is the command ``diplostance``."""

from __future__ import annotations

import sys

from diplostance.cli import main

if __name__ == "__main__":
    sys.exit(main())
