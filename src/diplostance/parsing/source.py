"""Source: the blocks of a text and what each is: headline, date line, caption, question, body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import field, frozen

from diplostance.parsing.tokens import Token, Words, blocks_of

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATELINE = re.compile(r"\s*[^\W\d_a-z][^\n–—-]{1,60}?(?:\([^()\n]{2,40}\)\s*)?\s[–—-]{1,2}\s")
_LABEL = re.compile(
    r"\s*(?P<label>(?:[^\W\d_]\.?){1,3}\s?\.?|[^\W\d_][^\W\d_.]{0,14}\.?(?:\s[^\W\d_][\w.’'-]{0,20}){0,4})"
    r"(?:\s?\([^()\n]{1,60}\))?\s?:\s"
)
_BARE_QUESTION = re.compile(r"\s*Q\s+(?=[“\"(A-Z])")
_HANDLE = re.compile(r"@\w+\s*$")
_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"\n]{0,2000}\"")
_MAX_HEADLINE = 220
_LOOKED_AT = 4000
_FEW = 2
_TOP_LINES = 40
_MAX_OPENER = 60


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
    """

    text: str = field(repr=False)
    blocks: tuple[Block, ...]
    genre: str
    title: str | None
    resolving: str | None = None


def read_source(text: str, words: Words, *, genre: str | None, title: str | None) -> Source:
    """Cut a text into blocks and say what each is."""
    spans = blocks_of(text)
    labels = [_label(text, start, end) for start, end in spans]
    capitals = sum(1 for label in labels if label is not None and label[0].isupper())
    body = _resolving_body(text, spans, words)
    if genre == "resolution" or (genre is None and body >= 0):
        return _resolution(text, spans, body, title)
    briefing = genre == "briefing" or (
        genre is None
        and capitals >= 2
        and any(label is not None and _is_question(label[0], words) for label in labels)
    )
    blocks: list[Block] = []
    speaker: str | None = None
    for (start, end), label in zip(spans, labels, strict=True):
        if briefing and label is not None and label[0].isupper():
            speaker = label[0]
        begin = label[1] if briefing and label is not None and label[0] == speaker else start
        if briefing and speaker is not None:
            role = "question" if _is_question(speaker, words) else "body"
            blocks.append(Block(begin, end, role, speaker))
        else:
            blocks.append(Block(start, end, "body"))
    if not briefing:
        blocks = _roles(text, blocks, words)
    found = next((b for b in blocks if b.role == "title"), None)
    heading = title or (text[found.start : found.end].strip() if found else None)
    if genre is None:
        genre = "briefing" if briefing else _genre(text, blocks, words, title)
    return Source(text, tuple(blocks), genre, heading)


def _resolving_body(text: str, spans: Sequence[tuple[int, int]], words: Words) -> int:
    """Find the line that names who resolves: "The Security Council,"; -1 when there is none."""
    for number, (start, end) in enumerate(spans[:_TOP_LINES]):
        if end - start <= _MAX_OPENER:
            line = text[start:end].strip().lower()
            if line.rstrip(",:") in words["resolving_bodies"] and line.endswith((",", ":")):
                return number
    return -1


def _resolution(
    text: str, spans: Sequence[tuple[int, int]], body: int, title: str | None
) -> Source:
    """What stands above the one who resolves is a heading, all below are its paragraphs."""
    blocks = tuple(
        Block(start, end, "letterhead" if number <= body else "body")
        for number, (start, end) in enumerate(spans)
    )
    name = None
    if body >= 0:
        words = text[spans[body][0] : spans[body][1]].strip(" ,:").split()
        name = " ".join(words[1:] if words[0].lower() == "the" else words)
    return Source(text, blocks, "resolution", title, name)


def _label(text: str, start: int, end: int) -> tuple[str, int] | None:
    stop = min(end, start + 120)
    bare = _BARE_QUESTION.match(text, start, stop)
    if bare is not None:
        return "Q", bare.end()
    match = _LABEL.match(text, start, stop)
    return None if match is None else (match.group("label").strip(), match.end())


def _is_question(label: str, words: Words) -> bool:
    return label.lower().rstrip(".: ") in words["question_labels"]


def _roles(text: str, blocks: Sequence[Block], words: Words) -> list[Block]:
    """Find headline, date lines, summary and captions at the top of a text without labels."""
    found: list[Block] = []
    seen_title = False
    for number, block in enumerate(blocks):
        content = text[block.start : block.end].strip()
        complete = content.rstrip("”“\"’')»›").endswith((".", "!", "?", "…", ":", ";", ","))
        if number < 4 and _only_date(content, words):
            role = "date"
        elif number == 0 and not complete and len(content) <= _MAX_HEADLINE and len(blocks) > 1:
            role, seen_title = "title", True
        elif (
            number < 4
            and not complete
            and len(content) <= _MAX_HEADLINE
            and (not _HANDLE.search(content) and len(blocks) > number + 1)
        ):
            role = "letterhead"
        elif _is_caption(content, words):
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
    return match.end() if letters and all(c.isupper() for c in letters) else start


def _genre(text: str, blocks: Sequence[Block], words: Words, title: str | None) -> str:
    """Tell a report from an official's own text by its headline, its quotations and its "we"."""
    head = text[:_LOOKED_AT]
    if not head.strip():
        return "unknown"
    unquoted = _QUOTED.sub(" ", head).lower()
    own = [word.strip(",.;:()") for word in unquoted.split()]
    told = sum(1 for word in own if word in words["telling_words"])
    first_person = sum(1 for word in own if word in words["first_person_plural"])
    first_line = text[blocks[0].start : blocks[0].end][:200] if blocks else ""
    named = f"{title or ''} {first_line}".lower()
    for genre in ("communique", "speech", "statement"):
        if told <= _FEW and any(phrase in named for phrase in words[f"{genre}_titles"]):
            return genre
    if first_person >= 2 and told <= _FEW:
        return "statement"
    return "news"


def without_headline_date(text: str, block: Block) -> str:
    """Give a headline without the word and date of a wire's header."""
    content = text[block.start : block.end].strip()
    match = _ISO_DATE.search(content[:40])
    return content[match.end() :].strip() if match is not None else content


def block_tokens(tokens: Sequence[Token], block: Block) -> list[Token]:
    """Give the tokens of a block."""
    return [token for token in tokens if block.start <= token.start < block.end]
