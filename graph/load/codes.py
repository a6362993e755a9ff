"""Every kind of problem that loading a corpus can find, in one sentence each."""

from collections.abc import Mapping

CODES: Mapping[str, str] = {
    # Files
    "no-corpus": "The folder is missing, is no folder, or holds no `records/`.",
    "unreadable": "A file or folder cannot be read.",
    "not-a-file": "A folder, or something else, stands where a file of records should be.",
    "outside-corpus": "A path or link leads out of the corpus.",
    "unknown-file": "A file under `records/` is none that claimgraph reads.",
    "not-utf8": "A file is not UTF-8 text.",
    "control-character": "A text holds a character that cannot be seen and does not belong there.",
    "empty-file": "A file of records holds nothing.",
    # YAML and JSON
    "yaml-syntax": "The file is not YAML.",
    "yaml-tab": "A tab stands where YAML wants spaces.",
    "yaml-anchor": "A YAML anchor (`&name`); records say everything where it stands.",
    "yaml-alias": "A YAML alias (`*name`); records say everything where it stands.",
    "yaml-tag": "A YAML tag (`!name`); every value is text.",
    "merge-key": "A YAML merge key (`<<`); records say everything where it stands.",
    "complex-key": "A key that is a list or a mapping.",
    "several-documents": "One YAML file holds several documents.",
    "duplicate-key": "One mapping names one field twice.",
    "too-deep": "Lists and mappings are nested far deeper than any record.",
    "json-syntax": "A line is not JSON.",
    # Records
    "wrong-shape": "A list, a mapping or a number stands where text should, or the other way.",
    "missing-field": "A record lacks a field that it needs.",
    "unknown-field": "A record has a field that its kind does not know.",
    "empty-text": "A field that should say something is empty.",
    "bad-id": "An id is not short lower-case kebab-case.",
    "not-one-of": "A value is none of those that the field allows.",
    "date-not-edtf": "A date is not written in EDTF, or cannot be.",
    "bad-day": "A date that must be one plain day is not written YYYY-MM-DD.",
    "bad-number": "A number is not written as one, or lies outside what the field allows.",
    "bad-sha256": "A SHA-256 is not 64 lower-case hexadecimal digits.",
    # Ids and references
    "duplicate-id": "Two records of one kind have one id.",
    "reserved-id": "An id that has a meaning of its own is used for a record.",
    "former-id-taken": "A claim's former id belongs to another claim.",
    "former-id": "A link uses the former id of a claim that was merged.",
    "unknown-speaker": "No speaker has this id.",
    "unknown-event": "No event has this id.",
    "unknown-claim": "No claim has this id.",
    "unknown-narrative": "No narrative has this id.",
    "unknown-quantity": "No quantity has this id.",
    # Statements
    "no-speaker": "A statement names no speaker, and neither does the top of its file.",
    "no-event": "A statement names no event, and neither does the top of its file.",
    "reports-without-of": "A link reports a view and does not say whose.",
    "of-without-reports": "A link says whose view it is and does not report one.",
    "claim-twice": "A statement links one claim twice in the same way.",
    "form-without-words": "Quoted speech has no words inside quotation marks.",
    "form-hides-words": "Indirect speech has words inside quotation marks.",
    "words-not-in-quote": "Words given as the speaker's own do not stand in the quote.",
    "figure-not-in-quote": "The verbatim words of a figure do not stand in the quote.",
    "figure-bounds": "A figure's lower bound is above its upper bound.",
    # Documents
    "document-missing": "The document of a source is not there.",
    "document-changed": "The bytes of a document are not those that were archived.",
    "document-shared": "Two sources have one document.",
    "document-unused": "No source uses a file in `documents/`.",
    # Passages
    "quote-not-found": "A quote does not stand in its document.",
    "quote-not-unique": "A quote stands in its document more than once.",
    "context-not-found": "A prefix or suffix does not stand beside its quote.",
    "fragments-out-of-order": "The parts of a quote stand in the document in another order.",
    "out-of-order": "A passage stands earlier in the document than the one before it.",
    "overlap": "A dismissed or open passage overlaps with another passage.",
    "dismissed-speech": "A dismissed passage holds a verb of speech.",
    "open-passage": "A stretch of a document is neither anchored nor dismissed.",
    # Dates
    "basis-missing": "A date that is not one plain day does not say how it follows.",
    "open-date": "The end of a date is open and nothing closes it.",
    "date-after-archive": "A date lies after the day on which its source was archived.",
    # Judgements
    "self-judgement": "A judgement joins a record with itself.",
    "judgement-twice": "One judgement is made twice.",
    "broader-cycle": "Claims are broader than each other in a circle.",
    "judgements-contradict": "Judgements cannot all be right.",
    "may-be-impossible": "Two events that are said to be perhaps one certainly lie apart.",
}
"""From a code, which never changes its meaning, to what it means."""
