"""Run the command as a module: ``python -m iraqcourse VERB``."""

from iraqcourse.cli import main

main()
