"""What every test needs: answers go to a folder of the test's own, never into the course; one small book for all."""

import os
import tempfile

import pytest

# Set before anything imports the package: nbval's kernels and xdist's workers inherit it.
os.environ.setdefault("IRAQCOURSE_ANSWERS", tempfile.mkdtemp(prefix="iraqcourse-answers-"))


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    """A built book of three lessons (``book``), and the course that it was built from (``course``)."""
    from tests.site import small_book

    base = tmp_path_factory.getbasetemp()
    return small_book.once(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base)
