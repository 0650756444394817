-- The last time that who has a place must hear of: other days, postponed or cancelled. And the places that are kept for somebody, looked at whenever a feed grows.
ALTER TABLE session ADD COLUMN turned_at INTEGER;
CREATE INDEX session_turned ON session (turned_at, hub, key) WHERE turned_at IS NOT NULL;
CREATE INDEX registration_offered ON registration (offered_until, key) WHERE status = 'offered';
