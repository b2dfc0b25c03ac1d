"""The tagger that ships: sentences with the tags they must get, and any text at all."""

from __future__ import annotations

import threading
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplostance.errors import UnknownLanguageError
from diplostance.parsing.tagger import Tagger, load_tagger
from diplostance.parsing.tagger_model import read_model

VERBS_AND_NOUNS = """
The/DT ministry/NN condemned/VBD the/DT attack/NN and/CC called/VBD for/IN restraint/NN ./.
Pakistan/NNP urged/VBD India/NNP to/TO resume/VB the/DT stalled/JJ talks/NNS ./.
The/DT raid/NN condemned/VBN by/IN Kenya/NNP on/IN Monday/NNP killed/VBD three/CD people/NNS ./.
The/DT statement/NN issued/VBN on/IN Sunday/NNP said/VBD the/DT troops/NNS would/MD leave/VB ./.
The/DT call/NN for/IN a/DT ceasefire/NN was/VBD ignored/VBN ./.
Egypt/NNP calls/VBZ for/IN an/DT immediate/JJ ceasefire/NN ./.
Their/PRP$ calls/NNS for/IN help/NN went/VBD unheard/JJ ./.
We/PRP demand/VBP the/DT release/NN of/IN our/PRP$ nationals/NNS ./.
The/DT demand/NN was/VBD refused/VBN by/IN both/DT sides/NNS ./.
Norway/NNP demands/VBZ that/IN the/DT ship/NN be/VB released/VBN ./.
Its/PRP$ demands/NNS have/VBP not/RB been/VBN met/VBN ./.
We/PRP support/VBP the/DT proposal/NN made/VBN by/IN Oman/NNP ./.
Turkey/NNP voiced/VBD its/PRP$ support/NN for/IN the/DT proposal/NN ./.
The/DT report/NN raises/VBZ serious/JJ concerns/NNS ./.
They/PRP are/VBP working/VBG to/TO restore/VB order/NN ./.
The/DT working/NN|JJ|VBG group/NN met/VBD in/IN Geneva/NNP ./.
Iran/NNP reaffirmed/VBD its/PRP$ resolve/NN to/TO defend/VB its/PRP$ territory/NN ./.
The/DT leaders/NNS have/VBP repeatedly/RB urged/VBN both/DT sides/NNS to/TO talk/VB ./.
"""
THAT_AND_TO = """
They/PRP said/VBD that/IN the/DT deal/NN that/WDT was/VBD signed/VBN in/IN March/NNP stands/VBZ ./.
That/DT position/NN has/VBZ not/RB changed/VBN ./.
They/PRP are/VBP committed/VBN to/TO peace/NN in/IN the/DT region/NN ./.
The/DT rebels/NNS agreed/VBD to/TO return/VB to/TO talks/NNS ./.
The/DT army/NN carried/VBD out/RP strikes/NNS near/IN the/DT border/NN ./.
It/PRP does/VBZ n't/RB change/VB France/NNP 's/POS view/NN ./.
"""
HEADLINES = """
China/NNP urges/VBZ US/NNP to/TO release/VB detained/VBN|JJ sailors/NNS
Greece/NNP condemns/VBZ attack/NN on/IN embassy/NN in/IN Athens/NNP
Serbia/NNP calls/VBZ for/IN restraint/NN after/IN border/NN clash/NN
US/NNP imposes/VBZ sanctions/NNS on/IN Russian/JJ banks/NNS
"""
RESOLUTIONS = """
Calls/VBZ upon/IN all/DT States/NNS|NNPS to/TO respect/VB the/DT embargo/NN ;/:
Strongly/RB condemns/VBZ the/DT violence/NN against/IN civilians/NNS ;/:
Reaffirming/VBG its/PRP$ previous/JJ resolutions/NNS ,/,
Decides/VBZ to/TO remain/VB seized/VBN of/IN the/DT matter/NN ./.
Gravely/RB concerned/VBN|JJ about/IN the/DT situation/NN ,/,
"""


