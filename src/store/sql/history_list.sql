SELECT question, answers FROM history;
