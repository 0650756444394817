namespace Federation.Gateway.Live;

/// <summary>Bounds of the live streams of one node. Bound from <c>Federation:Live</c>.</summary>
public sealed record LiveOptions
{
    /// <summary>WebSockets that this process holds at once, GraphQL's included.</summary>
    public int Connections { get; init; } = 20_000;

    /// <summary>Connections that one network address may hold: a school or an office is one address.</summary>
    public int PerAddress { get; init; } = 200;

    /// <summary>Streams of one connection.</summary>
    public int Streams { get; init; } = 4;

    /// <summary>Seconds without a message after which a stream says up to where its client is current; spread by half of it, so that not all say it at once.</summary>
    public int MarkEvery { get; init; } = 15;

    /// <summary>Seconds that a client may leave a message unread before its connection is cut.</summary>
    public int CutAfter { get; init; } = 10;

    /// <summary>Seconds between two looks at whether accounts are still open: one question for all of them, and what is closed on this node needs none.</summary>
    public int CheckEvery { get; init; } = 2;
}
