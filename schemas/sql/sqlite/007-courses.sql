-- Courses, sessions and collectives of every hub: each answers a national question alone. Who registered is a number and a seal here, never a name.
CREATE TABLE course (
  hub TEXT NOT NULL, key TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL, region TEXT, department TEXT, commune TEXT,
  price TEXT NOT NULL, trainers TEXT NOT NULL, certification TEXT NOT NULL, parent_hub TEXT, parent_key TEXT, changed_at INTEGER NOT NULL, source TEXT, profile TEXT NOT NULL,
  PRIMARY KEY (hub, key)
);
CREATE INDEX course_variants ON course (parent_hub, parent_key) WHERE parent_hub IS NOT NULL;

CREATE TABLE session (
  hub TEXT NOT NULL, key TEXT NOT NULL, course TEXT NOT NULL, title TEXT NOT NULL, status TEXT NOT NULL, since INTEGER NOT NULL, door TEXT NOT NULL, way TEXT NOT NULL,
  department TEXT, commune TEXT, start_at INTEGER NOT NULL, end_at INTEGER NOT NULL, places INTEGER, free INTEGER, waiting INTEGER NOT NULL, needs_pair INTEGER NOT NULL,
  has_team INTEGER NOT NULL, version INTEGER NOT NULL, why TEXT, attended INTEGER, source TEXT, plan TEXT NOT NULL,
  PRIMARY KEY (hub, key)
);
-- A calendar's stretch: what begins before its end and is not over at its beginning.
CREATE INDEX session_dates ON session (end_at, start_at, hub, key);
CREATE INDEX session_of_course ON session (hub, course, start_at, key);

CREATE TABLE registration (
  hub TEXT NOT NULL, session TEXT NOT NULL, key TEXT NOT NULL, owner TEXT NOT NULL, status TEXT NOT NULL, at INTEGER NOT NULL, offered_until INTEGER,
  PRIMARY KEY (hub, session, key)
) WITHOUT ROWID;
CREATE INDEX registration_owner ON registration (owner, at, key);

CREATE TABLE collective (
  hub TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL, audience TEXT NOT NULL, scope TEXT NOT NULL,
  region TEXT, department TEXT, commune TEXT, way TEXT NOT NULL, changed_at INTEGER NOT NULL, source TEXT, profile TEXT NOT NULL,
  PRIMARY KEY (hub, key)
);

CREATE TABLE meeting (
  hub TEXT NOT NULL, collective TEXT NOT NULL, key TEXT NOT NULL, start_at INTEGER NOT NULL, end_at INTEGER NOT NULL, way TEXT NOT NULL, department TEXT, commune TEXT,
  seats INTEGER, theme TEXT, cancelled INTEGER NOT NULL, version INTEGER NOT NULL, present INTEGER, plan TEXT NOT NULL,
  PRIMARY KEY (hub, collective, key)
);
CREATE INDEX meeting_dates ON meeting (end_at, start_at, hub, collective, key);
