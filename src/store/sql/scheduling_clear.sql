DELETE FROM scheduling;
