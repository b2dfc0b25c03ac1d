"""Scales as files: TOML, one scale a file."""

from __future__ import annotations

import functools
import os
import tomllib
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from diplostance.errors import LexiconError, OptionError
from diplostance.scales.scale import AXES, Scale, Step

_TEXTS = ("name", "version", "about", "source")
_STEP_KEYS = ("label", "forces", "reason")


def _tidy(value: Any) -> Any:
    """Join a text that the file breaks into lines."""
    return " ".join(value.split()) if isinstance(value, str) else value


def _step(raw: Any, path: str, where: str) -> Step:
    if not isinstance(raw, Mapping):
        raise LexiconError(where, f"{path} must be a table")
    for key in raw:
        if key not in _STEP_KEYS:
            raise LexiconError(where, f"{path} has an unknown key {key!r}")
    for key in ("label", "forces"):
        if key not in raw:
            raise LexiconError(where, f"{path} has no {key}")
    try:
        return Step(label=raw["label"], forces=raw["forces"], reason=_tidy(raw.get("reason")))
    except (TypeError, ValueError) as error:
        raise LexiconError(where, f"{path}: {error}") from None


def _build(raw: Mapping[str, Any], where: str) -> Scale:
    for key in raw:
        if key not in (*_TEXTS, *AXES, "unordered"):
            raise LexiconError(where, f"unknown key {key!r}")
    for key in ("name", "version"):
        if key not in raw:
            raise LexiconError(where, f"{key} is missing")
    steps: dict[str, tuple[Step, ...]] = {}
    for axis in AXES:
        listed = raw.get(axis, [])
        if not isinstance(listed, list):
            raise LexiconError(where, f"{axis} must be a list of tables")
        steps[axis] = tuple(_step(s, f"{axis}[{i}]", where) for i, s in enumerate(listed))
    unordered = raw.get("unordered", {})
    if not isinstance(unordered, Mapping):
        raise LexiconError(where, "unordered must be a table of reasons")
    try:
        return Scale(
            name=raw["name"],
            version=raw["version"],
            emotive=steps["emotive"],
            instructive=steps["instructive"],
            about=_tidy(raw.get("about")),
            source=_tidy(raw.get("source")),
            unordered={kind: _tidy(reason) for kind, reason in unordered.items()},
        )
    except (TypeError, ValueError) as error:
        raise LexiconError(where, str(error)) from None


def load_scale(path: str | os.PathLike[str]) -> Scale:
    """Read a scale from a TOML file.

    The file has a ``name`` and a ``version``, optionally ``about``, ``source`` and a table
    ``unordered`` (why acts of a kind have no rank), and a list of tables for each axis, weakest
    step first::

        name = "house"
        version = "1"

        [[instructive]]
        label = "asked"
        forces = ["demand.ask", "demand.request"]
        reason = "The answer is left to the other side."

    Raises:
        LexiconError: When the file is no such scale.
        OSError: When it cannot be read.
    """
    where = os.fspath(path)
    try:
        raw = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise LexiconError(where, "the file is not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(where, str(error)) from None
    return _build(raw, where)


def available_scales() -> tuple[str, ...]:
    """Give the names of the scales that come with the library, sorted."""
    names = (entry.name for entry in resources.files("diplostance.scales").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@functools.cache
def _shipped(name: str) -> Scale:
    file = resources.files("diplostance.scales").joinpath(f"{name}.toml")
    return _build(tomllib.loads(file.read_text(encoding="utf-8")), f"scales/{name}.toml")


def named_scale(name: str) -> Scale:
    """Give a scale that comes with the library, by its name.

    Raises:
        OptionError: When there is no such scale.
    """
    available = available_scales()
    if name not in available:
        raise OptionError("scale", name, f"one of {', '.join(available)}")
    return _shipped(name)


def default() -> Scale:
    """Give the library's own order; its reasons stand in its steps and in ``about``.

    It asks two questions of each word. Emotive: does it say how the speaker feels, or does it
    judge what was done? A judgement takes a side and is above any feeling. Instructive: how much
    room does the word leave to the one who is asked, from an open invitation to an ultimatum?
    """
    return _shipped("default")


def gruenberg() -> Scale:
    """Give the order of verbs in Security Council resolutions after J. Gruenberg.

    "An analysis of United Nations Security Council resolutions: are all countries treated
    equally?", Case Western Reserve Journal of International Law 41, 2009.
    """
    return _shipped("gruenberg")
