-- Courses, sessions and collectives of every hub: each answers a national question alone. Who registered is a number and a seal here, never a name.
CREATE TABLE course (
  hub text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, title text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL, status text COLLATE "C" NOT NULL, region text COLLATE "C", department text COLLATE "C", commune text COLLATE "C",
  price text COLLATE "C" NOT NULL, trainers text COLLATE "C" NOT NULL, certification text COLLATE "C" NOT NULL, parent_hub text COLLATE "C", parent_key text COLLATE "C", changed_at bigint NOT NULL, source text COLLATE "C", profile text COLLATE "C" NOT NULL,
  PRIMARY KEY (hub, key)
);
CREATE INDEX course_variants ON course (parent_hub, parent_key) WHERE parent_hub IS NOT NULL;

CREATE TABLE session (
  hub text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, course text COLLATE "C" NOT NULL, title text COLLATE "C" NOT NULL, status text COLLATE "C" NOT NULL, since bigint NOT NULL, door text COLLATE "C" NOT NULL, way text COLLATE "C" NOT NULL,
  department text COLLATE "C", commune text COLLATE "C", start_at bigint NOT NULL, end_at bigint NOT NULL, places bigint, free bigint, waiting bigint NOT NULL, needs_pair bigint NOT NULL,
  has_team bigint NOT NULL, version bigint NOT NULL, why text COLLATE "C", attended bigint, source text COLLATE "C", plan text COLLATE "C" NOT NULL,
  PRIMARY KEY (hub, key)
);
-- A calendar's stretch: what begins before its end and is not over at its beginning.
CREATE INDEX session_dates ON session (end_at, start_at, hub, key);
CREATE INDEX session_of_course ON session (hub, course, start_at, key);

CREATE TABLE registration (
  hub text COLLATE "C" NOT NULL, session text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, owner text COLLATE "C" NOT NULL, status text COLLATE "C" NOT NULL, at bigint NOT NULL, offered_until bigint,
  PRIMARY KEY (hub, session, key)
);
CREATE INDEX registration_owner ON registration (owner, at, key);

CREATE TABLE collective (
  hub text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL, status text COLLATE "C" NOT NULL, audience text COLLATE "C" NOT NULL, scope text COLLATE "C" NOT NULL,
  region text COLLATE "C", department text COLLATE "C", commune text COLLATE "C", way text COLLATE "C" NOT NULL, changed_at bigint NOT NULL, source text COLLATE "C", profile text COLLATE "C" NOT NULL,
  PRIMARY KEY (hub, key)
);

CREATE TABLE meeting (
  hub text COLLATE "C" NOT NULL, collective text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, start_at bigint NOT NULL, end_at bigint NOT NULL, way text COLLATE "C" NOT NULL, department text COLLATE "C", commune text COLLATE "C",
  seats bigint, theme text COLLATE "C", cancelled bigint NOT NULL, version bigint NOT NULL, present bigint, plan text COLLATE "C" NOT NULL,
  PRIMARY KEY (hub, collective, key)
);
CREATE INDEX meeting_dates ON meeting (end_at, start_at, hub, collective, key);
