-- The other engine's: nothing analyses an embedded database, so nothing samples it.
SELECT 1;
