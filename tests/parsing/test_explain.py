from __future__ import annotations

import pytest
from attrs import evolve

from diplostance import Evaluation, explain, parse
from diplostance.errors import NotInDocumentError

TEXT = "Kenyan President Otis Maru strongly condemned the raid."


def test_an_explanation_shows_entry_rules_and_speaker() -> None:
    document = parse(TEXT)
    (act,) = document.acts
    found = explain(document, act)
    assert (found.act_id, found.cue_id) == (act.id, "en.evaluation.condemn")
    assert found.steps[0] == "cue 'condemned' fired en.evaluation.condemn"
    assert found.steps[1] == "content 'the raid'"
    assert any(step.startswith("rule: ") for step in found.steps)
    assert "issuer: Kenya" in found.steps
    assert "spoken by: Otis Maru" in found.steps
    assert "degree +1 from its modifiers" in found.steps
    assert found.steps[-1] == "origin: rule"


def test_the_organ_is_shown() -> None:
    document = parse("The Kenyan foreign ministry condemned the raid.")
    steps = explain(document, document.acts[0]).steps
    assert sum(step.startswith("through: ") for step in steps) == 1


def test_for_people_it_is_one_step_a_line() -> None:
    document = parse(TEXT)
    lines = str(explain(document, document.acts[0])).splitlines()
    assert lines[0] == "a1:"
    assert all(line.startswith("  ") for line in lines[1:])


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("Kenya did not condemn the raid.", "status withheld: the words are negated"),
        ("Kenya condemned the breach of international law.", "norm international_law (violated)"),
        ("Kenya condemned the raid. Kenya again condemned the raid.", "told again 1 more time(s)"),
    ],
)
def test_what_else_an_explanation_shows(text: str, step: str) -> None:
    document = parse(text)
    assert step in explain(document, document.acts[0]).steps


def test_without_its_text_the_places_are_shown() -> None:
    document = parse(TEXT)
    shared = evolve(document, text=None)
    cue = shared.acts[0].cue
    assert cue is not None
    assert explain(shared, shared.acts[0]).steps[0].startswith(f"cue {cue.start}-{cue.end} fired")


def test_an_act_of_another_document_is_refused() -> None:
    document = parse(TEXT)
    stranger = Evaluation(id="a9", valence=1)
    with pytest.raises(NotInDocumentError, match="act 'a9' is not part of document") as caught:
        explain(document, stranger)
    assert caught.value.document_id == document.id


def test_every_act_of_a_longer_text_can_be_explained() -> None:
    document = parse(
        "Kenya condemned the raid, called for talks and said it would send aid. "
        "“Uganda must free the men,” its foreign ministry said. Uganda denied the report."
    )
    assert len(document.acts) > 3
    for act in document.acts:
        assert len(explain(document, act).steps) >= 4
