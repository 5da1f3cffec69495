DELETE FROM card;
DELETE FROM review;
DELETE FROM voided;
DELETE FROM suspended;
DELETE FROM flagged;
DELETE FROM renamed;
DELETE FROM exposed;
DELETE FROM level_passed;
