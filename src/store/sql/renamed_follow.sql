UPDATE renamed SET current = :current WHERE current = :former AND former <> :current;
