-- Letters that are to leave, and what became of them. Codes and ids only: whom a letter is for is an opaque id, whose address is opened when the letter leaves.
CREATE TABLE mail (
  id text COLLATE "C" NOT NULL PRIMARY KEY, hub text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL, recipient text COLLATE "C" NOT NULL, payload text COLLATE "C" NOT NULL,
  queued_at bigint NOT NULL, due bigint NOT NULL, expires bigint NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'sent', 'dead', 'cancelled')),
  attempts integer NOT NULL, unsure integer NOT NULL, ended_at bigint, error text COLLATE "C", status integer
);
-- unsure: attempts of which nobody knows whether the letter left; of a sent one, how many copies more there may be.
-- A letter that a node works on is due again when its lease ends: one index finds both.
CREATE INDEX mail_due ON mail (hub, due, id) WHERE state = 'waiting';
CREATE INDEX mail_ended ON mail (hub, state, ended_at, id);
CREATE INDEX mail_recipient ON mail (hub, recipient);
