namespace Federation.Node.Engine;

/// <summary>Bounds of a node. Every queue has one; what is beyond is refused at once, with a reason.</summary>
public sealed record NodeOptions
{
    /// <summary>Appends that may wait for a commit, per lane.</summary>
    public int QueueLength { get; init; } = 2048;

    /// <summary>Appends that one transaction may carry.</summary>
    public int LargestBatch { get; init; } = 256;

    /// <summary>Commands that may wait for one grain.</summary>
    public int WaitingPerGrain { get; init; } = 256;

    /// <summary>
    /// How long a command may be on its way before its caller is answered whatever became of it: without a turn by then it is refused and nothing was
    /// written; across a network it may be <c>outcome-unknown</c>. Well over what the storage waits for a lock.
    /// </summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Estimated bytes of the states kept in memory.</summary>
    public long HotBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>Lost races against other nodes before the command is given back as too contended.</summary>
    public int Attempts { get; init; } = 8;

    /// <summary>Entries a follower takes at once.</summary>
    public int PageLength { get; init; } = 512;

    /// <summary>Without a hint, how long before a follower looks by itself.</summary>
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a cursor may stay unsaved while its follower is busy: what a crash makes it read again.</summary>
    public TimeSpan SaveCursorsEvery { get; init; } = TimeSpan.FromMilliseconds(500);
}
