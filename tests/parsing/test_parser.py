from __future__ import annotations

import datetime as dt
import pickle
import threading
from typing import Any

import attrs
import pytest

import diplostance
from diplostance import Document, Parser, parse
from diplostance.errors import OptionError, UnknownLanguageError
from diplostance.model.vocabulary import GENRES

TEXT = "Kenya on Sunday condemned the raid and urged Uganda to free the fishermen."


def test_a_text_becomes_a_document() -> None:
    document = parse(TEXT)
    assert document.text == TEXT
    assert document.language == "en"
    assert document.genre == "news"
    assert document.extent == "report"
    assert [act.kind for act in document.acts] == ["evaluation", "demand"]
    assert document.producer is not None
    assert document.producer.library == f"diplostance {diplostance.__version__}"
    assert document.producer.lexicon == f"en {diplostance.__version__}"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00", "\ud800", "“", "A", "…", "\u200b" * 9])
def test_a_text_without_words_gives_an_empty_document(text: str) -> None:
    document = parse(text)
    assert document.text == text
    assert document.acts == ()
    assert document.statements == ()


def test_the_id_comes_from_the_text_unless_it_is_given() -> None:
    assert parse(TEXT).id == parse(TEXT).id
    assert parse(TEXT).id != parse(TEXT + " ").id
    assert parse(TEXT, doc_id="report 7").id == "report 7"


def test_what_is_known_about_the_document_is_kept() -> None:
    document = parse(TEXT, published="2026-01-06", title="A raid", source="The Lake Post")
    assert document.published == dt.date(2026, 1, 6)
    assert (document.title, document.source) == ("A raid", "The Lake Post")


@pytest.mark.parametrize(
    "day", ["2026-01-06", dt.date(2026, 1, 6), dt.datetime(2026, 1, 6, 12, tzinfo=dt.UTC)]
)
def test_the_day_of_publication_resolves_weekdays(day: Any) -> None:
    document = parse(TEXT, published=day)
    assert document.published == dt.date(2026, 1, 6)
    date = document.statements[0].date
    assert date is not None
    assert date.start == dt.date(2026, 1, 4)
    assert date.span is not None
    assert date.span.of(TEXT) == "Sunday"


def test_without_a_day_of_publication_weekdays_stay_open() -> None:
    date = parse(TEXT).statements[0].date
    assert date is None or date.start is None


@pytest.mark.parametrize(
    ("options", "option", "allowed"),
    [
        ({"published": "last week"}, "published", "a date or YYYY-MM-DD"),
        ({"published": "2026-13-01"}, "published", "a date or YYYY-MM-DD"),
        ({"published": 20260106}, "published", "a date or YYYY-MM-DD"),
        ({"genre": "sonnet"}, "genre", "one of news, "),
        ({"genre": ""}, "genre", "one of news, "),
        ({"issuer": ""}, "issuer", "the id or name of an actor"),
        ({"issuer": "  "}, "issuer", "the id or name of an actor"),
        ({"issuer": 7}, "issuer", "the id or name of an actor"),
    ],
)
def test_options_that_cannot_be_used(options: dict[str, Any], option: str, allowed: str) -> None:
    with pytest.raises(OptionError) as caught:
        parse(TEXT, **options)
    assert caught.value.option == option
    assert caught.value.value == next(iter(options.values()))
    assert caught.value.allowed.startswith(allowed)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize("text", [None, 7, b"Kenya", ["Kenya"]])
def test_a_text_must_be_a_str(text: Any) -> None:
    with pytest.raises(TypeError, match="text must be str, got"):
        parse(text)


@pytest.mark.parametrize("language", ["tlh", "", "EN", "../en"])
def test_a_language_without_words(language: str) -> None:
    with pytest.raises(UnknownLanguageError, match="language must be one of en, got"):
        parse(TEXT, language=language)


def test_the_parser_of_a_language_is_made_once() -> None:
    assert Parser.for_language("en") is Parser.for_language()


def test_a_parser_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Parser.for_language().language = "xx"  # type: ignore[misc]


def test_the_function_is_the_method_of_the_default_parser() -> None:
    assert parse(TEXT) == Parser.for_language().parse(TEXT)


