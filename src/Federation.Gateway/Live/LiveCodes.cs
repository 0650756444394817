namespace Federation.Gateway.Live;

/// <summary>Why a stream ended. They are the contract of <c>schemas/live.md</c>: a code is never given another meaning.</summary>
public static class LiveCodes
{
    /// <summary>The filter cannot be understood, or is too long.</summary>
    public const string BadFilter = "bad-filter";

    public const string BadCursor = "bad-cursor";

    /// <summary>The cursor is after the end of a feed: it is of another federation, or of one that was restored from a copy.</summary>
    public const string CursorAhead = "cursor-ahead";

    /// <summary>The filter names what this caller may not read.</summary>
    public const string NotAllowed = "not-allowed";

    public const string TooManyStreams = "too-many-streams";

    /// <summary>The account was closed, or lost a hub, while it listened.</summary>
    public const string Closed = "closed";

    /// <summary>The storage cannot be used now: come back with the cursor.</summary>
    public const string TryAgain = "try-again";
}
