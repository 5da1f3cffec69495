INSERT INTO event (device, seq, hlc, at_ms, tz_min, kind, v, question, revision, body, critical)
VALUES (:device, :seq, :hlc, :at_ms, :tz_min, :kind, :v, :question, :revision, :body, :critical);
