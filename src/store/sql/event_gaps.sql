SELECT device, count(*), max(seq) FROM event GROUP BY device HAVING count(*) <> max(seq);
