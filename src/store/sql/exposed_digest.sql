SELECT question, interview, at_ms FROM exposed ORDER BY question, interview;
