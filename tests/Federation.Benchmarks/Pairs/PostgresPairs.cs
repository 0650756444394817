using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Search.Training;
using Federation.Storage.Training;
using Federation.Testing.PostgreSql;
using Npgsql;
using NpgsqlTypes;

namespace Federation.Benchmarks.Pairs;

/// <summary>The same calendars as bit strings, which PostgreSQL ands and counts by itself, with each pair's joint one kept beside it.</summary>
internal sealed class PostgresPairs : IDisposable
{
    private const int Days = 3 * 366;
    private const int Bits = Days * Slot.PartsOfDay;

    private readonly PostgresCluster _cluster = PostgresCluster.StartNew("512MB");
    private readonly NpgsqlConnection _connection;
    private DateOnly _first;

    public PostgresPairs()
    {
        _connection = new NpgsqlConnection(_cluster.ConnectionTo("postgres") + ";Command Timeout=0;No Reset On Close=true");
        _connection.Open();
    }

    /// <summary>Milliseconds to count what each of these has in common with each of those.</summary>
    public async Task<double> Join(SlotSet[] these, SlotSet[] those, DateOnly from, int days)
    {
        await Execute("CREATE TABLE calendar (id int, side int, free varbit)");
        await using (var writer = await _connection.BeginBinaryImportAsync("COPY calendar FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var (id, set) in these.Concat(those).Index())
            {
                await writer.StartRowAsync();
                await writer.WriteAsync(id, NpgsqlDbType.Integer);
                await writer.WriteAsync(id < these.Length ? 0 : 1, NpgsqlDbType.Integer);
                await writer.WriteAsync(BitsOf(set.Slots(), from, days * Slot.PartsOfDay), NpgsqlDbType.Varbit);
            }

            await writer.CompleteAsync();
        }

        await Execute("VACUUM ANALYZE calendar");
        var best = double.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var began = Stopwatch.GetTimestamp();
            await Execute("SELECT sum(bit_count(a.free & b.free)) FROM calendar a CROSS JOIN calendar b WHERE a.side = 0 AND b.side = 1");
            best = Math.Min(best, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return best;
    }

    public async Task Load(ImmutableArray<KnownTrainer> trainers, ImmutableArray<PairRow> pairs)
    {
        _first = trainers.Min(trainer => trainer.Free.From);
        await Execute("""
            DROP TABLE IF EXISTS pair, distance;
            CREATE TABLE pair (id int PRIMARY KEY, themes text[], goes text[], languages text[], bases text[], free varbit);
            CREATE TABLE distance (a text, b text, borders int, PRIMARY KEY (a, b))
            """);
        var known = trainers.ToDictionary(trainer => trainer.Grain);
        await using (var writer = await _connection.BeginBinaryImportAsync("COPY pair FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var (id, pair) in pairs.Index())
            {
                var members = pair.Members.Select(member => known[member.Trainer]).ToList();
                await writer.StartRowAsync();
                await writer.WriteAsync(id, NpgsqlDbType.Integer);
                await writer.WriteAsync(pair.Themes.Select(Codes<TrainingTheme>.Of).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
                await writer.WriteAsync(Departments.All.Where(place => members.All(one => one.Profile.GoesTo(place.Code))).Select(place => place.Code.ToString()).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
                await writer.WriteAsync(members[0].Profile.Languages.Where(language => members.All(one => one.Profile.Languages.Contains(language))).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
                await writer.WriteAsync(members.Select(one => one.Profile.Base.ToString()).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
                await writer.WriteAsync(BitsOf(members[0].Free.Slots().Where(slot => members.All(one => one.Free.Has(slot))), _first, Bits), NpgsqlDbType.Varbit);
            }

            await writer.CompleteAsync();
        }

        foreach (var a in Departments.All)
        {
            await Execute($"INSERT INTO distance VALUES {string.Join(", ", Departments.All.Select(b => $"('{a.Code}', '{b.Code}', {Adjacency.Distance(a.Code, b.Code) ?? 254})"))}");
        }

        await Execute("CREATE INDEX ON pair USING gin (themes, goes)");
        await Execute("VACUUM ANALYZE pair");
        await Execute("VACUUM ANALYZE distance");
    }

    /// <summary>The first page, with the joint days of each, and how many there are.</summary>
    public Action Search(PairQuery query)
    {
        var command = new NpgsqlCommand(
            """
            SELECT id, joint, far, count(*) OVER () FROM (
              SELECT id, free & @window AS joint, (SELECT max(borders) FROM distance WHERE a = @place AND b = ANY (bases)) AS far, cardinality(themes) AS themes
              FROM pair WHERE themes && @themes AND goes @> ARRAY[@place] AND (@language IS NULL OR @language = ANY (languages)) AND bit_count(free & @window) > 0
            ) AS found ORDER BY far, bit_count(joint) DESC, id LIMIT @most
            """, _connection);
        command.Parameters.AddWithValue("themes", query.Themes.Select(Codes<TrainingTheme>.Of).ToArray());
        command.Parameters.AddWithValue("place", query.Department!.Value.ToString());
        command.Parameters.Add(new NpgsqlParameter("language", NpgsqlDbType.Text) { Value = (object?)query.Language ?? DBNull.Value });
        command.Parameters.AddWithValue("most", query.Most);
        var days = Enumerable.Range(0, query.To.DayNumber - query.From.DayNumber + 1).Select(query.From.AddDays);
        command.Parameters.Add(new NpgsqlParameter("window", NpgsqlDbType.Varbit) { Value = BitsOf(days.SelectMany(day => Enum.GetValues<DayPart>().Select(part => new Slot(day, part))), _first, Bits) });
        return () =>
        {
            using (command)
            {
                using var reader = command.ExecuteReader();
                while (reader.Read())
                {
                    reader.GetInt32(0);
                }
            }
        };
    }

    public void Dispose()
    {
        _connection.Dispose();
        _cluster.Dispose();
    }

    private static BitArray BitsOf(IEnumerable<Slot> slots, DateOnly first, int length)
    {
        var bits = new BitArray(length);
        foreach (var at in slots.Select(slot => slot.Rank - (first.DayNumber * Slot.PartsOfDay)).Where(at => at >= 0 && at < length))
        {
            bits[at] = true;
        }

        return bits;
    }

    private async Task Execute(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync();
    }
}
