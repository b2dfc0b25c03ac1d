"""Read treebanks for `train_tagger`, and bring their conventions together."""

from __future__ import annotations

import collections
import gzip
import random
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import frozen

from diplostance.parsing.tagger_features import plain

TAGS = frozenset(
    {"NN", "IN", "DT", "NNP", "JJ", ".", "PRP", ",", "NNS", "RB", "VB", "CC", "VBD", "VBZ",
    "VBP", "TO", "CD", "VBN", "VBG", ":", "PRP$", "MD", "''", "WRB", "-RRB-", "WP", "-LRB-",
    "WDT", "POS", "UH", "JJR", "RP", "EX", "SYM", "NNPS", "JJS", "RBR", "PDT", "RBS", "FW", "#",
    "WP$", "$", "LS"}
)  # fmt: skip
RENAMED = {
    "(": "-LRB-", ")": "-RRB-", "-": ":", "...": ":", '"': "''", "``": "''", "'": "''",
    "HYPH": ":", "--": ":", ";": ":", "PP": "PRP", "AFX": "JJ", "NFP": ":", "ADD": "NN", "GW": "NN",
}  # fmt: skip
MARKS = {
    **dict.fromkeys("[({", "-LRB-"),
    **dict.fromkeys("])}", "-RRB-"),
    **dict.fromkeys(["—", "–", "-", "--", "---", "…", "...", ";", ":"], ":"),
    **dict.fromkeys(["“", "”", "‘", "``", "''", '"', "`"], "''"),
    **dict.fromkeys(".!?", "."),
    **dict.fromkeys("$£€", "$"),
    **dict.fromkeys("/*=+", "SYM"),
    ",": ",", "&": "CC", "%": "NN", "#": "#",
}  # fmt: skip
SHORTENED = frozenset(
    {"Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", "Gen", "Sen", "Rep", "Gov", "Lt", "Col",
    "Maj", "Adm", "Capt"}
)  # fmt: skip
MASC_SKIPPED = frozenset({"spam", "twitter", "jokes", "movie-script", "ficlets"})
CLOSED = frozenset(
    {"DT", "IN", "CC", "PRP", "PRP$", "MD", "RB", "WP", "WDT", "WRB", "EX", "RP", "UH", "CD",
    "TO", "RBR", "JJR", "VBP", "VBZ", "VBD"}
)  # fmt: skip


@frozen
class Tagged:
    """A sentence with its tags, and where it is from.

    Args:
        words: The words.
        tags: One tag a word.
        genre: The genre; that of GUM starts with ``gum-``, that of MASC with ``masc-``.
        document: The name of the document.
    """

    words: tuple[str, ...]
    tags: tuple[str, ...]
    genre: str
    document: str

    @property
    def source(self) -> str:
        """The name of the treebank."""
        return self.genre.partition("-")[0]


def read_gum(path: Path) -> Iterator[Tagged]:
    """Read a gzipped CoNLL-U file.

    Hyphenated words are put together again, but for those that start with a number.
    """
    document = genre = ""
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if line.startswith("# newdoc id"):
                document = line.partition("= ")[2]
            elif line.startswith("# meta::genre"):
                genre = line.partition("= ")[2]
            elif not line:
                if rows:
                    yield tidy(*_joined(rows), f"gum-{genre}", document)
                rows = []
            elif not line.startswith("#"):
                cells = line.split("\t")
                if cells[0].isdigit():
                    rows.append(cells)


def _joined(rows: Sequence[Sequence[str]]) -> tuple[list[str], list[str]]:
    words: list[str] = []
    tags: list[str] = []
    first = 0
    while first < len(rows):
        last = first
        while (
            last + 2 < len(rows)
            and not rows[first][1][0].isdigit()  # the library cuts "60-day"
            and rows[last + 1][4] == "HYPH"
            and all("SpaceAfter=No" in row[9] for row in rows[last : last + 2])
        ):
            last += 2
        group = rows[first : last + 1]
        words.append("".join(row[1] for row in group))
        tags.append(_tag_of_group(group) if len(group) > 1 else group[0][4])
        first = last + 1
    return words, tags


