PRAGMA foreign_keys = OFF;
PRAGMA synchronous = OFF;
BEGIN;
