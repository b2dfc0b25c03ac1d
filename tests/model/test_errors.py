"""Every error keeps its data, says what is wrong, and pickles."""

from __future__ import annotations

import copy
import inspect
import pickle

import pytest

from diplostance import errors

EXAMPLES: list[tuple[errors.DiplostanceError, str, tuple[type[Exception], ...]]] = [
    (errors.DiplostanceError("x"), "x", ()),
    (errors.SchemaError(("a at $", "b at $.c")), "a at $; b at $.c", (ValueError,)),
    (errors.RecordError("c.jsonl", 3, "no JSON"), "c.jsonl:3: no JSON", (ValueError,)),
    (errors.OptionError("mode", 5, "a or b"), "mode must be a or b, got 5", (ValueError,)),
    (
        errors.UnknownLanguageError("xx", ("en", "fr")),
        "language must be one of en, fr, got 'xx'",
        (errors.OptionError, ValueError),
    ),
    (
        errors.MissingTextError("d1"),
        "document 'd1' has no text: it was shared without; give it back with with_text(text)",
        (ValueError,),
    ),
    (
        errors.TextMismatchError("d1", "aa", "bb"),
        "document 'd1' was made from another text: its sha256 is aa, that of the given text bb",
        (ValueError,),
    ),
    (
        errors.DuplicateDocumentError("report"),
        "two documents that differ have the id 'report'; give one another id",
        (ValueError,),
    ),
    (
        errors.NotInDocumentError("d1", "act 'a1'"),
        "act 'a1' is not part of document 'd1'",
        (LookupError,),
    ),
    (errors.LexiconError("cues.toml", "no id"), "cues.toml: no id", (ValueError,)),
    (
        errors.EntryError("house.toml", "cue 1", "kind", "wish", "one of demand, claim"),
        "house.toml: cue 1: kind must be one of demand, claim, got 'wish'",
        (ValueError,),
    ),
    (
        errors.MissingExtraError("pandas", "pandas"),
        'pandas is needed for this: pip install "diplostance[pandas]"',
        (ImportError,),
    ),
]


def test_every_error_has_an_example() -> None:
    classes = {
        value
        for value in vars(errors).values()
        if inspect.isclass(value) and issubclass(value, errors.DiplostanceError)
    }
    assert {type(error) for error, _, _ in EXAMPLES} == classes


@pytest.mark.parametrize(
    ("error", "text", "bases"), EXAMPLES, ids=[type(error).__name__ for error, _, _ in EXAMPLES]
)
def test_errors(
    error: errors.DiplostanceError, text: str, bases: tuple[type[Exception], ...]
) -> None:
    assert str(error) == text
    assert all(isinstance(error, base) for base in bases)
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(again) is type(error)
        assert str(again) == text
        assert again.args == error.args
        assert vars(again) == vars(error)
