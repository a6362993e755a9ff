"""Texts that many rows share."""

NONE = -1
"""The place of what there is not."""


class Strings:
    """Texts that many rows share, each kept once."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._places: dict[str, int] = {}

    def place(self, text: str | None) -> int:
        """The text's place, added where it is new."""
        if text is None:
            return NONE
        if text not in self._places:
            self._places[text] = len(self.texts)
            self.texts.append(text)
        return self._places[text]
