"""Files inside a ZIP archive, read within bounds: a few kilobytes can unpack to terabytes."""

import io
import zipfile

from graph.archive.formats.extracted import CannotExtractError
from schemas.limits import ARTICLE_BYTES


class ZipMembers:
    """The files of an archive; all that is read of them together has one bound."""

    def __init__(self, raw: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise CannotExtractError("it is a damaged archive (ZIP): get it anew") from None
        self.names = self._archive.namelist()
        self._left = ARTICLE_BYTES.most

    def read(self, name: str) -> bytes:
        """The content of a file.

        Raises:
            CannotExtractError: it is damaged, locked, or too large when unpacked.
        """
        try:
            with self._archive.open(name) as member:
                content = member.read(self._left + 1)
        except KeyError:
            raise CannotExtractError(f"there is no {name} in it") from None
        except RuntimeError:
            raise CannotExtractError(
                f"{name} in it is locked with a password: save it without one"
            ) from None
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise CannotExtractError(f"{name} in it is damaged: {error}") from None
        self._left -= len(content)
        if self._left < 0:
            raise CannotExtractError(f"unpacked, {ARTICLE_BYTES.message()}; {ARTICLE_BYTES.hint}")
        return content

    def has(self, name: str) -> bool:
        """Whether there is a file of this name."""
        return name in self.names