def _tag_of_group(group: Sequence[Sequence[str]]) -> str:
    inner = {row[0] for row in group}
    parts = [row[4] for row in group[::2]]
    end = int(group[-1][0])
    modifies = any(
        row[7].partition(":")[0] in {"amod", "compound", "nummod", "nmod"} and int(row[6]) > end
        for row in group
        if row[6] not in inner
    )
    last = parts[-1]
    if set(parts) <= {"NNP", "NNPS"} or set(parts) == {"CD"}:
        return last
    if last == "VBG":
        return "JJ" if modifies else "NN"
    if last in {"VBN", "VBD", "JJ"} or modifies:
        return "JJ"
    return last


def read_masc(path: Path) -> Iterator[Tagged]:
    """Read the zip of ``word_TAG`` files, without the genres that are far from prose."""
    with zipfile.ZipFile(path) as archive:
        listing = archive.read("masc_tagged/categories.txt").decode()
        genres = dict(line.split()[:2] for line in listing.splitlines() if line.strip())
        for name in sorted(archive.namelist()):
            short = name.partition("/")[2]
            genre = genres.get(short, "")
            if not genre or genre in MASC_SKIPPED:
                continue
            for line in archive.read(name).decode("utf-8", "replace").splitlines():
                cut = [item.rpartition("_") for item in line.split()]
                pairs = [(word, tag) for word, _, tag in cut if word and tag]
                if len(pairs) > 1:
                    yield tidy(*_repaired(pairs), f"masc-{genre}", short)


def _repaired(pairs: Sequence[tuple[str, str]]) -> tuple[list[str], list[str]]:
    words: list[str] = []
    tags: list[str] = []
    index = 0
    while index < len(pairs):
        word, tag = pairs[index]
        following = pairs[index + 1][0] if index + 2 < len(pairs) else ""
        if word[0] == "$" and word[1:2].isdigit():
            words += ["$", word[1:]]
            tags += ["$", "CD"]
        elif following == "." and (
            word in SHORTENED or (len(word) == 1 and word.isupper() and word != "I")
        ):
            words.append(word + ".")
            tags.append("NNP")
            index += 1
        else:
            words.append(word)
            tags.append(tag)
        index += 1
    return words, tags


def tidy(words: Sequence[str], tags: Sequence[str], genre: str, document: str) -> Tagged:
    """A sentence under the conventions of the tagger."""
    found: list[str] = []
    for index, (word, given) in enumerate(zip(words, tags, strict=True)):
        tag = MARKS.get(word) or RENAMED.get(given, given)
        if word in {"'", "’"}:
            owner = index > 0 and words[index - 1][-1] in "sSxz"
            tag = "POS" if tag == "POS" and owner else "''"
        elif word.lower() == "to" and tag == "IN":
            tag = "TO"
        elif word.lower() == "cannot":
            tag = "MD"
        elif plain(word) in {"0", "0000"}:
            tag = "CD"
        elif word[:-2].isdigit() and word[-2:] in {"st", "nd", "rd", "th"}:
            tag = "JJ"
        elif tag == "NN" and genre.startswith("masc") and _shortens_a_name(word):
            tag = "NNP"
        found.append(tag if tag in TAGS else "NN")
    return Tagged(tuple(words), tuple(found), genre, document)


def _shortens_a_name(word: str) -> bool:
    return word in {"Mr", "Mrs", "Ms", "Dr"} or (
        word[0].isupper() and word.endswith(".") and len(word) < 7
    )


def closed_words(sentences: Iterable[Tagged]) -> dict[str, str]:
    """The words of closed classes that have one tag in these sentences."""
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for sentence in sentences:
        for word, tag in zip(sentence.words, sentence.tags, strict=True):
            counts[word.lower()][tag] += 1
    found: dict[str, str] = {}
    for word, tags in counts.items():
        tag, times = tags.most_common(1)[0]
        if tag in CLOSED and tags.total() >= 12 and times >= 0.985 * tags.total():
            found[word] = tag
    return found


