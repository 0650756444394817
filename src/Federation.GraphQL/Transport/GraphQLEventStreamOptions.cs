namespace Federation.GraphQL.Transport;

/// <summary>graphql-sse: https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md</summary>
public sealed record GraphQLEventStreamOptions
{
    /// <summary>Between comments that keep proxies from closing a silent stream.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>An event that the client's side does not take within this time cuts the stream.</summary>
    public TimeSpan SlowAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Streams that may be reserved or open at once in the single connection mode; one more is refused with 503.</summary>
    public int Reservations { get; init; } = 1_000;

    /// <summary>How long a reserved stream waits to be opened.</summary>
    public TimeSpan ReservationLife { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Operations one shared stream may have under way; one more is refused with 429.</summary>
    public int Operations { get; init; } = 100;
}
