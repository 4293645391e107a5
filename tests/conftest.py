"""What every test needs: answers go to a folder of the test's own, never into the course."""

import os
import tempfile

# Set before anything imports the package: nbval's kernels and xdist's workers inherit it.
os.environ.setdefault("IRAQCOURSE_ANSWERS", tempfile.mkdtemp(prefix="iraqcourse-answers-"))