@pytest.mark.parametrize("genre", GENRES)
def test_every_genre_is_taken(genre: str) -> None:
    assert parse(TEXT, genre=genre).genre == genre


@pytest.mark.parametrize(
    ("issuer", "actor_id"),
    [("KEN", "KEN"), ("Kenya", "KEN"), ("kenya", "KEN"), ("NATO", "NATO"), ("The Lake Club", None)],
)
def test_an_issuer_is_an_id_or_a_name(issuer: str, actor_id: str | None) -> None:
    document = parse("We condemn the raid.", issuer=issuer, genre="statement")
    (statement,) = document.statements
    assert [actor.id for actor in statement.issuers] == [actor_id or issuer]
    assert statement.channel == "statement"


def test_an_organ_speaks_for_its_state() -> None:
    document = parse("We condemn the raid.", issuer="USA.state", genre="statement")
    assert document.statements[0].issuers


def test_a_statement_is_dated_by_its_publication() -> None:
    document = parse("We condemn it.", issuer="KEN", genre="statement", published="2026-01-06")
    date = document.statements[0].date
    assert date is not None
    assert (date.start, date.end) == (dt.date(2026, 1, 6), dt.date(2026, 1, 6))


@pytest.mark.parametrize(
    ("text", "options", "issuers"),
    [
        ("Statement by the Foreign Minister of Kenya\n\nWe condemn the raid.", {}, ["KEN"]),
        ("We condemn the raid.", {"title": "Kenya: statement on the raid"}, ["KEN"]),
        ("We condemn the raid. We call for calm. Our people wait.", {"issuer": "KEN"}, ["KEN"]),
        ("The Security Council,\n1. Condemns the raid;", {}, ["UNSC"]),
        (
            "QUESTION: And the raid?\nMS OTIENO: We condemn the raid.\nQUESTION: Thank you.",
            {"issuer": "KEN"},
            ["KEN"],
        ),
        ("Kenya condemns the raid.", {"genre": "news"}, ["KEN"]),
    ],
)
def test_whose_text_it_is(text: str, options: dict[str, Any], issuers: list[str]) -> None:
    document = parse(text, **options)
    assert [act.kind for act in document.acts if act.kind == "evaluation"] == ["evaluation"]
    (act,) = (act for act in document.acts if act.kind == "evaluation")
    assert [actor.id for actor in document.statement_of(act).issuers] == issuers


def test_own_words_without_any_issuer_are_nobodys() -> None:
    assert parse("We condemn the raid.", genre="statement").acts == ()


def test_questions_of_a_briefing_are_no_statements() -> None:
    text = "QUESTION: Kenya condemns the raid. Right?\nMS OTIENO: Yes."
    assert parse(text, issuer="KEN").acts == ()


def test_the_one_with_the_label_is_the_speaker() -> None:
    text = "QUESTION: And the raid?\nMS OTIENO: We condemn the raid."
    document = parse(text, issuer="KEN", genre="briefing")
    (statement,) = document.statements
    assert [speaker.name for speaker in statement.speakers] == ["Otieno"]
    assert statement.speakers[0].represents == "KEN"
    assert statement.channel == "briefing"


def test_headlines_are_not_read_as_statements_of_their_own() -> None:
    text = "Kenya condemns raid\n\nKenya on Monday condemned the raid on the port.\n\nIt rained."
    assert len(parse(text).acts) == 1


def test_documents_of_many_threads_are_the_same() -> None:
    found: list[Document] = []
    threads = [threading.Thread(target=lambda: found.append(parse(TEXT))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert all(document == found[0] for document in found)


def test_actors_are_listed_once_and_mentions_lie_on_their_names() -> None:
    text = "Kenya condemned the raid. Nairobi urged Uganda to free the men. Kenya waits."
    document = parse(text)
    ids = [actor.id for actor in document.actors]
    assert sorted(ids) == ["KEN", "UGA"]
    assert [(m.actor.id, m.span.of(text), m.how) for m in document.mentions] == [
        ("KEN", "Kenya", "name"),
        ("KEN", "Nairobi", "metonym"),
        ("UGA", "Uganda", "name"),
        ("KEN", "Kenya", "name"),
    ]
