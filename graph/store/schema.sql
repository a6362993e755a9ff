-- The checked records of one corpus. Every id is the one that the records use; every `record` is
-- the record itself, as JSON. Dates are EDTF; days are ISO 8601; years are JSON lists.

CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Files of records, and what of them was wrong. `kept` is 1 where the file need not be read again
-- while its bytes, and what it refers to, stay the same.
CREATE TABLE files (
    path TEXT PRIMARY KEY, kind TEXT NOT NULL, sha256 TEXT NOT NULL,
    kept INTEGER NOT NULL, problems TEXT NOT NULL
) WITHOUT ROWID;

-- Archived texts, and the files that they were extracted from.
CREATE TABLE documents (path TEXT, sha256 TEXT, file TEXT NOT NULL);
CREATE INDEX documents_by_file ON documents (file);

CREATE TABLE speakers (
    id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
    record TEXT NOT NULL, file TEXT NOT NULL, position INTEGER NOT NULL
);
CREATE TABLE events (
    id TEXT NOT NULL, name TEXT NOT NULL, date TEXT, place TEXT, closing TEXT,
    record TEXT NOT NULL, file TEXT NOT NULL, position INTEGER NOT NULL
);
CREATE TABLE narratives (
    id TEXT NOT NULL, name TEXT NOT NULL,
    record TEXT NOT NULL, file TEXT NOT NULL, position INTEGER NOT NULL
);
CREATE TABLE claims (
    id TEXT NOT NULL, text TEXT NOT NULL, narrative TEXT,
    record TEXT NOT NULL, file TEXT NOT NULL, position INTEGER NOT NULL
);
CREATE TABLE former_ids (former TEXT NOT NULL, claim TEXT NOT NULL, file TEXT NOT NULL);
CREATE TABLE quantities (
    id TEXT NOT NULL, name TEXT NOT NULL, counted TEXT NOT NULL, unit TEXT,
    record TEXT NOT NULL, file TEXT NOT NULL, position INTEGER NOT NULL
);

-- Judgements between two claims, or two events, by the ids that they bear now; for `broader`,
-- `one` is the narrow claim.
CREATE TABLE judgements (
    kind TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL, reason TEXT NOT NULL,
    record TEXT NOT NULL, file TEXT NOT NULL, position INTEGER NOT NULL
);

CREATE TABLE sources (
    id TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT, language TEXT NOT NULL,
    published TEXT, document TEXT NOT NULL, sha256 TEXT NOT NULL, statements INTEGER NOT NULL,
    record TEXT NOT NULL, head TEXT NOT NULL, file TEXT NOT NULL, position INTEGER NOT NULL
);

-- `key` ascends with the earliest day on which a statement may have been made; the undated come
-- last. `start` and `end` are code points of the document, half-open. `closing` is the day that
-- closes an open date: the statement's own, or that of its event (`closed_by`). Of a statement,
-- `record` is what the other columns leave out: its parts where it is interrupted, the speaker's
-- own `words`, `attribution`, `claims`, `figures`, ...; what is usual is not written.
CREATE TABLE statements (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL, source TEXT NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL, quote TEXT NOT NULL, form TEXT NOT NULL,
    speaker TEXT NOT NULL, event TEXT NOT NULL, date TEXT, closing TEXT, closed_by TEXT,
    years TEXT NOT NULL, possible_years TEXT NOT NULL, record TEXT NOT NULL
);

CREATE TABLE claim_links (
    claim TEXT NOT NULL, statement INTEGER NOT NULL, position INTEGER NOT NULL,
    stance TEXT NOT NULL, certainty TEXT NOT NULL, strength TEXT NOT NULL, of TEXT,
    PRIMARY KEY (claim, statement, position)
) WITHOUT ROWID;

CREATE TABLE figures (
    statement INTEGER NOT NULL, position INTEGER NOT NULL, quantity TEXT NOT NULL,
    verbatim TEXT NOT NULL, value REAL, low REAL, high REAL, factor REAL, comparator TEXT NOT NULL,
    taken_from TEXT, PRIMARY KEY (statement, position)
) WITHOUT ROWID;

CREATE TABLE attributions (
    statement INTEGER NOT NULL, position INTEGER NOT NULL, speaker TEXT NOT NULL,
    PRIMARY KEY (statement, position)
) WITHOUT ROWID;

-- Passages that carry no statement.
CREATE TABLE dismissed (
    source TEXT NOT NULL, position INTEGER NOT NULL, spans TEXT NOT NULL,
    reason TEXT NOT NULL, note TEXT
);

-- How often each claim was asserted: `row` as `query repeats` shows it, counted for any number
-- of years.
CREATE TABLE tallies (
    claim TEXT PRIMARY KEY, narrative TEXT, years INTEGER NOT NULL, low INTEGER NOT NULL,
    high INTEGER NOT NULL, most_years INTEGER NOT NULL, row TEXT NOT NULL
) WITHOUT ROWID;

-- The words of the quotes, folded; the rowid is a statement's key.
CREATE VIRTUAL TABLE quote_words USING fts5(words, content='', detail=none, tokenize='ascii');
CREATE TABLE terms (term TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE VIEW assertions AS
    SELECT l.claim, s.id AS statement, s.speaker, s.event, s.date, s.years, s.possible_years,
           s.quote, s.source, l.certainty, l.strength
    FROM claim_links l JOIN statements s ON s.key = l.statement WHERE l.stance = 'asserts';
CREATE VIEW denials AS
    SELECT l.claim, s.id AS statement, s.speaker, s.event, s.date, s.years, s.possible_years,
           s.quote, s.source, l.certainty, l.strength
    FROM claim_links l JOIN statements s ON s.key = l.statement WHERE l.stance = 'denies';
CREATE VIEW reports AS
    SELECT l.claim, s.id AS statement, s.speaker, l.of, s.event, s.date, s.years,
           s.possible_years, s.quote, s.source, l.certainty, l.strength
    FROM claim_links l JOIN statements s ON s.key = l.statement WHERE l.stance = 'reports';
CREATE VIEW repeats AS
    SELECT t.claim, c.text, t.years, t.low AS fewest_occasions, t.high AS most_occasions
    FROM tallies t JOIN claims c ON c.id = t.claim WHERE t.low >= 2 AND t.years >= 2;
CREATE VIEW renditions AS
    SELECT s.event, s.speaker, s.id AS statement, s.source, s.form, s.quote
    FROM statements s WHERE s.event <> 'unspecified';
CREATE VIEW words AS
    SELECT s.id AS statement, w.value AS words
    FROM statements s, json_each(s.record, '$.words') w;
CREATE VIEW statement_years AS
    SELECT s.id AS statement, y.value AS year, 1 AS certain
    FROM statements s, json_each(s.years) y
    UNION ALL
    SELECT s.id, y.value, 0 FROM statements s, json_each(s.possible_years) y;
