from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from diplostance import __version__
from diplostance.cli import main
from diplostance.errors import OptionError
from diplostance.model import Actor, Claim, Document, Span, Statement

SAMPLE = "Norway said that the ferry is late.\n"


class FakeReader:
    """Reads one claim of Norway in every text, and keeps what it was called with."""

    def __init__(self) -> None:
        self.calls: list[dict[str, Any]] = []

    def __call__(self, text: str, **options: Any) -> Document:
        self.calls.append({"text": text, **options})
        if text == "bug":
            raise IndexError("list index\nout of range")
        if text == "stop":
            raise KeyboardInterrupt
        if text == "pipe":
            raise BrokenPipeError
        if options["published"] == "someday":
            raise OptionError("published", "someday", "a date")
        norway = Actor(id="NOR", name="Norway", kind="state")
        content = [Span(start=0, end=len(text))] if text else []
        claim = Claim(id="a1", force="say", content=content)
        return Document(
            id=options["doc_id"] or "doc-x",
            text=text,
            title=options["title"],
            source=options["source"],
            actors=[norway],
            statements=[Statement(id="s1", issuers=[norway], acts=[claim])],
        )


@pytest.fixture
def reader() -> FakeReader:
    return FakeReader()


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], reader: FakeReader) -> Run:
    def call(*arguments: str | Path) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments], reader=reader)
        out, err = capsys.readouterr()
        return status, out, err

    return call


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(SAMPLE, encoding="utf-8")
    return path


def write_records(path: Path, *records: Any) -> Path:
    lines = (r if isinstance(r, str) else json.dumps(r) for r in records)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def give_stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))


# --- what comes in -------------------------------------------------------------------------------


def test_a_text_file_with_its_options(run: Run, reader: FakeReader, text_file: Path) -> None:
    status, out, err = run(
        "parse", text_file, "--published", "2025-03-04", "--issuer", "NOR", "--genre", "news",
        "--title", "Late", "--source", "Post",
    )  # fmt: skip
    assert (status, err) == (0, "")
    assert reader.calls == [
        {
            "text": SAMPLE,
            "title": "Late",
            "published": "2025-03-04",
            "source": "Post",
            "issuer": "NOR",
            "genre": "news",
            "language": "en",
            "doc_id": "ferry.txt",
        }
    ]
    assert out.startswith("Late\n")
    assert "the ferry is late" in out


def test_standard_input(run: Run, reader: FakeReader, monkeypatch: pytest.MonkeyPatch) -> None:
    give_stdin(monkeypatch, "Réunion à Oslo\r\n".encode())
    assert run("parse", "-")[0] == 0
    assert reader.calls[0]["text"] == "Réunion à Oslo\r\n"
    assert reader.calls[0]["doc_id"] is None


