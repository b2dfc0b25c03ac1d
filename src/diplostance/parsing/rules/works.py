"""Works: whose efforts are praised when no known name says it: "the efforts of the Holy Synod"."""

from __future__ import annotations

from diplostance.parsing.chunks import noun_phrase_end
from diplostance.parsing.drafts import Scene
from diplostance.parsing.rules.extent import place_of
from diplostance.parsing.tokens import Words


def whose_work(scene: Scene, words: Words, first: int, last: int) -> tuple[int, int] | None:
    """Give the name behind "the efforts of", whose work it is; None if it is no name."""
    link = place_of(scene, words["of"] | words["by"], first, last - 1)
    if link is None or link == first or scene.phrase.lower[link - 1] not in words["work_nouns"]:
        return None
    end = noun_phrase_end(scene.phrase, link + 1, last)
    tags = scene.phrase.tags
    named = end > link + 2 and all(tag in {"NNP", "NNPS"} for tag in tags[end - 2 : end])
    if end < last and scene.phrase.lower[end] in words["of"]:
        return None  # "of the Rule of Law Unit"
    return (link + 1, end) if named and not scene.mentions_in(link + 1, end) else None
