DELETE FROM renamed WHERE former = :current;
