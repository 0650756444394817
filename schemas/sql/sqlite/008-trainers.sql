-- Trainers of every hub. What others may read of one is the profile and the free days, packed; who holds the link and where the name is sealed are for the home hub.
CREATE TABLE trainer (
  hub TEXT NOT NULL, key TEXT NOT NULL, role TEXT NOT NULL, department TEXT NOT NULL, retired INTEGER NOT NULL, owner TEXT, contact TEXT, told_at INTEGER NOT NULL,
  profile TEXT NOT NULL, free TEXT,
  PRIMARY KEY (hub, key)
) WITHOUT ROWID;
CREATE INDEX trainer_owner ON trainer (owner) WHERE owner IS NOT NULL;

-- What is on a trainer's calendar: for the trainer and the home hub alone.
CREATE TABLE trainer_hold (
  hub TEXT NOT NULL, key TEXT NOT NULL, booking_hub TEXT NOT NULL, booking_key TEXT NOT NULL, ask INTEGER NOT NULL,
  status TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL, until INTEGER NOT NULL, slots TEXT NOT NULL,
  PRIMARY KEY (hub, key, booking_hub, booking_key, ask)
) WITHOUT ROWID;
CREATE INDEX trainer_hold_days ON trainer_hold (hub, last_day);

-- Pairs: once formed, for every hub; before that, for the hub that proposes.
CREATE TABLE pair (hub TEXT NOT NULL, key TEXT NOT NULL, status TEXT NOT NULL, since INTEGER NOT NULL, themes TEXT NOT NULL, PRIMARY KEY (hub, key)) WITHOUT ROWID;
CREATE INDEX pair_of_hub ON pair (hub, status, since, key);

CREATE TABLE pair_member (
  hub TEXT NOT NULL, key TEXT NOT NULL, rank INTEGER NOT NULL, trainer_hub TEXT NOT NULL, trainer_key TEXT NOT NULL, role TEXT NOT NULL, agreed INTEGER NOT NULL,
  PRIMARY KEY (hub, key, rank)
) WITHOUT ROWID;
CREATE INDEX pair_member_trainer ON pair_member (trainer_hub, trainer_key);

-- Bookings: for the hub that asked.
CREATE TABLE booking (
  hub TEXT NOT NULL, key TEXT NOT NULL, status TEXT NOT NULL, since INTEGER NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL, until INTEGER NOT NULL, repair_by INTEGER,
  session TEXT, why TEXT, slots TEXT NOT NULL,
  PRIMARY KEY (hub, key)
) WITHOUT ROWID;
CREATE INDEX booking_of_hub ON booking (hub, status, since, key);
CREATE INDEX booking_days ON booking (hub, last_day);
CREATE INDEX booking_session ON booking (hub, session) WHERE session IS NOT NULL;

CREATE TABLE booking_member (
  hub TEXT NOT NULL, key TEXT NOT NULL, rank INTEGER NOT NULL, ask INTEGER NOT NULL, trainer_hub TEXT NOT NULL, trainer_key TEXT NOT NULL, role TEXT NOT NULL, status TEXT NOT NULL,
  PRIMARY KEY (hub, key, rank)
) WITHOUT ROWID;
CREATE INDEX booking_member_trainer ON booking_member (hub, trainer_hub, trainer_key);
