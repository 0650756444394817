using System.Globalization;

namespace Federation.Cluster.Worker.Race;

/// <summary>
/// The machine's own clock, some thousand times faster and the same in every process, so that leases of days end while a test runs. Timers run at their usual pace: a
/// node looks no more often than it would.
/// </summary>
/// <param name="began">By the machine's clock.</param>
/// <param name="world">What this clock showed then.</param>
public sealed class RaceClock(DateTimeOffset began, DateTimeOffset world, int speed) : TimeProvider
{
    public int Speed => speed;

    public static RaceClock Parse(string text)
    {
        var parts = text.Split('/').Select(part => long.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return new RaceClock(DateTimeOffset.FromUnixTimeMilliseconds(parts[0]), DateTimeOffset.FromUnixTimeMilliseconds(parts[1]), (int)parts[2]);
    }

    public override DateTimeOffset GetUtcNow() => world + ((System.GetUtcNow() - began) * speed);

    /// <summary>From now on this much later, and no faster than the machine's.</summary>
    public RaceClock Later(TimeSpan by) => new(System.GetUtcNow(), GetUtcNow() + by, 1);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{began.ToUnixTimeMilliseconds()}/{world.ToUnixTimeMilliseconds()}/{speed}");
}
