-- What became of interviews. On purpose not in the log: all of it can be deleted for good.

-- What people decided about the candidate of a set.
CREATE TABLE interview_decision (
    interview TEXT PRIMARY KEY CHECK (interview <> ''),
    decision TEXT NOT NULL CHECK (decision IN ('yes', 'no')),
    because TEXT NOT NULL,
    decided_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Ratings of finished cards, for the statistics of questions.
CREATE TABLE interview_rating (
    interview TEXT NOT NULL CHECK (interview <> ''),
    interviewer TEXT NOT NULL CHECK (interviewer <> ''),
    question TEXT NOT NULL,
    rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
    hints INTEGER NOT NULL CHECK (hints >= 0),
    PRIMARY KEY (interview, interviewer, question)
) STRICT, WITHOUT ROWID;

-- Files that were written about a set outside of its folder: reports, comparisons, letters.
CREATE TABLE interview_file (
    interview TEXT NOT NULL CHECK (interview <> ''),
    path TEXT NOT NULL CHECK (path <> ''),
    PRIMARY KEY (interview, path)
) STRICT, WITHOUT ROWID;