def table(*texts: str) -> list[tuple[str, ...]]:
    """The lines of the tables."""
    return [tuple(line.split()) for text in texts for line in text.strip().splitlines()]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger("en")


@pytest.mark.parametrize(
    "line", table(VERBS_AND_NOUNS, THAT_AND_TO, HEADLINES, RESOLUTIONS), ids=" ".join
)
def test_sentence_gets_its_tags(tagger: Tagger, line: tuple[str, ...]) -> None:
    words = [item.partition("/")[0] for item in line]
    allowed = [item.partition("/")[2].split("|") for item in line]
    found = tagger.tag(words)
    wrong = [
        f"{word}/{tag}"
        for word, tag, fine in zip(words, found, allowed, strict=True)
        if tag not in fine
    ]
    assert wrong == []


def test_no_words_no_tags(tagger: Tagger) -> None:
    assert tagger.tag([]) == []


def test_capitals_of_a_headline_say_nothing(tagger: Tagger) -> None:
    small = tagger.tag(["Ministry", "condemns", "attack", "on", "the", "embassy"])
    loud = tagger.tag(["MINISTRY", "CONDEMNS", "ATTACK", "ON", "THE", "EMBASSY"])
    assert loud[1] == small[1] == "VBZ"
    assert loud[2] == small[2] == "NN"


def test_quotation_marks_open_and_close(tagger: Tagger) -> None:
    words = ["“", "Leave", "now", "”", ",", "he", "said", ",", '"', "or", "else", '"', "."]
    tags = tagger.tag(words)
    assert [tags[index] for index in (0, 3, 8, 11)] == ["``", "''", "``", "''"]


@pytest.mark.parametrize("number", ["7", "1,250", "3.5", "40%", "1999"])
def test_numbers_are_numbers(tagger: Tagger, number: str) -> None:
    assert tagger.tag(["They", "counted", number, "votes", "."])[2] == "CD"


@settings(deadline=None)
@given(st.lists(st.text(), max_size=20))
def test_any_strings_get_one_tag_each(words: list[str]) -> None:
    tagger = load_tagger("en")
    tags = tagger.tag(words)
    assert len(tags) == len(words)
    assert set(tags) <= set(tagger.tagset)


@pytest.mark.parametrize("word", ["", "\0", "\ud800", " ", "\n", "x" * 100_000, "<s>", "-" * 999])
def test_odd_words(tagger: Tagger, word: str) -> None:
    alone = tagger.tag([word])
    among = tagger.tag(["They", word, "it", "."])
    assert len(alone) == 1
    assert len(among) == 4
    assert (among[0], among[2], among[3]) == ("PRP", "PRP", ".")


def test_what_it_read_before_changes_nothing(tagger: Tagger) -> None:
    sentence = "The envoy sent by Qatar urged both sides to support the plan ."
    words = sentence.split()
    data = (resources.files("diplostance") / "languages" / "en" / "tagger.bin").read_bytes()
    fresh = Tagger(read_model(data))
    assert fresh.tag(words) == tagger.tag(words) == fresh.tag(words)


def test_threads_share_a_tagger() -> None:
    data = (resources.files("diplostance") / "languages" / "en" / "tagger.bin").read_bytes()
    shared = Tagger(read_model(data))
    lines = [[item.partition("/")[0] for item in line] for line in table(VERBS_AND_NOUNS)]
    wanted = [load_tagger("en").tag(line) for line in lines]
    found: list[list[list[str]]] = []

    def work() -> None:
        found.append([shared.tag(line) for line in lines])

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [wanted] * 6


def test_it_is_loaded_once() -> None:
    assert load_tagger("en") is load_tagger("en")


def test_the_file_is_small() -> None:
    file = resources.files("diplostance") / "languages" / "en" / "tagger.bin"
    assert len(file.read_bytes()) <= 2_000_000


@pytest.mark.parametrize("language", ["xx", "", "../en", "en/cues"])
def test_other_languages_are_unknown(language: str) -> None:
    with pytest.raises(UnknownLanguageError):
        load_tagger(language)
