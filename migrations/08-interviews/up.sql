-- Interviews: minutes by kind and level, and which sets were made from which kit.

-- Minutes that nobody wrote follow the new defaults: open 3, 4, 5; choice 2; sql 6, 8, 10; code 12, 18, 25. A text that names the very number that was the
-- default before cannot be told from one that names none: every file is read again at the next import, which knows.
UPDATE question SET minutes = CASE kind
    WHEN 0 THEN CASE level WHEN 0 THEN 3 WHEN 1 THEN 4 ELSE 5 END
    WHEN 1 THEN 2
    WHEN 4 THEN CASE level WHEN 0 THEN 6 WHEN 1 THEN 8 ELSE 10 END
    WHEN 5 THEN CASE level WHEN 0 THEN 12 WHEN 1 THEN 18 ELSE 25 END
    ELSE minutes
END
WHERE minutes = CASE kind WHEN 0 THEN 3 WHEN 1 THEN 1 WHEN 4 THEN 8 WHEN 5 THEN 15 END;

UPDATE source_file SET digest = x'';
UPDATE pack SET digest = '';

-- Sets that were made here, one row each. A kit is what sets with the same questions have in common: the digest of those questions. On purpose not in the
-- log: a row names a candidate's code and a folder, and can be deleted for good.
CREATE TABLE interview (
    code TEXT PRIMARY KEY CHECK (code <> ''),
    kit TEXT NOT NULL CHECK (kit <> ''),
    candidate TEXT CHECK (candidate <> ''),
    folder TEXT NOT NULL,
    level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 2),
    made_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX interview_by_kit ON interview (kit);
