"""What is in the wheel, and what the installed package says of itself."""

from __future__ import annotations

import hashlib
import re
import tomllib
import zipfile
from collections.abc import Iterator
from email.parser import Parser as HeaderParser
from importlib import metadata, resources
from pathlib import Path

import pytest

import diplostance

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    """The wheel, built here and now without any network."""
    builders = pytest.importorskip("hatchling.builders.wheel")
    target = tmp_path_factory.mktemp("dist")
    (built,) = builders.WheelBuilder(str(ROOT)).build(directory=str(target), versions=["standard"])
    with zipfile.ZipFile(built) as file:
        yield file


def sources() -> dict[str, str]:
    """The files of the package with their digests."""
    return {
        path.relative_to(SOURCES).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in SOURCES.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    }


def test_the_wheel_holds_the_package_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    packed = {
        name: hashlib.sha256(wheel.read(name)).hexdigest()
        for name in wheel.namelist()
        if ".dist-info/" not in name
    }
    assert packed == sources()


def test_the_wheel_holds_licence_typing_and_words(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    info = f"diplostance-{diplostance.__version__}.dist-info"
    assert {f"{info}/licenses/LICENSE", f"{info}/licenses/NOTICE"} <= names
    assert "diplostance/py.typed" in names
    assert "diplostance/exchange/schema.json" in names
    assert "diplostance/languages/en/cues/demand.toml" in names
    assert "diplostance/scales/default.toml" in names


def test_the_wheel_needs_three_libraries(wheel: zipfile.ZipFile) -> None:
    info = f"diplostance-{diplostance.__version__}.dist-info"
    headers = HeaderParser().parsestr(wheel.read(f"{info}/METADATA").decode())
    needed = [line for line in headers.get_all("Requires-Dist", []) if "extra ==" not in line]
    names = {line.split(">")[0].strip() for line in needed}
    assert names == {"attrs", "cattrs", "python-dateutil"}
    assert headers["Requires-Python"] == ">=3.11"
    assert headers["License-Expression"] == "MIT"


def test_the_wheel_is_small(wheel: zipfile.ZipFile) -> None:
    size = sum(entry.compress_size for entry in wheel.infolist())
    assert size < 3_000_000


def test_the_installed_package_has_its_entry_points() -> None:
    points = {
        (point.group, point.name): point.value
        for point in metadata.distribution("diplostance").entry_points
    }
    assert points["console_scripts", "diplostance"] == "diplostance.cli:main"
    assert points["hypothesis", "diplostance"] == "diplostance._hypothesis_hook:register"


def test_the_installed_package_says_its_version() -> None:
    assert metadata.version("diplostance") == diplostance.__version__


def test_every_extra_that_an_error_names_exists() -> None:
    named = {
        extra
        for path in SOURCES.rglob("*.py")
        for extra in re.findall(
            r'MissingExtraError\("\w+", "(\w+)"\)', path.read_text(encoding="utf-8")
        )
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert named
    assert named - set(project["optional-dependencies"]) == set()


def test_the_installed_package_is_typed() -> None:
    assert resources.files("diplostance").joinpath("py.typed").is_file()
