"""New files, all of them or none, and never over one that is there."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def write_new(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write several new files below a folder, making folders where they are missing.

    Raises:
        FileExistsError: one of the files is there already; none was written.
        OSError: a file cannot be written; none was.
    """
    written: list[Path] = []
    try:
        for name, content in contents.items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            temporary = place.with_name(f".{place.name}.{os.getpid()}.tmp")
            try:
                with temporary.open("xb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
                os.link(temporary, place)  # unlike a renaming, this refuses to replace a file
                written.append(place)
            finally:
                temporary.unlink(missing_ok=True)
    except BaseException:
        for place in written:
            with suppress(OSError):
                place.unlink()
        raise
