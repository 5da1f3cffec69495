SELECT EXISTS (SELECT 1 FROM exposed WHERE question = :question AND interview = :interview);
