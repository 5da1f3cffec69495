SELECT former, current FROM renamed ORDER BY former;
