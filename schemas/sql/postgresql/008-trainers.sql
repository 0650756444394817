-- Trainers of every hub. What others may read of one is the profile and the free days, packed; who holds the link and where the name is sealed are for the home hub.
CREATE TABLE trainer (
  hub text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, role text COLLATE "C" NOT NULL, department text COLLATE "C" NOT NULL, retired bigint NOT NULL, owner text COLLATE "C", contact text COLLATE "C", told_at bigint NOT NULL,
  profile text COLLATE "C" NOT NULL, free text COLLATE "C",
  PRIMARY KEY (hub, key)
);
CREATE INDEX trainer_owner ON trainer (owner) WHERE owner IS NOT NULL;

-- What is on a trainer's calendar: for the trainer and the home hub alone.
CREATE TABLE trainer_hold (
  hub text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, booking_hub text COLLATE "C" NOT NULL, booking_key text COLLATE "C" NOT NULL, ask bigint NOT NULL,
  status text COLLATE "C" NOT NULL, first_day text COLLATE "C" NOT NULL, last_day text COLLATE "C" NOT NULL, until bigint NOT NULL, slots text COLLATE "C" NOT NULL,
  PRIMARY KEY (hub, key, booking_hub, booking_key, ask)
);
CREATE INDEX trainer_hold_days ON trainer_hold (hub, last_day);

-- Pairs: once formed, for every hub; before that, for the hub that proposes.
CREATE TABLE pair (hub text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, status text COLLATE "C" NOT NULL, since bigint NOT NULL, themes text COLLATE "C" NOT NULL, PRIMARY KEY (hub, key));
CREATE INDEX pair_of_hub ON pair (hub, status, since, key);

CREATE TABLE pair_member (
  hub text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, rank bigint NOT NULL, trainer_hub text COLLATE "C" NOT NULL, trainer_key text COLLATE "C" NOT NULL, role text COLLATE "C" NOT NULL, agreed bigint NOT NULL,
  PRIMARY KEY (hub, key, rank)
);
CREATE INDEX pair_member_trainer ON pair_member (trainer_hub, trainer_key);

-- Bookings: for the hub that asked.
CREATE TABLE booking (
  hub text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, status text COLLATE "C" NOT NULL, since bigint NOT NULL, first_day text COLLATE "C" NOT NULL, last_day text COLLATE "C" NOT NULL, until bigint NOT NULL, repair_by bigint,
  session text COLLATE "C", why text COLLATE "C", slots text COLLATE "C" NOT NULL,
  PRIMARY KEY (hub, key)
);
CREATE INDEX booking_of_hub ON booking (hub, status, since, key);
CREATE INDEX booking_days ON booking (hub, last_day);
CREATE INDEX booking_session ON booking (hub, session) WHERE session IS NOT NULL;

CREATE TABLE booking_member (
  hub text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, rank bigint NOT NULL, ask bigint NOT NULL, trainer_hub text COLLATE "C" NOT NULL, trainer_key text COLLATE "C" NOT NULL, role text COLLATE "C" NOT NULL, status text COLLATE "C" NOT NULL,
  PRIMARY KEY (hub, key, rank)
);
CREATE INDEX booking_member_trainer ON booking_member (hub, trainer_hub, trainer_key);