def test_records_on_standard_input(
    run: Run, reader: FakeReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_stdin(monkeypatch, b'{"text": "a"}\n{"text": "b", "id": 7}\n')
    assert run("parse", "-", "--input", "jsonl")[0] == 0
    assert [(c["text"], c["doc_id"]) for c in reader.calls] == [("a", None), ("b", "7")]


def test_a_byte_order_mark_is_no_text(run: Run, reader: FakeReader, tmp_path: Path) -> None:
    text, records = tmp_path / "a.txt", tmp_path / "b.jsonl"
    text.write_bytes(b"\xef\xbb\xbfOslo")
    records.write_bytes(b'\xef\xbb\xbf\n\xef\xbb\xbf{"text": "x"}\n')
    assert run("parse", text)[0] == 0
    assert reader.calls[0]["text"] == "Oslo"
    status, _, err = run("parse", records)
    assert (status, err.count("\n")) == (1, 1)
    records.write_bytes(b'\xef\xbb\xbf{"text": "x"}\n')
    assert run("parse", records)[0] == 0
    assert reader.calls[-1]["text"] == "x"


def test_a_records_own_metadata_wins(run: Run, reader: FakeReader, tmp_path: Path) -> None:
    path = write_records(
        tmp_path / "a.jsonl",
        {"text": "a", "id": "r1", "title": "T", "published": "2024-01-02", "source": "S",
         "issuer": "DNK", "genre": "speech", "url": "ignored"},
        {"text": "b", "title": None, "published": ""},
    )  # fmt: skip
    assert run("parse", path, "--issuer", "NOR", "--published", "2025-01-01")[0] == 0
    first, second = reader.calls
    assert (first["doc_id"], first["issuer"], first["published"]) == ("r1", "DNK", "2024-01-02")
    assert (first["title"], first["source"], first["genre"]) == ("T", "S", "speech")
    assert (second["issuer"], second["published"], second["title"]) == ("NOR", "2025-01-01", None)


def test_lines_end_at_line_feeds_only(run: Run, reader: FakeReader, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"text": "a\u2028b\x85c"}\r\n\n   \n{"text": "d"}', encoding="utf-8", newline=""
    )
    assert run("parse", path)[0] == 0
    assert [call["text"] for call in reader.calls] == ["a\u2028b\x85c", "d"]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("{", "not JSON: Expecting property name enclosed in double quotes at column 2"),
        ("[1]", "must be a JSON object, got list"),
        ("{}", "text must be a string, got no text"),
        ('{"text": 3}', "text must be a string, got int"),
        ('{"text": "a", "title": ["T"]}', "title must be a string, got list"),
        ('{"text": "a", "id": true}', "id must be a string, got bool"),
        ('{"text": "a", "published": "someday"}', "published must be a date, got 'someday'"),
        ('{"text": "bug"}', "an error in diplostance: IndexError: list index out of range"),
        ("[" * 100_000, "not JSON that can be read"),
        ('{"text": "a", "id": ' + "9" * 5000 + "}", "not JSON that can be read"),
    ],
)
def test_a_bad_record_is_told_and_the_run_goes_on(
    run: Run, reader: FakeReader, tmp_path: Path, bad: str, reason: str
) -> None:
    path = write_records(tmp_path / "a.jsonl", {"text": "one"}, "", bad, {"text": "two"})
    status, out, err = run("parse", path, "--format", "jsonl")
    assert status == 1
    assert err.startswith(f"diplostance: {path}:3: ")
    assert err.endswith(f"{reason}\n")
    assert err.count("\n") == 1
    assert [json.loads(line)["text"] for line in out.splitlines()] == ["one", "two"]


def test_bytes_that_are_no_utf8(run: Run, reader: FakeReader, tmp_path: Path) -> None:
    text, records = tmp_path / "a.txt", tmp_path / "b.jsonl"
    text.write_bytes(b"\xef\xbb\xbfone\ntwo\xff")
    records.write_bytes(b'{"text": "a"}\n{"text": "\xfe"}\n')
    status, _, err = run("parse", text, records)
    assert status == 1
    assert err.splitlines() == [
        f"diplostance: {text}:2: not UTF-8: byte 0xff",
        f"diplostance: {records}:2: not UTF-8: byte 0xfe",
    ]
    assert [call["text"] for call in reader.calls] == ["a"]


def test_a_missing_file_does_not_stop_the_rest(
    run: Run, reader: FakeReader, text_file: Path, tmp_path: Path
) -> None:
    status, _, err = run("parse", tmp_path / "none.txt", tmp_path, text_file)
    assert status == 1
    assert "none.txt:1: No such file or directory" in err
    assert "Is a directory" in err
    assert len(reader.calls) == 1


def test_messages_cannot_drive_the_terminal(run: Run, tmp_path: Path) -> None:
    path = write_records(tmp_path / "a\x1b[2J.jsonl", "{")
    assert "\\x1b[2J.jsonl:1:" in run("parse", path)[2]


# --- what goes out -------------------------------------------------------------------------------


def test_json_of_one_text_is_one_document(run: Run, text_file: Path) -> None:
    out = run("parse", text_file, "--format", "json")[1]
    assert json.loads(out)["id"] == "ferry.txt"
    assert out.startswith("{\n  ")


def test_json_of_several_is_a_list(run: Run, text_file: Path, tmp_path: Path) -> None:
    records = write_records(tmp_path / "a.jsonl", {"text": "a"}, {"text": "b"})
    out = run("parse", records, text_file, "--format", "json")[1]
    assert [document["text"] for document in json.loads(out)] == ["a", "b", SAMPLE]
    one = write_records(tmp_path / "b.jsonl", {"text": "a"})
    assert len(json.loads(run("parse", one, "--format", "json")[1])) == 1
    none = write_records(tmp_path / "c.jsonl")
    assert json.loads(run("parse", none, "--format", "json")[1]) == []


def test_csv_has_one_head_for_all(run: Run, text_file: Path) -> None:
    out = run("parse", text_file, text_file, "--format", "csv")[1]
    rows = list(csv.reader(io.StringIO(out, newline="")))
    assert len(rows) == 3
    assert rows[1] == rows[2] != rows[0]


