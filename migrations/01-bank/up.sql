-- Version 1: the bank, the log and its projections.
-- A released migration is never edited; the next change is a folder of its own.
-- Moments are UTC milliseconds, days are days since 1970-01-01, level, kind and importance are ranks.

PRAGMA application_id = 1986623073;

-- The log -----------------------------------------------------------------------------------------

CREATE TABLE device (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    id BLOB NOT NULL CHECK (length(id) = 16),
    created_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE event (
    device BLOB NOT NULL CHECK (length(device) = 16),
    seq INTEGER NOT NULL CHECK (seq >= 1),
    hlc INTEGER NOT NULL CHECK (hlc >= 0),
    at_ms INTEGER NOT NULL,
    tz_min INTEGER NOT NULL CHECK (tz_min BETWEEN -1440 AND 1440),
    kind TEXT NOT NULL CHECK (kind <> ''),
    v INTEGER NOT NULL CHECK (v >= 1),
    question TEXT,
    revision BLOB CHECK (revision IS NULL OR length(revision) = 16),
    body TEXT NOT NULL CHECK (json_valid(body)),
    PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_by_hlc ON event (hlc);
CREATE INDEX event_by_question ON event (question, hlc) WHERE question IS NOT NULL;

CREATE TRIGGER event_is_never_updated BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'the event log is append-only');
END;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'the event log is append-only');
END;

-- REPLACE deletes without firing the trigger above where recursive_triggers is off.
CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE device = new.device AND seq = new.seq)
BEGIN
    SELECT RAISE(ABORT, 'the event log is append-only');
END;

-- Projections of the log: dropped and replayed at any time ------------------------------------------

CREATE TABLE card (
    question TEXT PRIMARY KEY,
    repetitions INTEGER NOT NULL CHECK (repetitions >= 0),
    ef_hundredths INTEGER NOT NULL CHECK (ef_hundredths >= 130),
    interval_days INTEGER NOT NULL CHECK (interval_days >= 1),
    due INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL CHECK (last >= first),
    reviews INTEGER NOT NULL CHECK (reviews >= 1),
    lapses INTEGER NOT NULL CHECK (lapses BETWEEN 0 AND reviews)
) STRICT, WITHOUT ROWID;

CREATE INDEX card_by_due ON card (due);
CREATE INDEX card_by_leech ON card (lapses) WHERE lapses >= 8;

-- One row for every answer that is not void. A review that came second on its day is stored as the drill it was.
CREATE TABLE review (
    hlc INTEGER NOT NULL,
    device BLOB NOT NULL,
    seq INTEGER NOT NULL,
    question TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    tz_min INTEGER NOT NULL,
    study_day INTEGER NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('review', 'drill', 'cram')),
    grade INTEGER NOT NULL CHECK (grade BETWEEN 0 AND 5),
    elapsed_ms INTEGER NOT NULL CHECK (elapsed_ms >= 0),
    hints INTEGER NOT NULL CHECK (hints >= 0),
    PRIMARY KEY (hlc, device, seq)
) STRICT, WITHOUT ROWID;

-- One index and no more: each costs every answer one page to sync. The answers of one question are found by its events.
CREATE INDEX review_by_day ON review (mode, study_day);

