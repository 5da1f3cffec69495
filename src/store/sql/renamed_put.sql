INSERT INTO renamed (former, current) VALUES (:former, :current)
ON CONFLICT (former) DO UPDATE SET current = excluded.current;
