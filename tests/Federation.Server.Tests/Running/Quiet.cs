namespace Federation.Running;

/// <summary>A federation between two moments: nothing on its way, and everything it holds in one text.</summary>
public static class Quiet
{
    private static readonly string[] Tables =
        ["hub", "entry", "grain", "reply", "sealed", "platform", "structure", "referral", "open_call", "disclosure", "deadline", "account", "account_address", "sign_in_link"];

    /// <summary>Counts the pairs of hubs of which one has not read the other to its end.</summary>
    public const string Unread = """
        SELECT count(*) FROM hub reader CROSS JOIN hub source
        LEFT JOIN cursor ON cursor.follower = 'inbox:' || reader.id AND cursor.hub = source.id
        WHERE reader.head > 0 AND source.head > 0 AND COALESCE(cursor.position, 0) < source.head
        """;

    public static Task Settled(Place place) => Until.True("every cursor at the head of its feed", async () => (await Sql.Rows<long>(place, Unread))[0] == 0);

    /// <summary>Every row of every table but the followers' places.</summary>
    public static async Task<string> Everything(Place place)
    {
        var text = new System.Text.StringBuilder();
        foreach (var table in Tables)
        {
            var rows = (await Sql.Rows<dynamic>(place, $"SELECT * FROM {table}")).Select(row => string.Join(" | ", ((IDictionary<string, object?>)row).Values.Select(Cell)));
            text.AppendLine($"== {table}").AppendJoin('\n', rows.Order(StringComparer.Ordinal)).AppendLine();
        }

        return text.ToString();
    }

    private static string Cell(object? value) => value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value}";
}
