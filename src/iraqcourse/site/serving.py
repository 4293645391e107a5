"""Show a built book at an address of this machine, and of this machine only."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_PORTS_TRIED = 20


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def server(folder: Path, port: int) -> ThreadingHTTPServer:
    """Make a server for a folder, at a port or the next free one; it listens to this machine alone.

    Raises
    ------
    OSError
        If twenty ports in a row are taken.
    """
    handler = partial(_Quiet, directory=str(folder))
    for candidate in range(port, port + _PORTS_TRIED - 1):
        try:
            return ThreadingHTTPServer(("127.0.0.1", candidate), handler)
        except OSError:
            continue
    return ThreadingHTTPServer(("127.0.0.1", port + _PORTS_TRIED - 1), handler)
