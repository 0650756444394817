namespace Federation.Node.Exchange.Feeds;

/// <summary>The layout of an exported folder. A change that an older program could not read is a new version.</summary>
public static class FeedFormat
{
    public const string Name = "federation-feeds";
    public const int Version = 1;
    public const string Manifest = "federation.json";
    public const string Folder = "feeds";
    public const int LargestManifest = 4 * 1024 * 1024;

    /// <summary>Bytes of one entry, its line feed not counted.</summary>
    public const int LongestLine = 1024 * 1024;

    internal const int Page = 1000;

    public static string FileOf(Domain.Grains.HubId hub) => $"{Folder}/{hub}.ndjson";
}

/// <param name="Hub">Being written or read.</param>
/// <param name="Done">Entries so far, of <paramref name="Head"/>.</param>
public sealed record FeedProgress(Domain.Grains.HubId Hub, long Done, long Head);

/// <param name="Line">From 1; null when the file itself is meant.</param>
/// <param name="Message">French, for people.</param>
public sealed record FeedFault(string File, long? Line, string? Field, string Code, string Message)
{
    public override string ToString() => $"{File}{(Line is null ? "" : $", ligne {Line}")}{(Field is null ? "" : $", champ {Field}")} : {Message}";
}
