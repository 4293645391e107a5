"""When a book was built and from what: said on every page, and the same for the same source."""

import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime

from iraqcourse import paths
from iraqcourse.data import dates


@dataclass(frozen=True)
class Stamp:
    """The day of building and the commit that was built; a commit that is not known is empty."""

    built: datetime
    commit: str

    @property
    def day(self) -> str:
        """The day in words."""
        return dates.in_words(self.built.date().isoformat())

    @property
    def says(self) -> str:
        """What a page's foot says."""
        return f"Built on {self.day}" + (f" from commit {self.commit}." if self.commit else ".")


def made_now() -> Stamp:
    """Give the stamp of a build that begins now, or at ``SOURCE_DATE_EPOCH`` (reproducible-builds.org) if it is set.

    >>> import os
    >>> os.environ["SOURCE_DATE_EPOCH"] = "1578441600"
    >>> made_now().day
    '8 January 2020'
    >>> del os.environ["SOURCE_DATE_EPOCH"]
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    built = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return Stamp(built, os.environ.get("IRAQCOURSE_COMMIT") or _commit())


def _commit() -> str:
    """Give the commit of the course's folder, with a remark where files differ from it."""

    def git(*arguments: str) -> str:
        command = ["git", "-C", str(paths.root()), *arguments]
        try:
            return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603
        except (OSError, subprocess.CalledProcessError):
            return ""

    found = git("rev-parse", "--short=10", "HEAD")
    return f"{found}, with changes" if found and git("status", "--porcelain", "--untracked-files=no") else found
