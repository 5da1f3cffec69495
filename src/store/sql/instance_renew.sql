UPDATE instance SET token = randomblob(16), is_told = 0;
