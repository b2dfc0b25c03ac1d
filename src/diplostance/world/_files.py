"""Reading of the files of facts."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

from diplostance.errors import LexiconError


def read_facts(topic: str) -> dict[str, Any]:
    """Read one file of facts.

    Raises:
        LexiconError: When it is missing or no TOML.
    """
    file = resources.files("diplostance.world").joinpath(f"{topic}.toml")
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise LexiconError(f"world/{topic}.toml", "the file is missing") from None
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"world/{topic}.toml", str(error)) from None
