#!/usr/bin/env python3
"""Set up and open the course: ``python3 start.py``.

``python3 start.py VERB ...`` sets up and then runs ``iraqcourse VERB ...``; no verb means ``lab``.
Everything is installed into ``.venv`` beside this file and nothing outside it is touched. The locked
packages are fetched by uv, or by pip where uv cannot run, and every file is checked against its hash.
"""

import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
DEV_VERBS = ("test", "site")
HELP = (
    "Read the lines above. Without a network the first start cannot work; run the same command again to go on.\n"
    "If they speak of a certificate, your network looks into secure connections, as many schools' do: set\n"
    "UV_SYSTEM_CERTS=1 in the environment, so that this computer's own certificates are trusted, and run it again."
)


def main(arguments):
    if sys.version_info < (3, 11):
        have = ".".join(map(str, sys.version_info[:3]))
        sys.exit(
            "This course needs Python 3.11 or newer; this is Python " + have + ".\n"
            "Install a newer one (python.org or your system's packages) and run this command with it."
        )
    verb = "lab" if not arguments or arguments[0].startswith("-") else arguments[0]
    if verb not in arguments[:1] and not {"--help", "--version"} & set(arguments):
        arguments = [verb] + arguments
    locks = ["requirements.lock"]
    if verb in DEV_VERBS:
        locks.append("requirements-dev.lock")
    missing = [lock for lock in locks if read(stamp_of(lock)) != fingerprint(lock)]
    if missing:
        set_up(missing)
    command = [str(PYTHON), "-m", "iraqcourse"] + arguments
    if os.name == "posix":
        os.execv(command[0], command)
    sys.exit(subprocess.call(command))


def stamp_of(lock):
    return VENV / (lock + ".installed")


def read(path):
    return path.read_text(encoding="utf-8") if path.exists() else ""


def fingerprint(lock):
    """Say what an up-to-date installation was made from: the lock, the package, this Python, this folder."""
    parts = [read(ROOT / lock), read(ROOT / "pyproject.toml"), sys.version, str(ROOT)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def set_up(locks):
    began = time.monotonic()
    print("Setting up the course in " + str(VENV) + " (once; about a minute, more on a slow connection)", flush=True)
    same = "import sys; sys.exit(sys.version_info[:2] != (%d, %d))" % sys.version_info[:2]
    if not PYTHON.exists() or subprocess.call([str(PYTHON), "-c", same]) != 0:
        step("making a virtual environment")
        run([sys.executable, "-m", "venv", "--clear", "--without-pip", str(VENV)])
    install = installer()
    for lock in locks:
        step("installing the packages of " + lock)
        run(install + ["--no-deps", "--require-hashes", "-r", str(ROOT / lock)])
    step("installing the course itself")
    run(install + ["--no-deps", "--no-build-isolation", "-e", str(ROOT)])
    shutil.rmtree(str(VENV / "uv"), ignore_errors=True)
    for lock in locks:
        stamp_of(lock).write_text(fingerprint(lock), encoding="utf-8")
    print("Ready after %.0f seconds." % (time.monotonic() - began), flush=True)


def installer():
    """Give the command that installs into the environment: uv's, or pip's where uv cannot be had."""
    step("fetching the installer")
    tool = VENV / "uv"
    fetch = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    fetch += [
        "--no-warn-script-location",
        "--require-hashes",
        "--upgrade",
        "--target",
        str(tool),
        "-r",
        str(ROOT / "requirements-uv.lock"),
    ]
    uv = tool / "bin" / ("uv.exe" if os.name == "nt" else "uv")
    wanted = os.environ.get("IRAQCOURSE_INSTALLER", "uv") == "uv"
    fetched = wanted and subprocess.call(fetch, stderr=subprocess.DEVNULL) == 0 and uv.exists()
    if fetched and subprocess.call([str(uv), "--version"], stdout=subprocess.DEVNULL) == 0:
        return [str(uv), "pip", "install", "--python", str(PYTHON)]
    step("going on with pip, which is slower")
    return [sys.executable, "-m", "pip", "--python", str(PYTHON), "install", "--disable-pip-version-check"]


def step(text):
    print("  - " + text + " ...", flush=True)


def run(command):
    if subprocess.call(command) != 0:
        sys.exit("\nSetting up stopped at this command:\n  " + " ".join(command) + "\n" + HELP)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit("\nStopped. Run the same command again to go on.")
