"""What is handed out: a wheel with its data, an sdist that can be tested, dependencies that are all declared."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import bonmun

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "bonmun"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def build(source: Path, target: str, out: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(out)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    return next(out.iterdir())


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution, unpacked."""
    folder = tmp_path_factory.mktemp("sdist")
    with tarfile.open(build(ROOT, "sdist", folder / "out")) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    return next((folder / "unpacked").iterdir())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked, which is what installing it does."""
    folder = tmp_path_factory.mktemp("wheel")
    with zipfile.ZipFile(build(ROOT, "wheel", folder / "out")) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_carries_the_whole_package_and_nothing_else(wheel: Path) -> None:
    assert files(wheel / "bonmun") == files(PACKAGE)
    assert {path.name.partition("-")[0] for path in wheel.iterdir()} == {"bonmun"}
    for needed in ("py.typed", "data/phrases.toml", "data/grammar.toml", "data/outlets.tsv"):
        assert needed in files(wheel / "bonmun")
    for folder in ("sites", "families"):
        assert len(list((wheel / "bonmun" / "data" / folder).glob("*.toml"))) > 10


def test_the_wheel_names_command_license_and_readme(wheel: Path) -> None:
    info = next(wheel.glob("*.dist-info"))
    metadata = (info / "METADATA").read_text("utf-8")
    assert "License-Expression: Apache-2.0" in metadata
    assert (info / "licenses" / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    assert "bonmun = bonmun.__main__:run" in (info / "entry_points.txt").read_text("utf-8")
    assert "# bonmun" in metadata


def test_the_wheel_works_where_it_is_unpacked(wheel: Path, tmp_path: Path) -> None:
    code = "import sys, bonmun.cli; print(bonmun.__file__); sys.exit(bonmun.cli.main(['clean', sys.argv[1]]))"
    result = subprocess.run(
        [sys.executable, "-c", code, str(ROOT / "examples" / "page.html")],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(wheel)}, capture_output=True, text=True, encoding="utf-8",
        check=True,
    )  # fmt: skip
    where, title, *_ = result.stdout.splitlines()
    assert Path(where).is_relative_to(wheel)
    assert title == "한빛시 강변 산책로 열 달 만에 다시 열려"


def test_the_sdist_can_be_built_and_tested(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(build(sdist, "wheel", tmp_path / "out")) as archive:
        again = {name for name in archive.namelist() if name.startswith("bonmun/")}
    assert again == {f"bonmun/{name}" for name in files(PACKAGE)}
    needed_files = "tests/test_packaging.py dev.py README.ko.md CONTRIBUTING.md LICENSE tools/quality/gate.py"
    for needed in needed_files.split():
        assert needed in files(sdist)
    assert files(ROOT / "seeds") == files(sdist / "seeds")


def test_the_version_is_told_once(wheel: Path) -> None:
    [metadata] = wheel.glob("*.dist-info/METADATA")
    assert re.findall(r"^Version: (.+)$", metadata.read_text("utf-8"), re.MULTILINE) == [bonmun.__version__]
    said = re.compile(rf"[\"']{re.escape(bonmun.__version__)}[\"']")
    sources = (ROOT / "pyproject.toml", *PACKAGE.rglob("*.py"))
    stated = [path for path in sources if said.search(path.read_text("utf-8"))]
    assert stated == [PACKAGE / "version.py"]


def test_every_import_is_declared() -> None:
    extras = [requirement for group in PROJECT["optional-dependencies"].values() for requirement in group]
    declared = {normal(re.split(r"[\[<>=;,!~ ]", text)[0]) for text in [*PROJECT["dependencies"], *extras]}
    known = packages_distributions()
    missing = {
        (module, path.name)
        for path in PACKAGE.rglob("*.py")
        for module in imports(path)
        if module not in {"bonmun", "compression", *sys.stdlib_module_names}  # compression: in Python 3.14
        if not declared & set(map(normal, known.get(module, [module, f"{module}-core"])))
    }
    assert missing == set()


def imports(path: Path) -> Iterator[str]:
    """The top-level names that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
