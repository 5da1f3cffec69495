DELETE FROM renamed;
