SELECT bin, is_recalled, answers FROM predicted WHERE answers > 0 ORDER BY bin, is_recalled;
