UPDATE device SET id = randomblob(16) RETURNING id;
