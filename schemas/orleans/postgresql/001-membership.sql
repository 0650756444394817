-- Who is in a cluster of silos. Names of tables, columns, keys and parameters are Orleans' (its documented PostgreSQL script): its ADO.NET provider reads every
-- statement it runs from orleansquery. The statements are ours: each is one, so it needs no function to be all or nothing, and a writer that lost the race
-- for the version changes nothing and is answered 0.
CREATE TABLE orleansquery (querykey varchar(64) NOT NULL PRIMARY KEY, querytext varchar(8000) NOT NULL);

CREATE TABLE orleansmembershipversiontable (
  deploymentid varchar(150) NOT NULL PRIMARY KEY, timestamp timestamptz(3) NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 0
);

CREATE TABLE orleansmembershiptable (
  deploymentid varchar(150) NOT NULL REFERENCES orleansmembershipversiontable, address varchar(45) NOT NULL, port integer NOT NULL, generation integer NOT NULL,
  siloname varchar(150) NOT NULL, hostname varchar(150) NOT NULL, status integer NOT NULL, proxyport integer, suspecttimes varchar(8000),
  starttime timestamptz(3) NOT NULL, iamalivetime timestamptz(3) NOT NULL,
  PRIMARY KEY (deploymentid, address, port, generation)
);

INSERT INTO orleansquery (querykey, querytext) VALUES
('InsertMembershipVersionKey', '
WITH made AS (INSERT INTO orleansmembershipversiontable (deploymentid) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
SELECT count(*)::integer FROM made'),

-- The version moves only if the row is not there: both or none.
('InsertMembershipKey', '
WITH moved AS (
  UPDATE orleansmembershipversiontable SET timestamp = now(), version = version + 1
  WHERE deploymentid = @DeploymentId AND version = @Version AND NOT EXISTS (
    SELECT FROM orleansmembershiptable WHERE deploymentid = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
  RETURNING deploymentid
), made AS (
  INSERT INTO orleansmembershiptable (deploymentid, address, port, generation, siloname, hostname, status, proxyport, starttime, iamalivetime)
  SELECT deploymentid, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM moved
  RETURNING 1
)
SELECT count(*)::integer FROM made'),

('UpdateMembershipKey', '
WITH moved AS (
  UPDATE orleansmembershipversiontable SET timestamp = now(), version = version + 1
  WHERE deploymentid = @DeploymentId AND version = @Version AND EXISTS (
    SELECT FROM orleansmembershiptable WHERE deploymentid = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
  RETURNING deploymentid
), changed AS (
  UPDATE orleansmembershiptable AS silo SET status = @Status, suspecttimes = @SuspectTimes, iamalivetime = @IAmAliveTime
  FROM moved WHERE silo.deploymentid = moved.deploymentid AND silo.address = @Address AND silo.port = @Port AND silo.generation = @Generation
  RETURNING 1
)
SELECT count(*)::integer FROM changed'),

('UpdateIAmAlivetimeKey', '
UPDATE orleansmembershiptable SET iamalivetime = @IAmAliveTime
WHERE deploymentid = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation'),

-- The version is read even where there is no silo.
('MembershipReadRowKey', '
SELECT cluster.deploymentid, address, port, generation, siloname, hostname, status, proxyport, suspecttimes, starttime, iamalivetime, version
FROM orleansmembershipversiontable AS cluster
LEFT JOIN orleansmembershiptable AS silo ON silo.deploymentid = cluster.deploymentid AND address = @Address AND port = @Port AND generation = @Generation
WHERE cluster.deploymentid = @DeploymentId'),

('MembershipReadAllKey', '
SELECT cluster.deploymentid, address, port, generation, siloname, hostname, status, proxyport, suspecttimes, starttime, iamalivetime, version
FROM orleansmembershipversiontable AS cluster LEFT JOIN orleansmembershiptable AS silo ON silo.deploymentid = cluster.deploymentid
WHERE cluster.deploymentid = @DeploymentId'),

('GatewaysQueryKey', '
SELECT address, proxyport, generation FROM orleansmembershiptable WHERE deploymentid = @DeploymentId AND status = @Status AND proxyport > 0'),

('DeleteMembershipTableEntriesKey', '
DELETE FROM orleansmembershiptable WHERE deploymentid = @DeploymentId;
DELETE FROM orleansmembershipversiontable WHERE deploymentid = @DeploymentId'),

-- 3 is active: whoever is, stays.
('CleanupDefunctSiloEntriesKey', '
DELETE FROM orleansmembershiptable WHERE deploymentid = @DeploymentId AND iamalivetime < @IAmAliveTime AND status <> 3');
