"""Occasions: which acts were done on one occasion of speaking, and make one statement."""

from __future__ import annotations

from typing import Any

from diplostance.parsing.drafts import Draft


def by_occasion(groups: dict[tuple[Any, ...], list[Draft]]) -> dict[tuple[Any, ...], list[Draft]]:
    """Put acts without a named speaker with those of the one named speaker of their issuer."""
    result = dict(groups)
    for key in list(groups):
        issuers, speakers, channel = key
        if speakers:
            continue
        named = [k for k in groups if k[0] == issuers and k[1] and k[2] == channel]
        organ = {d.voice.organ.id for d in groups[key] if d.voice.organ is not None}
        if len(named) == 1 and organ:
            target = named[0]
            kept = {d.voice.organ.id for d in groups[target] if d.voice.organ is not None}
            if kept & organ:
                result[target] = sorted([*result[target], *result.pop(key)], key=lambda d: d.order)
    return _same_occasion(result)


def _same_occasion(
    groups: dict[tuple[Any, ...], list[Draft]],
) -> dict[tuple[Any, ...], list[Draft]]:
    """Put acts whose channel is not told with those of the one occasion of the same voice."""
    result = dict(groups)
    for key in list(groups):
        issuers, speakers, channel = key
        if channel != "unknown":
            continue
        told = [k for k in groups if k[:2] == (issuers, speakers) and k[2] != "unknown"]
        if len(told) == 1:
            members = [*result[told[0]], *result.pop(key)]
            result[told[0]] = sorted(members, key=lambda d: d.order)
    return result
