SELECT bin, difficulty, is_recalled, answers FROM predicted WHERE answers > 0 ORDER BY bin, difficulty, is_recalled;
