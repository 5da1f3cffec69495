SELECT count(*) FROM card;
