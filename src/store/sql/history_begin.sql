-- Every page is read once: there is nothing to keep of them.
PRAGMA cache_size = -256;
