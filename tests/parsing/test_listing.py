"""Lists below a sentence that ends with a colon."""

from __future__ import annotations

from diplostance import Demand, parse

HEAD = "The Security Council,\n\n"


def demands(text: str) -> list[tuple[list[str], str]]:
    document = parse(text)
    return [
        ([a.id for a in act.addressees], document.quote(act))
        for act in document.acts
        if isinstance(act, Demand)
    ]


def test_items_have_the_cue_and_the_addressee_of_their_stem() -> None:
    text = (
        HEAD + "5. Urges the Government of Sudan:\n\n(a) To lift all restrictions;\n\n"
        "(b) To release all detainees;\n\n6. Calls upon Member States to help;"
    )
    assert demands(text) == [
        (["SDN"], "lift all restrictions"),
        (["SDN"], "release all detainees"),
        (["member-states"], "help"),
    ]


def test_a_stem_that_asks_for_something_itself_is_kept() -> None:
    text = HEAD + "5. Urges Sudan to take the following steps:\n\n(a) To release all detainees;"
    assert demands(text) == [
        (["SDN"], "take the following steps"),
        (["SDN"], "release all detainees"),
    ]


def test_a_list_ends_with_the_next_sentence() -> None:
    text = (
        HEAD
        + "5. Urges Sudan:\n\n(a) To release all detainees;\n\nThe talks went on.\n\n(b) To act;"
    )
    assert demands(text) == [(["SDN"], "release all detainees")]
