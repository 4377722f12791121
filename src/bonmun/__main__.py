"""`python -m bonmun`: the command, where its script is not on the path."""

import sys

from bonmun.cli import main

sys.exit(main())
