-- What answers say of memory. The projections are empty until they are worked out anew.

DROP TABLE card;

CREATE TABLE card (
    question TEXT PRIMARY KEY,
    repetitions INTEGER NOT NULL CHECK (repetitions >= 0),
    ef_hundredths INTEGER NOT NULL CHECK (ef_hundredths >= 130),
    interval_days INTEGER NOT NULL CHECK (interval_days >= 1),
    due INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL CHECK (last >= first),
    reviews INTEGER NOT NULL CHECK (reviews >= 1),
    lapses INTEGER NOT NULL CHECK (lapses BETWEEN 0 AND reviews),
    -- FSRS: ten-thousandths of a day and of a point, after the last answer, drills included, and the study day of that answer.
    stability_e4 INTEGER NOT NULL CHECK (stability_e4 BETWEEN 10 AND 365000000),
    difficulty_e4 INTEGER NOT NULL CHECK (difficulty_e4 BETWEEN 10000 AND 100000),
    answered INTEGER NOT NULL CHECK (answered >= last),
    first_grade INTEGER NOT NULL CHECK (first_grade BETWEEN 0 AND 5)
) STRICT, WITHOUT ROWID;

CREATE INDEX card_by_due ON card (due);
CREATE INDEX card_by_leech ON card (lapses) WHERE lapses >= 8;

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
    is_placement INTEGER NOT NULL CHECK (is_placement IN (0, 1)),
    -- For a review that was not the first: the recall that FSRS predicted just before it, in ten-thousandths.
    recall_e4 INTEGER CHECK (recall_e4 BETWEEN 0 AND 10000),
    PRIMARY KEY (hlc, device, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX review_by_day ON review (mode, study_day);

-- How many reviews were predicted alike (`bin` is recall_e4 / 50) and came out so: what the fit of predictions to a person needs, without a
-- pass over all reviews.
CREATE TABLE predicted (
    bin INTEGER NOT NULL CHECK (bin BETWEEN 0 AND 200),
    is_recalled INTEGER NOT NULL CHECK (is_recalled IN (0, 1)),
    answers INTEGER NOT NULL CHECK (answers >= 0),
    PRIMARY KEY (bin, is_recalled)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER review_is_counted AFTER INSERT ON review WHEN new.recall_e4 IS NOT NULL
BEGIN
    INSERT INTO predicted (bin, is_recalled, answers)
    VALUES (new.recall_e4 / 50, new.grade >= 3, 1)
    ON CONFLICT (bin, is_recalled) DO UPDATE SET answers = answers + 1;
END;

CREATE TRIGGER review_is_uncounted AFTER DELETE ON review WHEN old.recall_e4 IS NOT NULL
BEGIN
    UPDATE predicted
    SET answers = answers - 1
    WHERE bin = old.recall_e4 / 50 AND is_recalled = (old.grade >= 3);
END;

-- By what all schedules are worked out: the newest event of each kind. No row means the defaults.
CREATE TABLE scheduling (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    scheduler TEXT NOT NULL CHECK (scheduler IN ('sm2', 'fsrs')),
    retention_hundredths INTEGER NOT NULL CHECK (retention_hundredths BETWEEN 70 AND 97),
    weights_e4 TEXT CHECK (json_type(weights_e4) = 'array')
) STRICT;

CREATE INDEX event_by_scheduling ON event (hlc, device, seq)
WHERE kind IN ('scheduler', 'retention', 'weights');
