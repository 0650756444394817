namespace Federation.Gateway.Live;

/// <summary>Where one client stands in one feed.</summary>
internal sealed class LivePosition(LiveFeed feed)
{
    public LiveFeed Feed { get; } = feed;

    /// <summary>The client knows that it has everything up to there.</summary>
    public long Told { get; set; }

    /// <summary>Up to there nothing more is for this client.</summary>
    public long Looked { get; set; }
}
