SELECT kind, v FROM event WHERE critical = 1 AND (kind, v) > (:kind, :v) ORDER BY kind, v LIMIT 1;