def test_the_table(run: Run, text_file: Path) -> None:
    out = run("parse", text_file, "--format", "list", "--width", "60")[1]
    assert out.splitlines() == [
        "ferry.txt",
        "id  kind   force  issuer  towards  content",
        "a1  claim  say    Norway           Norway said that the fer…",
    ]


def test_a_scale_by_name_or_file(run: Run, text_file: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'name = "own"\nversion = "3"\n[[emotive]]\nlabel = "said"\nforces = ["claim.say"]\n'
    )
    out = run("parse", text_file, "--scale", own)[1]
    assert "strength 2 of 4" in out
    assert "the scale own 3" in out
    assert "strength" not in run("parse", text_file, "--scale", "gruenberg")[1]


def test_several_documents_are_set_apart(run: Run, text_file: Path) -> None:
    out = run("parse", text_file, text_file)[1]
    assert out.count("\n\nferry.txt\n") == 1


def test_output_to_a_file(run: Run, text_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    text_file.write_text("Ålesund \u4e2d", encoding="utf-8")
    assert run("parse", text_file, "--format", "jsonl", "-o", target) == (0, "", "")
    assert json.loads(target.read_bytes())["text"] == "Ålesund \u4e2d"
    assert run("parse", text_file, "-o", target) == (0, "", "")
    assert "Ålesund \u4e2d" in target.read_bytes().decode("utf-8")


def test_the_output_is_no_input(run: Run, text_file: Path) -> None:
    status, _, err = run("parse", text_file, "-o", text_file)
    assert (status, text_file.read_text("utf-8")) == (2, SAMPLE)
    assert "output must be another file than the inputs" in err


def test_an_output_that_cannot_be_written(run: Run, text_file: Path, tmp_path: Path) -> None:
    status, _, err = run("parse", text_file, "-o", tmp_path / "none" / "out")
    assert status == 2
    assert err.count("\n") == 1
    assert "No such file or directory" in err


def test_unpaired_surrogates_go_through(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a\\ud800b"}\n', encoding="ascii")
    assert "a\\ud800b" in run("parse", path)[1]
    assert json.loads(run("parse", path, "--format", "jsonl")[1])["text"] == "a\ud800b"
    assert run("parse", path, "--format", "csv")[0] == 0


def test_colour_on_demand(run: Run, text_file: Path) -> None:
    pytest.importorskip("rich")
    assert "\x1b[" in run("parse", text_file, "--colour", "always")[1]
    assert "\x1b[" not in run("parse", text_file)[1]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colour_on_a_terminal(
    reader: FakeReader, text_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("rich")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, expected in (("", True), ("1", False)):
        monkeypatch.setenv("NO_COLOR", name)
        terminal = Terminal()
        monkeypatch.setattr(sys, "stdout", terminal)
        assert main(["parse", str(text_file)], reader=reader) == 0
        assert ("\x1b[" in terminal.getvalue()) == expected


def test_progress_shows_on_a_terminal_only(
    reader: FakeReader, text_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert main(["parse", str(text_file), "-o", str(tmp_path / "out")], reader=reader) == 0
    assert "\r1 documents" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")
    quiet = io.StringIO()
    monkeypatch.setattr(sys, "stderr", quiet)
    assert main(["parse", str(text_file), "-o", str(tmp_path / "out")], reader=reader) == 0
    assert quiet.getvalue() == ""


# --- the command itself --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--language", "tlh"], "language must be one of en, got 'tlh'"),
        (["--published", "4 March"], "published must be a date, YYYY-MM-DD, got '4 March'"),
        (["--genre", "poem"], "genre must be one of news, "),
        (["--scale", "loud"], "scale must be one of default, gruenberg, got 'loud'"),
        (["--width", "3"], "width must be 20 or more, got 3"),
    ],
)
def test_wrong_options_are_told_in_one_line(
    run: Run, reader: FakeReader, text_file: Path, arguments: list[str], message: str
) -> None:
    status, out, err = run("parse", text_file, *arguments)
    assert (status, out) == (2, "")
    assert err.startswith(f"diplostance: {message}")
    assert err.count("\n") == 1
    assert reader.calls == []


@pytest.mark.parametrize("arguments", [[], ["parse"], ["read"], ["parse", "x", "--format", "xml"]])
def test_a_command_that_is_none(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: diplostance" in capsys.readouterr().err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"diplostance {__version__}\n"


def test_schema(run: Run, tmp_path: Path) -> None:
    status, out, _ = run("schema")
    assert status == 0
    assert json.loads(out)["$schema"].startswith("https://json-schema.org/")
    assert run("schema", "-o", tmp_path / "schema.json")[1] == ""
    assert (tmp_path / "schema.json").read_text("utf-8") == out


def test_explain(run: Run, text_file: Path) -> None:
    status, out, _ = run("explain", text_file)
    assert status == 0
    assert out.startswith("a1:\n  ")
    assert "issuer: Norway" in out
    assert run("explain", text_file, "--act", "a1")[1] == out


def test_explain_an_act_that_is_not_there(run: Run, text_file: Path) -> None:
    status, out, err = run("explain", text_file, "--act", "a9")
    assert (status, out) == (1, "")
    assert err == "diplostance: act 'a9' is not part of document 'ferry.txt'\n"


def test_an_interrupt_is_no_traceback(run: Run, tmp_path: Path) -> None:
    path = write_records(tmp_path / "a.jsonl", {"text": "one"}, {"text": "stop"})
    status, out, err = run("parse", path, "--format", "jsonl")
    assert (status, err) == (130, "")
    assert json.loads(out)["text"] == "one"


# --- with the parser itself ----------------------------------------------------------------------

WHOLE = (
    "Norway on Monday strongly condemned the seizure of the ferry. Norway urged Denmark to release "
    "the crew immediately."
)


def test_a_text_goes_through_the_parser(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_records(
        tmp_path / "a.jsonl",
        {"id": "ferry", "text": WHOLE, "published": "2025-03-04", "title": "Ferry seized"},
    )
    assert main(["parse", str(path), "--format", "jsonl"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["id"], document["published"]) == ("ferry", "2025-03-04")
    acts = [act for statement in document["statements"] for act in statement["acts"]]
    assert [(act["kind"], act["force"]) for act in acts] == [
        ("evaluation", "condemn"),
        ("demand", "urge"),
    ]
    assert main(["parse", str(path)]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Ferry seized\n2025-03-04 | ")
    assert "[condemned] the seizure of the ferry\n" in shown
    assert main(["explain", str(path)]) == 0
    assert "en.demand.urge" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"text": "a", "published": "soon"}, "published must be "),
        ({"text": "a", "genre": "poem"}, "genre must be one of "),
    ],
)
def test_the_parser_tells_of_bad_metadata_in_one_line(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    record: dict[str, str],
    reason: str,
) -> None:
    path = write_records(tmp_path / "a.jsonl", record)
    assert main(["parse", str(path)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"diplostance: {path}:1: {reason}")
    assert err.count("\n") == 1


# --- as a program --------------------------------------------------------------------------------

PROGRAM = """\
import sys
from diplostance.cli import main
from diplostance.model import Claim, Document, Statement

def reader(text, *, doc_id, **options):
    claim = Claim(id="a1", force="say")
    return Document(id=doc_id or "x", text=text, statements=[Statement(id="s1", acts=[claim])])

sys.exit(main(reader=reader))
"""


def start(*arguments: str | Path, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.PIPE,
        env={**os.environ, **environment},
    )


def test_a_broken_pipe_is_no_traceback(tmp_path: Path) -> None:
    records = [{"text": f"{n} " + "x" * 5000, "id": str(n)} for n in range(200)]
    path = write_records(tmp_path / "a.jsonl", *records)
    with start("parse", path, "--format", "jsonl") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        err = process.stderr.read()
        assert (process.wait(30), err) == (141, b"")


@pytest.mark.parametrize("locale", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}])
def test_utf8_whatever_the_locale(locale: dict[str, str]) -> None:
    with start("parse", "-", "--title", "Zürich", PYTHONIOENCODING="latin-1", **locale) as process:
        out, err = process.communicate("外交部 Tromsø".encode(), timeout=30)
        assert (process.returncode, err) == (0, b"")
    assert out.decode("utf-8").startswith("x\nunknown, report, en\n")


def test_python_dash_m() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "diplostance", "--version"], capture_output=True, check=True
    )
    assert done.stdout.decode() == f"diplostance {__version__}{os.linesep}"


def test_importing_the_command_is_cheap() -> None:
    code = (
        "import sys, diplostance.cli; "
        "print([m for m in ('rich', 'hypothesis', 'numpy', 'pandas') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.decode().strip() == "[]"
