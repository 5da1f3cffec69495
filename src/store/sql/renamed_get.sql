SELECT current FROM renamed WHERE former = :former;
