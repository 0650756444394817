-- Letters that are to leave, and what became of them. Codes and ids only: whom a letter is for is an opaque id, whose address is opened when the letter leaves.
CREATE TABLE mail (
  id TEXT NOT NULL PRIMARY KEY, hub TEXT NOT NULL, kind TEXT NOT NULL, recipient TEXT NOT NULL, payload TEXT NOT NULL,
  queued_at INTEGER NOT NULL, due INTEGER NOT NULL, expires INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'dead', 'cancelled')),
  attempts INTEGER NOT NULL, unsure INTEGER NOT NULL, ended_at INTEGER, error TEXT, status INTEGER
) WITHOUT ROWID;
-- unsure: attempts of which nobody knows whether the letter left; of a sent one, how many copies more there may be.
-- A letter that a node works on is due again when its lease ends: one index finds both.
CREATE INDEX mail_due ON mail (hub, due, id) WHERE state = 'waiting';
CREATE INDEX mail_ended ON mail (hub, state, ended_at, id);
CREATE INDEX mail_recipient ON mail (hub, recipient);
