"""Print the JSON Schema: ``python -m diplostance.exchange > schema.json``."""

from __future__ import annotations

import sys

from diplostance.exchange.schema import schema_text

if __name__ == "__main__":
    sys.stdout.write(schema_text())
