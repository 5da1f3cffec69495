-- Version 4: logs of several devices can be merged.

-- Whether a viva that does not know the kind of the event must not write to the database.
ALTER TABLE event ADD COLUMN critical INTEGER NOT NULL DEFAULT 0 CHECK (critical IN (0, 1));

CREATE INDEX event_by_critical ON event (kind, v) WHERE critical = 1;
-- A rename that comes late moves the order of all of them.
CREATE INDEX event_by_rename ON event (hlc, device, seq) WHERE kind = 'renamed';

-- Which file this is. A copy goes on under a device id of its own, or two events would bear one name.
-- `rules` is the number of the rules by which the projections were worked out; with another they are worked out anew.
CREATE TABLE instance (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    token BLOB NOT NULL CHECK (length(token) = 16),
    rules INTEGER NOT NULL CHECK (rules >= 0),
    is_told INTEGER NOT NULL DEFAULT 0 CHECK (is_told IN (0, 1))
) STRICT;

-- The same projection with one more mode: an answer before its question was due. It is empty until it is worked out anew.
DROP TABLE review;

CREATE TABLE review (
    hlc INTEGER NOT NULL,
    device BLOB NOT NULL,
    seq INTEGER NOT NULL,
    question TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    tz_min INTEGER NOT NULL,
    study_day INTEGER NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('review', 'early', 'drill', 'cram')),
    grade INTEGER NOT NULL CHECK (grade BETWEEN 0 AND 5),
    elapsed_ms INTEGER NOT NULL CHECK (elapsed_ms >= 0),
    hints INTEGER NOT NULL CHECK (hints >= 0),
    PRIMARY KEY (hlc, device, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX review_by_day ON review (mode, study_day);

-- What a person wrote down about a question; on purpose not in the log, so that it can be deleted for good.
CREATE TABLE own_words (
    question TEXT PRIMARY KEY,
    text TEXT NOT NULL CHECK (text <> ''),
    changed_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
