using Federation.Node.Desk;

namespace Federation.Web.Shared;

/// <summary>The counts of what waits, by the names that the menu of the space and its script share.</summary>
public static class WaitingBadges
{
    /// <summary>Beside a part of a live page: the script sets the badges of the frame that was not asked for.</summary>
    public const string Header = "X-Waiting";

    /// <param name="names">One or several, with a space between; unknown ones count nothing.</param>
    public static int Sum(Waiting waiting, string names) => names.Split(' ').Sum(name => Counts(waiting).FirstOrDefault(one => one.Name == name).Count);

    /// <summary>As in <c>received=3 toRoute=0</c>: names and numbers alone.</summary>
    public static string Text(Waiting waiting) => string.Join(' ', Counts(waiting).Select(one => $"{one.Name}={one.Count}"));

    private static (string Name, int Count)[] Counts(Waiting waiting) =>
        [("received", waiting.Received), ("toRoute", waiting.ToRoute), ("calls", waiting.Calls), ("offers", waiting.Offers), ("bookings", waiting.Bookings)];
}
