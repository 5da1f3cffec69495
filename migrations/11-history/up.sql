-- What predictions were worth, by difficulty too, and every question's answers in one place. The projections are empty until they are worked out
-- anew.

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
    -- For a review that was not the first: the recall that FSRS predicted just before it, in ten-thousandths, and the difficulty that the
    -- question had for it, in whole points.
    recall_e4 INTEGER CHECK (recall_e4 BETWEEN 0 AND 10000),
    difficulty INTEGER CHECK (difficulty BETWEEN 1 AND 10),
    PRIMARY KEY (hlc, device, seq),
    CHECK ((recall_e4 IS NULL) = (difficulty IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX review_by_day ON review (mode, study_day);

DROP TABLE predicted;

-- How many reviews were predicted alike (`bin` is recall_e4 / 50) and came out so: what the fit of predictions to a person needs, without a
-- pass over all reviews.
CREATE TABLE predicted (
    bin INTEGER NOT NULL CHECK (bin BETWEEN 0 AND 200),
    difficulty INTEGER NOT NULL CHECK (difficulty BETWEEN 1 AND 10),
    is_recalled INTEGER NOT NULL CHECK (is_recalled IN (0, 1)),
    answers INTEGER NOT NULL CHECK (answers >= 0),
    PRIMARY KEY (bin, difficulty, is_recalled)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER review_is_counted AFTER INSERT ON review WHEN new.recall_e4 IS NOT NULL
BEGIN
    INSERT INTO predicted (bin, difficulty, is_recalled, answers)
    VALUES (new.recall_e4 / 50, new.difficulty, new.grade >= 3, 1)
    ON CONFLICT (bin, difficulty, is_recalled) DO UPDATE SET answers = answers + 1;
END;

CREATE TRIGGER review_is_uncounted AFTER DELETE ON review WHEN old.recall_e4 IS NOT NULL
BEGIN
    UPDATE predicted
    SET answers = answers - 1
    WHERE bin = old.recall_e4 / 50 AND difficulty = old.difficulty AND is_recalled = (old.grade >= 3);
END;

-- Every answer to a question that is not void, in the order of the log, 12 bytes each: study day, milliseconds, what was predicted, mode and
-- grade. A statistic over years reads one row a question instead of one an answer, and an answer touches one page.
CREATE TABLE history (
    question TEXT NOT NULL PRIMARY KEY,
    answers BLOB NOT NULL CHECK (length(answers) > 0 AND length(answers) % 12 = 0)
) STRICT;
