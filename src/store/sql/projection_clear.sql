DELETE FROM card;
DELETE FROM review;
DELETE FROM voided;
DELETE FROM suspended;
DELETE FROM flagged;
DELETE FROM renamed;
