namespace Federation.Benchmarks.Searches.Racing;

/// <summary>
/// What PostGraphile shows of the rows: functions with plans that a connection keeps, one for each thing that a page asks. A connection of its own
/// making would count and rank by two scans of the same words as well, and could not be told which order the rank gives.
/// </summary>
internal static class PostgresFunctions
{
    public const string Sql = """
        CREATE SCHEMA race;
        CREATE TYPE race.hit AS (offer_id uuid, hub text, published timestamptz, title text, department text, contract text, working_time text);

        CREATE FUNCTION race.total(words text, chosen_department text) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
        DECLARE asked tsquery := websearch_to_tsquery('fr', words);
        BEGIN
            IF chosen_department IS NULL THEN
                RETURN (SELECT count(*) FROM offer WHERE search @@ asked);
            END IF;
            RETURN (SELECT count(*) FROM offer WHERE search @@ asked AND department = chosen_department);
        END $$;

        CREATE FUNCTION race.hits(words text, chosen_department text, skip integer) RETURNS SETOF race.hit LANGUAGE plpgsql STABLE AS $$
        DECLARE asked tsquery := websearch_to_tsquery('fr', words);
        BEGIN
            IF chosen_department IS NULL THEN
                RETURN QUERY SELECT o.id, o.hub, o.published, o.title, o.department, o.contract, o.working_time FROM offer o
                    WHERE search @@ asked ORDER BY ts_rank(search, asked) DESC, o.published DESC, o.id LIMIT 20 OFFSET skip;
            ELSE
                RETURN QUERY SELECT o.id, o.hub, o.published, o.title, o.department, o.contract, o.working_time FROM offer o
                    WHERE search @@ asked AND o.department = chosen_department ORDER BY ts_rank(search, asked) DESC, o.published DESC, o.id LIMIT 20 OFFSET skip;
            END IF;
        END $$;

        CREATE FUNCTION race.newest(chosen_contract text, chosen_time text) RETURNS SETOF race.hit LANGUAGE plpgsql STABLE AS $$
        BEGIN
            RETURN QUERY SELECT o.id, o.hub, o.published, o.title, o.department, o.contract, o.working_time FROM offer o
                WHERE o.contract = chosen_contract AND o.working_time = chosen_time ORDER BY o.published DESC, o.id LIMIT 20;
        END $$;

        CREATE FUNCTION race.facets(chosen_contract text, chosen_time text) RETURNS json LANGUAGE plpgsql STABLE AS $$
        BEGIN
            RETURN json_build_object(
                'codes', (SELECT json_agg(counted) FROM (
                    SELECT region, department, title_code, training, hub, count(*) FROM offer WHERE contract = chosen_contract AND working_time = chosen_time
                    GROUP BY GROUPING SETS ((region), (department), (title_code), (training), (hub), ())) AS counted),
                'publics', (SELECT json_object_agg(code, n) FROM (
                    SELECT code, count(*) AS n FROM offer, unnest(publics) AS code WHERE contract = chosen_contract AND working_time = chosen_time GROUP BY code) AS counted),
                'ways', (SELECT json_object_agg(code, n) FROM (
                    SELECT code, count(*) AS n FROM offer, unnest(ways) AS code WHERE contract = chosen_contract AND working_time = chosen_time GROUP BY code) AS counted),
                'contracts', (SELECT json_object_agg(contract, n) FROM (SELECT contract, count(*) AS n FROM offer WHERE working_time = chosen_time GROUP BY contract) AS counted),
                'times', (SELECT json_object_agg(working_time, n) FROM (SELECT working_time, count(*) AS n FROM offer WHERE contract = chosen_contract GROUP BY working_time) AS counted));
        END $$;

        ALTER DATABASE postgres SET work_mem = '64MB';
        -- So many connections at once keep every core busy: a second process for one of them, or compiling its plan, would only take from the others.
        ALTER DATABASE postgres SET max_parallel_workers_per_gather = 0;
        ALTER DATABASE postgres SET jit = off
        """;
}
