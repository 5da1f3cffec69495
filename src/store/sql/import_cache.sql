PRAGMA cache_size = -24576;
-- Indexes that are built at the end are sorted by two.
PRAGMA threads = 1;
