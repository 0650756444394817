namespace Federation.Search.Queries;

/// <summary>What a query asks of one offer: so many things that are all required, then so many of which one is enough.</summary>
internal interface IAsked
{
    int Required { get; }

    /// <summary>0: nothing is left to choice.</summary>
    int Any { get; }

    /// <param name="at">The required ones first.</param>
    bool IsMet(int at);
}

/// <summary>
/// When a query holds: asked of an offer by <see cref="Query.Matches"/>, and run backwards for alerts over all queries at once. One function, so that
/// the two cannot drift apart; compiled apart for each.
/// </summary>
internal static class Predicate
{
    public static bool Holds<TAsked>(in TAsked asked)
        where TAsked : struct, IAsked, allows ref struct
    {
        for (var at = 0; at < asked.Required; at++)
        {
            if (!asked.IsMet(at))
            {
                return false;
            }
        }

        return asked.Any == 0 || FirstOfAny(asked) >= 0;
    }

    /// <returns>The first met among those of which one is enough; -1 when none is.</returns>
    public static int FirstOfAny<TAsked>(in TAsked asked)
        where TAsked : struct, IAsked, allows ref struct
    {
        for (var at = asked.Required; at < asked.Required + asked.Any; at++)
        {
            if (asked.IsMet(at))
            {
                return at;
            }
        }

        return -1;
    }
}
