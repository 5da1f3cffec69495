UPDATE instance SET is_told = 1;
