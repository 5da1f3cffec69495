-- Version 2: mock interviews. Two further projections of the log.

-- Which question was asked in which set; the first time counts. Sets are named by their ids.
CREATE TABLE exposed (
    question TEXT NOT NULL,
    interview TEXT NOT NULL CHECK (interview <> ''),
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (question, interview)
) STRICT, WITHOUT ROWID;

-- Levels that were passed in a mock taken by oneself. The overall mean is in hundredths of a rating.
CREATE TABLE level_passed (
    hlc INTEGER NOT NULL,
    device BLOB NOT NULL,
    seq INTEGER NOT NULL,
    level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 2),
    interview TEXT NOT NULL,
    study_day INTEGER NOT NULL,
    overall_hundredths INTEGER NOT NULL,
    asked INTEGER NOT NULL CHECK (asked >= 0),
    questions INTEGER NOT NULL CHECK (questions >= asked),
    ticked INTEGER NOT NULL CHECK (ticked >= 0),
    points INTEGER NOT NULL CHECK (points >= ticked),
    PRIMARY KEY (hlc, device, seq)
) STRICT, WITHOUT ROWID;