CREATE TABLE voided (
    device BLOB NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE suspended (
    question TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE flagged (
    question TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Every former id leads to the id in use in one step.
CREATE TABLE renamed (
    former TEXT PRIMARY KEY,
    current TEXT NOT NULL CHECK (current <> former)
) STRICT, WITHOUT ROWID;

CREATE INDEX renamed_by_current ON renamed (current);

-- What a person wrote; on purpose not in the log, so that it can be deleted for good.
CREATE TABLE note (
    question TEXT PRIMARY KEY,
    text TEXT NOT NULL CHECK (text <> '')
) STRICT, WITHOUT ROWID;

-- The bank ------------------------------------------------------------------------------------------

CREATE TABLE pack (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    title TEXT NOT NULL,
    version TEXT NOT NULL,
    license TEXT NOT NULL,
    languages TEXT NOT NULL CHECK (json_type(languages) = 'array'),
    base_language TEXT NOT NULL GENERATED ALWAYS AS (coalesce(json_extract(languages, '$[0]'), '')) STORED,
    root TEXT,
    digest TEXT NOT NULL
) STRICT;

-- Packs whose code may run, in the version that the person saw. The built-in pack needs no row.
CREATE TABLE trusted (
    pack TEXT PRIMARY KEY,
    digest TEXT NOT NULL CHECK (digest <> '')
) STRICT, WITHOUT ROWID;

-- An empty digest never equals that of a file, so such a file is read again.
CREATE TABLE source_file (
    id INTEGER PRIMARY KEY,
    pack INTEGER NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    digest BLOB NOT NULL,
    UNIQUE (pack, path)
) STRICT;

CREATE TABLE topic (
    id TEXT PRIMARY KEY,
    pack INTEGER NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    title_en TEXT NOT NULL,
    title_ru TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX topic_by_pack ON topic (pack);

CREATE TABLE leaf (
    id TEXT PRIMARY KEY,
    pack INTEGER NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
    topic TEXT NOT NULL,
    place INTEGER NOT NULL,
    title_en TEXT NOT NULL,
    title_ru TEXT NOT NULL,
    aliases TEXT NOT NULL CHECK (json_type(aliases) = 'array')
) STRICT, WITHOUT ROWID;

CREATE INDEX leaf_by_pack ON leaf (pack);

CREATE TABLE question (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    pack INTEGER NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
    file INTEGER NOT NULL REFERENCES source_file (id) ON DELETE CASCADE,
    topic TEXT NOT NULL,
    leaf TEXT NOT NULL,
    level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 2),
    kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 7),
    importance INTEGER NOT NULL CHECK (importance BETWEEN 0 AND 2),
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 65535),
    since TEXT,
    until TEXT,
    case_exact INTEGER NOT NULL CHECK (case_exact IN (0, 1)),
    order_given INTEGER NOT NULL CHECK (order_given IN (0, 1)),
    revision BLOB NOT NULL CHECK (length(revision) = 16),
    draw INTEGER NOT NULL CHECK (draw >= 0),
    retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

-- New questions in the order they are drawn, with what the usual filters ask for: no row is fetched for those passed over.
CREATE INDEX question_by_draw ON question (importance, level, draw, kind, pack, id) WHERE retired = 0;
CREATE INDEX question_by_topic ON question (topic, importance, level, draw, kind, pack, id) WHERE retired = 0;
-- From a card to whether its question is still asked, without the row.
CREATE INDEX question_by_id ON question (id, retired);
CREATE INDEX question_by_leaf ON question (leaf, retired);
CREATE INDEX question_by_file ON question (file, retired);
CREATE INDEX question_by_pack ON question (pack, retired);

CREATE TABLE question_tag (
    question INTEGER NOT NULL REFERENCES question (number) ON DELETE CASCADE,
    tag TEXT NOT NULL CHECK (tag <> ''),
    place INTEGER NOT NULL,
    PRIMARY KEY (question, tag)
) STRICT, WITHOUT ROWID;

CREATE INDEX question_tag_by_tag ON question_tag (tag);

CREATE TABLE question_text (
    number INTEGER PRIMARY KEY,
    question INTEGER NOT NULL REFERENCES question (number) ON DELETE CASCADE,
    language TEXT NOT NULL,
    file INTEGER NOT NULL REFERENCES source_file (id) ON DELETE CASCADE,
    prompt TEXT NOT NULL,
    answer TEXT NOT NULL,
    body TEXT NOT NULL CHECK (json_valid(body)),
    UNIQUE (question, language)
) STRICT;

CREATE INDEX question_text_by_file ON question_text (file);

-- In Russian ё is mostly typed and often printed as е; the tokenizer does not know that they are one letter.
CREATE VIEW question_words (number, prompt, answer) AS
SELECT
    number,
    CASE language WHEN 'ru' THEN replace(replace(prompt, 'ё', 'е'), 'Ё', 'Е') ELSE prompt END,
    CASE language WHEN 'ru' THEN replace(replace(answer, 'ё', 'е'), 'Ё', 'Е') ELSE answer END
FROM question_text;

CREATE VIRTUAL TABLE question_fts USING fts5 (
    prompt,
    answer,
    content = 'question_words',
    content_rowid = 'number',
    tokenize = 'unicode61 remove_diacritics 2'
);

-- Active questions; recomputed at the end of every change of the bank.
CREATE TABLE tally (
    topic TEXT NOT NULL,
    level INTEGER NOT NULL,
    importance INTEGER NOT NULL,
    questions INTEGER NOT NULL CHECK (questions > 0),
    PRIMARY KEY (topic, level, importance)
) STRICT, WITHOUT ROWID;
