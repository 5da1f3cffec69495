-- Version 3: trust is no business of the database, which may come from anywhere. It lies in the folder of the settings.
DROP TABLE trusted;