def corrected(sentence: Tagged, closed: dict[str, str]) -> Tagged:
    """The sentence with the words of closed classes tagged as they must be."""
    tags = [
        tag
        if index and word[0].isupper() and tag.startswith("NNP")
        else closed.get(word.lower(), tag)
        for index, (word, tag) in enumerate(zip(sentence.words, sentence.tags, strict=True))
    ]
    return Tagged(sentence.words, tuple(tags), sentence.genre, sentence.document)


def split(sentences: Sequence[Tagged], every: int) -> tuple[list[Tagged], list[Tagged]]:
    """Whole documents to train on, and one in `every` of each genre held out."""
    documents: dict[str, set[str]] = collections.defaultdict(set)
    for sentence in sentences:
        documents[sentence.genre].add(sentence.document)
    held = {
        (genre, document)
        for genre, found in documents.items()
        for document in sorted(found)[every - 1 :: every]
    }
    train = [s for s in sentences if (s.genre, s.document) not in held]
    return train, [s for s in sentences if (s.genre, s.document) in held]


def read_drills(path: Path, seed: int) -> list[Tagged]:
    """Read drill sentences.

    A line is a list of ``word/TAG``. A word may be several to choose from, joined by ``|``, or
    ``@NAME``, a list that a line ``@NAME = words`` gave; ``a_b/NNP`` is two words with one tag.
    A line may start with ``N x``: how often to draw it.
    """
    lists: dict[str, list[str]] = {}
    source = random.Random(seed)  # noqa: S311 - no secret
    found: list[Tagged] = []
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("//"):
            continue
        if line.startswith("@") and " = " in line:
            name, _, rest = line.partition(" = ")
            lists[name] = rest.split()
            continue
        items = line.split()
        times = 4
        if len(items) > 2 and items[1] == "x":
            times, items = int(items[0]), items[2:]
        for _ in range(times):
            words: list[str] = []
            tags: list[str] = []
            for item in items:
                choice, _, tag = item.rpartition("/")
                if tag not in TAGS:
                    raise ValueError(f"{path.name}:{number}: no tag in {item!r}")
                options = [
                    option for part in choice.split("|") for option in lists.get(part, [part])
                ]
                for word in source.choice(options).split("_"):
                    words.append(word)
                    tags.append(tag)
            if words[0][:1].islower() and source.random() < 0.9:
                words[0] = words[0][0].upper() + words[0][1:]
            found.append(Tagged(tuple(words), tuple(tags), "drill", f"line {number}"))
    return found


def read_verbs(path: Path) -> dict[str, frozenset[str]]:
    """The forms of listed verbs with the tags they may have.

    A line is a list of verbs; after ``noun:`` they are nouns too. ``lead=led`` gives the past.
    """
    found: dict[str, set[str]] = collections.defaultdict(set)
    for raw in path.read_text(encoding="utf-8").splitlines():
        if raw.startswith("//"):
            continue
        noun = raw.startswith("noun:")
        for item in raw.removeprefix("noun:").split():
            verb, _, past = item.partition("=")
            mute, consonant = verb.endswith("e"), verb[-2:-1] not in set("aeiou")
            if verb.endswith("y") and consonant:
                third, stem = verb[:-1] + "ies", verb[:-1] + "i"
            else:
                third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
                stem = verb[:-1] if mute else verb
            found[verb] |= {"VB", "VBP"}
            found[third].add("VBZ")
            found[past or stem + "ed"] |= {"VBD", "VBN"}
            doubled = past == verb + verb[-1] + "ed"
            found[(past[:-2] if doubled else verb[:-1] if mute else verb) + "ing"].add("VBG")
            if noun:
                found[verb].add("NN")
                found[third].add("NNS")
    return {word: frozenset(tags) for word, tags in sorted(found.items())}
