"""Source: the blocks of a text and what each is: headline, date line, caption, question, body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import field, frozen

from diplostance.parsing.genres import declares, is_interview, recognise_genre
from diplostance.parsing.tokens import Words, blocks_of
from diplostance.parsing.transcripts import find_turns

_DATELINE = re.compile(r"\s*[^\W\d_a-z][^\n–—-]{1,60}?(?:\([^()\n]{2,40}\)\s*)?\s[–—-]{1,2}\s")
_AGENCY = re.compile(
    r"[^\W\d_a-z][\w.'’]+(?: [^\W\d_a-z][\w.'’]+){0,2}[^()]{0,20}\([^\W\d_a-z][^()]{1,25}\)"
)
"""A place and who reports from it: "Oslo (Nordwire)"."""
_HANDLE = re.compile(r"@\w+\s*$")
_OPERATIVE = re.compile(
    r"\s*(?:\(?\w{1,3}[.)]\s*)?(?:[A-Z]\w*ly\s|Also\s|Further\s)?([A-Za-z]\w+s)\b"
)
_MANY_OPERATIVE = 3
_MAX_HEADLINE = 220
_TOP_LINES = 40
_MAX_OPENER = 60
_LINE = 200


@frozen
class Block:
    """A paragraph of the text.

    Attributes:
        start: Where its own words start, behind a label or dateline.
        end: Where it ends.
        role: ``title``, ``date``, ``caption``, ``question``, ``summary``, ``letterhead`` or
            ``body``.
        label: The label of the one who speaks in it ("MR PRICE"), if there is one.
    """

    start: int
    end: int
    role: str
    label: str | None = None


@frozen
class Source:
    """A text cut into blocks.

    Attributes:
        blocks: The blocks in order.
        genre: What the text looks like.
        title: The headline in the text.
        resolving: In a resolution, the name of the body that resolves.
        labelled: Whether labels tell who speaks: a transcript.
        operative: Whether its paragraphs start with verbs alone: "1. Condemns the raid;".
        interview: Whether a report is full of somebody's own words without a mark of whose.
    """

    text: str = field(repr=False)
    blocks: tuple[Block, ...]
    genre: str
    title: str | None
    resolving: str | None = None
    labelled: bool = False
    operative: bool = False
    interview: bool = False


def read_source(text: str, words: Words, *, genre: str | None, title: str | None) -> Source:
    """Cut a text into blocks and say what each is."""
    spans = blocks_of(text)
    body = _resolving_body(text, spans, words)
    if genre == "resolution" or (genre is None and body >= 0):
        return _resolution(text, spans, body, title, words)
    transcript = None
    if genre in {None, "briefing", "speech"}:
        transcript = find_turns(text, spans, words, given=genre == "briefing")
    if transcript is not None:
        turns, asked = transcript
        first = next((at for at, turn in enumerate(turns) if turn is not None), len(turns))
        heads = [Block(start, end, "body") for start, end in spans[:first]]
        blocks = _roles(text, heads, words, whole=False)
        blocks += [
            Block(turn.start, turn.end, "question" if turn.asks else "body", turn.label)
            for turn in turns
            if turn is not None
        ]
        genre = genre or ("briefing" if asked else "speech")
    else:
        blocks = _roles(text, [Block(start, end, "body") for start, end in spans], words)
    found = next((b for b in blocks if b.role == "title"), None)
    heading = title or (text[found.start : found.end].strip() if found else None)
    heads_read = headings(text, blocks, title)
    if genre is None:
        openers = [text[b.start : b.end] for b in blocks if b.role in {"body", "summary"}]
        genre = recognise_genre(text, heads_read, openers, words)
    return Source(
        text, tuple(blocks), genre, heading, labelled=transcript is not None,
        operative=_is_operative(text, blocks, words),
        interview=genre == "news" and is_interview(text, words),
    )  # fmt: skip


def headings(text: str, blocks: Sequence[Block], title: str | None) -> list[str]:
    """Give the headline and the lines above the body."""
    above = [] if title is None else [title]
    above += [
        text[block.start : min(block.end, block.start + _LINE)]
        for block in blocks[:_TOP_LINES]
        if block.role in {"title", "letterhead", "date"}
    ]
    return above


def headline_first(source: Source, words: Words, most: int) -> list[tuple[int, Block]]:
    """Give the first blocks with their numbers, that of the headline first.

    Above "Statement by the Prime Minister" there may stand a date and a symbol.
    """
    listed = list(enumerate(source.blocks[:most]))
    heads = {"title", "letterhead", "date"}
    for number, block in listed:
        if block.role not in heads:
            break
        if declares([source.text[block.start : block.end]], words):
            return [(number, block), *(pair for pair in listed if pair[0] != number)]
    return listed


def _resolving_body(text: str, spans: Sequence[tuple[int, int]], words: Words) -> int:
    """Find the line that names who resolves: "The Security Council,"; -1 when there is none."""
    for number, (start, end) in enumerate(spans[:_TOP_LINES]):
        if end - start <= _MAX_OPENER:
            line = text[start:end].strip().lower()
            if line.rstrip(",:") in words["resolving_bodies"] and line.endswith((",", ":")):
                return number
    return -1


def _resolution(
    text: str, spans: Sequence[tuple[int, int]], body: int, title: str | None, words: Words
) -> Source:
    """What stands above the one who resolves is a heading, all below are its paragraphs."""
    blocks = tuple(
        Block(start, end, "letterhead" if number <= body else "body")
        for number, (start, end) in enumerate(spans)
    )
    name = None
    if body >= 0:
        parts = text[spans[body][0] : spans[body][1]].strip(" ,:").split()
        name = " ".join(parts[1:] if parts[0].lower() in words["definite"] else parts)
    return Source(text, blocks, "resolution", title, name, operative=True)


def _is_operative(text: str, blocks: Sequence[Block], words: Words) -> bool:
    """Tell whether paragraphs start as in a resolution, though the text is called otherwise."""
    starts = (_OPERATIVE.match(text, b.start, b.end) for b in blocks if b.role == "body")
    found = [
        match for match in starts if match and match.group(1).lower() in words["operative_verbs"]
    ]
    return len(found) >= _MANY_OPERATIVE


def _roles(text: str, blocks: Sequence[Block], words: Words, *, whole: bool = True) -> list[Block]:
    """Find headline, date lines, summary and captions; of a part only if not ``whole``."""
    found: list[Block] = []
    seen_title = False
    closings = tuple(words["closings"])
    for number, block in enumerate(blocks):
        content = text[block.start : block.end].strip()
        complete = content.rstrip("”“\"’')»›").endswith((".", "!", "?", "…", ":", ";", ","))
        if number < 4 and _only_date(content, words):
            role = "date"
        elif (
            number == 0
            and not complete
            and len(content) <= _MAX_HEADLINE
            and (len(blocks) > 1 or not whole)
        ):
            role, seen_title = "title", True
        elif (
            number < 4
            and not complete
            and len(content) <= _MAX_HEADLINE
            and (not _HANDLE.search(content) and (len(blocks) > number + 1 or not whole))
        ):
            role = "letterhead"
        elif _is_caption(content, words) or content.lower().startswith(closings):
            role = "caption"
        else:
            role = "body"
        start = block.start
        if role == "body" and not any(b.role == "body" for b in found):
            start = _after_dateline(text, start, block.end)
        found.append(Block(start, block.end, role))
    return _with_summary(found, seen_title=seen_title)


def _with_summary(blocks: list[Block], *, seen_title: bool) -> list[Block]:
    """A paragraph between headline and caption sums up what the body tells again."""
    bodies = [i for i, block in enumerate(blocks) if block.role == "body"]
    if not seen_title or len(bodies) < 3:
        return blocks
    first = bodies[0]
    follower = blocks[first + 1] if first + 1 < len(blocks) else None
    if follower is not None and follower.role == "caption":
        block = blocks[first]
        blocks[first] = Block(block.start, block.end, "summary")
    return blocks


def _only_date(content: str, words: Words) -> bool:
    if len(content) > 40 or not any(c.isdigit() for c in content):
        return False
    parts = re.findall(r"[^\W\d_]+", content)
    return len(parts) <= 3 and all(part.lower()[:3] in words["date_words"] for part in parts)


def _is_caption(content: str, words: Words) -> bool:
    if len(content) > 600:
        return False
    if _HANDLE.search(content):
        return True
    first = re.match(r"\(?([^\W\d_]+(?: [^\W\d_]+)?)\s*[:/]", content)
    return first is not None and first.group(1).lower() in words["caption_marks"]


def _after_dateline(text: str, start: int, end: int) -> int:
    match = _DATELINE.match(text, start, min(end, start + 120))
    if match is None:
        return start
    head = match.group().strip(" –—-")
    letters = [c for c in head.split(",")[0].split("(")[0] if c.isalpha()]
    capitals = bool(letters) and all(c.isupper() for c in letters)
    return match.end() if capitals or _AGENCY.fullmatch(head) else start
