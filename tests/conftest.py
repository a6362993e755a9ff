"""How all tests run: properties are not timed, and in CI they try the same examples each time."""

import os

from hypothesis import settings

settings.register_profile("claimgraph", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("claimgraph")
