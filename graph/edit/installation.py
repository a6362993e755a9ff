"""Where claimgraph was installed from, for whoever is to install the same elsewhere."""

import json
import re
from importlib.metadata import PackageNotFoundError, distribution

_ADDRESS = re.compile(r"https://[\w.~-]+(?::\d+)?(?:/[\w.~-]+)+")
_COMMIT = re.compile(r"[0-9a-f]{40,64}")


def find_requirement() -> str | None:
    """What pip installs the same from: ``git+https://…@COMMIT``.

    None where it did not come from git over HTTPS, as pip notes it (PEP 610), or where the address
    holds a name or a password.
    """
    try:
        told = json.loads(distribution("claimgraph").read_text("direct_url.json") or "{}")
        address, commit = told["url"], told["vcs_info"]["commit_id"]
    except (PackageNotFoundError, OSError, ValueError, KeyError, TypeError):
        return None
    if not (_ADDRESS.fullmatch(str(address)) and _COMMIT.fullmatch(str(commit))):
        return None
    return f"git+{address}@{commit}"
