"""Words as data: one folder a language, one TOML file a topic."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any

from diplostance.errors import LexiconError, UnknownLanguageError


@functools.cache
def available_languages() -> tuple[str, ...]:
    """Give the codes of the languages that have words, sorted."""
    root = resources.files(__name__)
    return tuple(
        sorted(entry.name for entry in root.iterdir() if entry.joinpath("words.toml").is_file())
    )


def read_topic(language: str, topic: str) -> dict[str, Any]:
    """Read one topic of a language, such as ``words`` or ``cues/demand``.

    Raises:
        UnknownLanguageError: When there is no such language.
        LexiconError: When the topic is missing or no TOML.
    """
    if language not in available_languages():
        raise UnknownLanguageError(language, available_languages())
    path = resources.files(__name__).joinpath(language, *f"{topic}.toml".split("/"))
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise LexiconError(f"{language}/{topic}.toml", "the file is missing") from None
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{language}/{topic}.toml", str(error)) from None
