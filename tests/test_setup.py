"""Set-up: one command, one list of packages, told alike to pip, uv, conda and Binder."""

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from ruamel.yaml import YAML

from iraqcourse.cli import lab

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def listed(requirements: list[str]) -> dict[str, Requirement]:
    return {canonicalize_name(one.name): one for one in map(Requirement, requirements)}


def locked(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return {canonicalize_name(key): version for key, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", text, re.M)}


STUDENT = listed(PROJECT["project"]["dependencies"])
GROUPS = PROJECT["dependency-groups"]


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.lock", PROJECT["project"]["dependencies"] + GROUPS["build"]),
        ("requirements-dev.lock", GROUPS["dev"]),
        ("requirements-uv.lock", ["uv>=0.9,<1"]),
    ],
)
def test_the_lock_holds_every_package_at_a_version_that_is_allowed(lock: str, wanted: list[str]) -> None:
    have = locked(lock)
    for name, requirement in listed(wanted).items():
        assert name in have, f"{name} is missing: see CONTRIBUTING.md, 'Packages'"
        assert requirement.specifier.contains(have[name], prereleases=True), name


def test_locks_hold_names_versions_and_hashes_and_no_address() -> None:
    for lock in ROOT.glob("requirements*.lock"):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text, lock.name
        for block in re.split(r"\n(?=[\w])", text):
            assert block.startswith("#") or "--hash=sha256:" in block, f"{lock.name}: {block[:60]}"


def test_both_locks_agree() -> None:
    # Several versions of one package are told apart by markers; compare the set of pins.
    def pins(name: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for key, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", (ROOT / name).read_text(encoding="utf-8"), re.M):
            found.setdefault(canonicalize_name(key), set()).add(version)
        return found

    student, dev = pins("requirements.lock"), pins("requirements-dev.lock")
    assert {key: (student[key], dev[key]) for key in student.keys() & dev.keys() if student[key] != dev[key]} == {}


def test_conda_lists_the_same_names_and_bounds() -> None:
    listing = YAML(typ="safe").load(ROOT / "environment.yml")["dependencies"]
    conda = listed([one for one in listing if isinstance(one, str) and one != "pip"])
    python = conda.pop("python")
    assert str(python.specifier) == PROJECT["project"]["requires-python"]
    assert listing[-1] == {"pip": ["-e ."]}
    known = STUDENT | listed(GROUPS["dev"]) | listed(GROUPS["build"])
    assert {name: str(one.specifier) for name, one in conda.items()} == {
        name: str(known[name].specifier) for name in conda
    }
    assert STUDENT.keys() - conda.keys() == {"django-js-lib-leaflet", "fsrs"}


def test_start_uses_the_standard_library_only_and_is_short() -> None:
    text = (ROOT / "start.py").read_text(encoding="utf-8")
    imported = {
        alias.name.split(".")[0]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert imported <= set(sys.stdlib_module_names)
    assert len(text.splitlines()) < 120


def test_start_can_be_read_by_an_old_python_and_says_that_it_is_too_old() -> None:
    text = (ROOT / "start.py").read_text(encoding="utf-8")
    ast.parse(text, feature_version=(3, 6))
    pretend = "import sys, collections; V = collections.namedtuple('V', 'major minor micro'); "
    pretend += f"sys.version_info = V(3, 9, 2); sys.argv = ['start.py']; exec(compile({text!r}, 'start.py', 'exec'), "
    pretend += f"{{'__name__': '__main__', '__file__': {str(ROOT / 'start.py')!r}}})"
    done = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("This course needs Python 3.11 or newer; this is Python 3.9.2.")
    assert "Traceback" not in done.stderr


def test_an_installed_course_starts_without_installing_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    start: dict[str, object] = {"__name__": "start", "__file__": str(ROOT / "start.py")}
    exec(compile((ROOT / "start.py").read_text(encoding="utf-8"), "start.py", "exec"), start)
    ran: list[list[str]] = []
    start["read"] = lambda path: start["fingerprint"]("x")  # type: ignore[operator]
    start["fingerprint"] = lambda lock: "same"
    start["set_up"] = lambda locks: pytest.fail("nothing had changed")
    monkeypatch.setattr("os.execv", lambda program, command: ran.append(command))
    monkeypatch.setattr("sys.exit", lambda code=0: None)
    monkeypatch.setattr("subprocess.call", lambda command: 0)
    for arguments in ([], ["--no-browser"], ["check", "--no-run"], ["--help"]):
        start["main"](arguments)  # type: ignore[operator]
    assert [command[3:] for command in ran] == [["lab"], ["lab", "--no-browser"], ["check", "--no-run"], ["--help"]]


def test_a_licence_is_stated_once_and_alike() -> None:
    assert PROJECT["project"]["license"] == "BSD-3-Clause"
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("BSD 3-Clause License")
    assert "license: CC-BY-4.0" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    described = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    for page in ("README.md", "LICENSE-CONTENT.md", "CONTRIBUTING.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        assert "BSD 3-Clause" in text, page
        assert "CC BY 4.0" in text, page


def test_no_committed_file_names_a_registry_or_a_folder_of_somebodys_machine() -> None:
    files = (
        subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    )
    registry = re.compile(rb"https?://[^ \"]*(/simple/?\"|/packages/[0-9a-f]{2}/|\.whl|\.tgz)")
    machine = re.compile(rb"(?<![\w./<])/(work|root|farm|home/[a-z]+)/")
    for name in filter(None, files):
        file = ROOT / name
        if file.is_file() and file.suffix not in {".png"} and file != Path(__file__):
            content = file.read_bytes()
            assert not registry.search(content), name
            assert not machine.search(content), name


def test_binder_opens_jupyterlab_with_the_settings_of_the_course(tmp_path: Path) -> None:
    subprocess.run([str(ROOT / "postBuild")], env={**os.environ, "NB_PYTHON_PREFIX": str(tmp_path)}, check=True)
    written = json.loads((tmp_path / "share/jupyter/lab/settings/overrides.json").read_text(encoding="utf-8"))
    assert written == json.loads(lab.SETTINGS.read_text(encoding="utf-8"))
    assert written["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
    server = tmp_path / "etc/jupyter/jupyter_server_config.d/iraqcourse.json"
    assert json.loads(server.read_text(encoding="utf-8")) == {"ContentsManager": {"pre_save_hook": lab.SAVE_HOOK}}
