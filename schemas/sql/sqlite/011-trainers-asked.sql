-- What waits for a trainer's answer is looked at whenever a feed grows: a letter tells of it once.
CREATE INDEX trainer_hold_waits ON trainer_hold (until, hub, key) WHERE status = 'held';
CREATE INDEX pair_waits ON pair (since, hub, key) WHERE status = 'proposed';
