"""What stands beside a cue: words of degree, urgency, doubt, conditions, attribution."""

from __future__ import annotations

import pytest

from diplostance import Act, Demand, parse


def only_act(text: str) -> Act:
    (act,) = parse(text).acts
    return act


@pytest.mark.parametrize(
    ("text", "degree", "modifiers"),
    [
        ("Kenya condemned the raid.", 0, []),
        ("Kenya strongly condemned the raid.", 1, ["strongly"]),
        ("Kenya condemned the raid in the strongest terms.", 2, ["in the strongest terms"]),
        ("Kenya gently urged Uganda to go.", -1, ["gently"]),
        ("Kenya is deeply concerned about the raid.", 1, ["deeply"]),
        ("Kenya expressed its grave concern about the raid.", 1, ["grave"]),
        ("Kenya expressed its deepest concern about the raid.", 2, ["deepest"]),
        ("Kenya expressed some concern about the raid.", -1, ["some"]),
    ],
)
def test_words_of_degree(text: str, degree: int, modifiers: list[str]) -> None:
    act = only_act(text)
    assert act.degree == degree
    assert [span.of(text) for span in act.modifiers] == modifiers


@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("Kenya urged Uganda to free the men.", False),
        ("Kenya urged Uganda to free the men immediately.", True),
        ("Kenya urged Uganda to immediately free the men.", True),
        ("Kenya demanded the immediate release of the men.", True),
        ("Kenya urgently called for talks.", True),
        ("Kenya urged Uganda to free the men without delay.", True),
        ("Kenya urged Uganda to free the men as soon as possible.", True),
    ],
)
def test_urgency(text: str, urgent: bool) -> None:
    act = only_act(text)
    assert isinstance(act, Demand)
    assert act.urgent is urgent


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("Kenya condemned the raid.", False),
        ("Kenya reportedly condemned the raid.", True),
        ("Kenya has apparently condemned the raid.", True),
        ("Kenya condemned the allegedly cruel raid.", False),
    ],
)
def test_doubt(text: str, hedged: bool) -> None:
    assert only_act(text).hedged is hedged


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("Kenya urged Uganda to go.", []),
        ("Kenya threatened to leave unless Uganda paid.", [("unless", "unless Uganda paid")]),
        ("Kenya said it would leave if Uganda paid.", [("if", "if Uganda paid")]),
        (
            "Kenya promised to wait until the talks had ended.",
            [("until", "until the talks had ended")],
        ),
        ("Kenya promised to wait because the talks had ended.", []),
    ],
)
def test_conditions(text: str, conditions: list[tuple[str, str]]) -> None:
    act = only_act(text)
    assert [(c.kind, c.span.of(text)) for c in act.conditions] == conditions


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Japan promised to pay.", []),
        ("Russia said that Japan had promised to pay.", ["RUS"]),
        ("According to Russia, Japan has promised to pay.", ["RUS"]),
        ("“Japan has promised to pay,” the Russian foreign ministry said.", ["RUS"]),
        ("China said that Russia had said that Japan had promised to pay.", ["CHN", "RUS"]),
    ],
)
def test_the_chain_of_those_who_tell_an_act(text: str, chain: list[str]) -> None:
    document = parse(text)
    (act,) = document.acts
    assert [a.id for a in document.statement_of(act).issuers] == ["JPN"]
    assert [link.actor.id for link in act.attribution] == chain


@pytest.mark.parametrize(
    ("text", "cue", "force"),
    [
        ("Kenya condemned the raid.", "condemned", "condemn"),
        ("Kenya called on Uganda to go.", "called on", "call"),
        ("Kenya voiced concern over the raid.", "voiced concern", "concern"),
        ("Kenya said Uganda must go.", "must", None),
        ("Kenya said the port was open.", "said", "say"),
        ("The port was open, Kenya said.", "said", "say"),
        ("The port was open, according to Kenya.", "according to", "say"),
        ("The raid was condemned by Kenya.", "condemned", "condemn"),
        ("Kenya's call for talks was heard.", "call", "call"),
    ],
)
def test_the_cue_of_an_act(text: str, cue: str, force: str | None) -> None:
    act = only_act(text)
    assert act.cue is not None
    assert act.cue.of(text) == cue
    assert force is None or act.force == force


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Kenya condemned the raid.", "unknown"),
        ("In a statement, Kenya condemned the raid.", "statement"),
        ("Kenya told reporters that the port was open.", "briefing"),
        ("In an interview, Kenya's president said the port was open.", "interview"),
        ("In a letter, Kenya demanded an apology.", "letter"),
        ("Kenya tweeted that the port was open.", "social"),
    ],
)
def test_the_channel(text: str, channel: str) -> None:
    document = parse(text)
    assert [s.channel for s in document.statements] == [channel]


@pytest.mark.parametrize(
    ("text", "action", "polarity"),
    [
        ("Kenya urged Uganda to release the men.", "release", "do"),
        ("Kenya urged Uganda not to release the men.", "release", "refrain"),
        ("Kenya urged Uganda to stop the attacks.", "attack", "refrain"),
        ("Kenya urged Uganda to withdraw its troops.", "withdraw", "do"),
        ("Kenya called for negotiations.", "negotiate", "do"),
    ],
)
def test_the_action_of_a_demand(text: str, action: str, polarity: str) -> None:
    act = only_act(text)
    assert isinstance(act, Demand)
    assert (act.action, act.polarity) == (action, polarity)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya condemned the raid.", "performed"),
        ("Kenya did not condemn the raid.", "withheld"),
        ("Kenya has not condemned the raid.", "withheld"),
    ],
)
def test_the_status(text: str, status: str) -> None:
    assert only_act(text).status == status


def test_the_rules_that_made_an_act_are_kept() -> None:
    rules = only_act("The raid was condemned by Kenya.").extra["rules"]
    assert "cue en.evaluation.condemn" in rules
    assert any("passive" in rule for rule in rules)
