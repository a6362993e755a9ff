-- The graph of one corpus, and what finds things in it; docs/store.md describes all of it.

CREATE TABLE nodes (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, kind TEXT NOT NULL, attributes TEXT NOT NULL,
    file TEXT, position INTEGER
);
CREATE TABLE edges (
    source INTEGER NOT NULL, target INTEGER NOT NULL, kind TEXT NOT NULL, number INTEGER NOT NULL,
    attributes TEXT NOT NULL, PRIMARY KEY (source, target, kind, number)
) WITHOUT ROWID;

CREATE TABLE former_ids (former TEXT PRIMARY KEY, claim TEXT NOT NULL) WITHOUT ROWID;

-- How often each claim was asserted, as `query repeats` counts it for any number of years.
CREATE TABLE tallies (
    claim TEXT PRIMARY KEY, narrative TEXT, years INTEGER NOT NULL, low INTEGER NOT NULL,
    high INTEGER NOT NULL, most_years INTEGER NOT NULL, row TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX tallies_in_order ON tallies (years DESC, low DESC, high DESC, claim);

-- The words of the quotes, folded; the rowid is a statement's id.
CREATE VIRTUAL TABLE quote_words USING fts5(words, content='', detail=none, tokenize='ascii');
CREATE TABLE terms (term TEXT PRIMARY KEY) WITHOUT ROWID;

-- What the next check takes over of files that have not changed.
CREATE TABLE files (
    path TEXT PRIMARY KEY, kind TEXT NOT NULL, sha256 TEXT NOT NULL, kept INTEGER NOT NULL,
    problems TEXT NOT NULL, uses TEXT NOT NULL, surroundings TEXT
) WITHOUT ROWID;
CREATE TABLE documents (path TEXT NOT NULL, sha256 TEXT NOT NULL, file TEXT NOT NULL);
CREATE TABLE outlines (
    file TEXT NOT NULL, position INTEGER NOT NULL, outline TEXT NOT NULL,
    PRIMARY KEY (file, position)
) WITHOUT ROWID;
CREATE TABLE judged (
    file TEXT NOT NULL, position INTEGER NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (file, position)
) WITHOUT ROWID;

CREATE VIEW speakers AS
    SELECT substr(key, 9) AS id, attributes ->> 'label' AS name,
           attributes ->> 'speaker_kind' AS kind, attributes AS record, file, position
    FROM nodes WHERE kind = 'speaker';
CREATE VIEW events AS
    SELECT substr(key, 7) AS id, attributes ->> 'label' AS name, attributes ->> 'date' AS date,
           attributes ->> 'place' AS place, attributes ->> 'closing' AS closing,
           attributes AS record, file, position
    FROM nodes WHERE kind = 'event';
CREATE VIEW narratives AS
    SELECT substr(key, 11) AS id, attributes ->> 'label' AS name, attributes AS record, file,
           position
    FROM nodes WHERE kind = 'narrative';
CREATE VIEW claims AS
    SELECT substr(key, 7) AS id, attributes ->> 'label' AS text,
           attributes ->> 'narrative' AS narrative, attributes AS record, file, position
    FROM nodes WHERE kind = 'claim';
CREATE VIEW quantities AS
    SELECT substr(key, 10) AS id, attributes ->> 'label' AS name,
           attributes ->> 'counted' AS counted, attributes ->> 'unit' AS unit,
           attributes AS record, file, position
    FROM nodes WHERE kind = 'quantity';
CREATE VIEW sources AS
    SELECT substr(n.key, 8) AS id, n.attributes ->> 'label' AS title,
           n.attributes ->> 'publisher' AS publisher, n.attributes ->> 'language' AS language,
           n.attributes ->> 'published' AS published, n.attributes ->> 'document' AS document,
           n.attributes ->> 'sha256' AS sha256,
           (SELECT count(*) FROM edges e WHERE e.target = n.id) AS statements,
           n.attributes AS record, n.file, n.position
    FROM nodes n WHERE n.kind = 'source';
CREATE VIEW dismissed AS
    SELECT substr(n.key, 8) AS source, d.key AS position, d.value ->> 'spans' AS spans,
           d.value ->> 'reason' AS reason, d.value ->> 'note' AS note
    FROM nodes n, json_each(n.attributes, '$.dismissed') d WHERE n.kind = 'source';
CREATE VIEW judgements AS
    SELECT replace(e.kind, '_', '-') AS kind, substr(s.key, instr(s.key, ':') + 1) AS one,
           substr(t.key, instr(t.key, ':') + 1) AS other, e.attributes ->> 'reason' AS reason
    FROM edges e JOIN nodes s ON s.id = e.source JOIN nodes t ON t.id = e.target
    WHERE e.kind IN ('broader', 'contradicts', 'variant', 'not_same', 'may_be')
      AND t.kind IN ('claim', 'event');

CREATE VIEW statements AS
    SELECT s.id AS key, substr(s.key, 11) AS id,
           substr(s.key, 11, instr(s.key, '/') - 11) AS source,
           s.attributes ->> '$.spans[0][0]' AS start, s.attributes ->> '$.spans[#-1][1]' AS end,
           s.attributes ->> 'label' AS quote, s.attributes ->> 'form' AS form,
           s.attributes ->> 'speaker' AS speaker, s.attributes ->> 'event' AS event,
           coalesce(s.attributes ->> 'date', o.attributes ->> 'date') AS date,
           CASE WHEN s.attributes ->> 'date' IS NULL THEN o.attributes ->> 'closing'
                ELSE s.attributes ->> 'closing' END AS closing,
           s.attributes AS record
    FROM nodes s
    LEFT JOIN nodes o ON o.key = 'event:' || (s.attributes ->> 'event')
    WHERE s.kind = 'statement';
CREATE VIEW claim_links AS
    SELECT substr(c.key, 7) AS claim, e.source AS statement, e.number, e.kind AS stance,
           e.attributes ->> 'certainty' AS certainty, e.attributes ->> 'strength' AS strength,
           e.attributes ->> 'of' AS of
    FROM edges e JOIN nodes c ON c.id = e.target
    WHERE e.kind IN ('asserts', 'denies', 'reports');
CREATE VIEW attributions AS
    SELECT e.source AS statement, e.attributes ->> 'position' AS position,
           substr(n.key, 9) AS speaker
    FROM edges e JOIN nodes n ON n.id = e.target WHERE e.kind = 'attributed_to';
CREATE VIEW figures AS
    SELECT e.source AS statement, e.number, substr(q.key, 10) AS quantity,
           e.attributes ->> 'verbatim' AS verbatim, e.attributes ->> 'value' AS value,
           e.attributes ->> 'low' AS low, e.attributes ->> 'high' AS high,
           e.attributes ->> 'factor' AS factor,
           coalesce(e.attributes ->> 'comparator', 'exactly') AS comparator,
           e.attributes ->> 'taken_from' AS taken_from
    FROM edges e JOIN nodes q ON q.id = e.target WHERE e.kind = 'states';
CREATE VIEW words AS
    SELECT substr(s.key, 11) AS statement, w.value AS words
    FROM nodes s, json_each(s.attributes, '$.words') w WHERE s.kind = 'statement';
CREATE VIEW statement_years AS
    SELECT substr(s.key, 11) AS statement, CAST(substr(y.key, 6) AS INTEGER) AS year,
           i.attributes ->> 'certain' AS certain
    FROM nodes s
    LEFT JOIN edges at ON at.source = s.id AND at.kind = 'said_at'
    JOIN edges o ON o.kind = 'on' AND o.source =
        CASE WHEN s.attributes ->> 'date' IS NULL THEN at.target ELSE s.id END
    JOIN edges i ON i.source = o.target AND i.kind = 'in_year'
    JOIN nodes y ON y.id = i.target
    WHERE s.kind = 'statement';

CREATE VIEW assertions AS
    SELECT l.claim, s.id AS statement, s.speaker, s.event, s.date, s.quote, s.source,
           l.certainty, l.strength
    FROM claim_links l JOIN statements s ON s.key = l.statement WHERE l.stance = 'asserts';
CREATE VIEW denials AS
    SELECT l.claim, s.id AS statement, s.speaker, s.event, s.date, s.quote, s.source,
           l.certainty, l.strength
    FROM claim_links l JOIN statements s ON s.key = l.statement WHERE l.stance = 'denies';
CREATE VIEW reports AS
    SELECT l.claim, s.id AS statement, s.speaker, l.of, s.event, s.date, s.quote, s.source,
           l.certainty, l.strength
    FROM claim_links l JOIN statements s ON s.key = l.statement WHERE l.stance = 'reports';
CREATE VIEW renditions AS
    SELECT s.event, s.speaker, s.id AS statement, s.source, s.form, s.quote
    FROM statements s WHERE s.event <> 'unspecified';
CREATE VIEW repeats AS
    SELECT t.claim, t.row ->> 'text' AS text, t.years, t.low AS fewest_occasions,
           t.high AS most_occasions
    FROM tallies t WHERE t.low >= 2 AND t.years >= 2;
