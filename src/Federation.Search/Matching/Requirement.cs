using Federation.Search.Queries;

namespace Federation.Search.Matching;

/// <summary>One thing that queries ask: an offer meets it by any of its terms, or by a word one typing error away. The same for all queries that ask it.</summary>
internal struct Requirement
{
    /// <summary>In ascending order.</summary>
    public Run Terms;

    /// <summary>As <see cref="Unit.Mistyped"/>.</summary>
    public string? Mistyped;

    /// <summary>How many offers of one may meet it: guessed when it was first asked, and kept, so that its queries are found again where they were put.</summary>
    public float Share;

    /// <summary>Queries that ask it.</summary>
    public int Uses;

    /// <summary>Queries that wait for an offer under it.</summary>
    public Run Waiting;
}

/// <summary>A query that waits under one of its requirements.</summary>
/// <param name="Query">Its number.</param>
/// <param name="Second">What else it asks, the rarest, so that most are passed over without being looked up; as <see cref="Met.Has"/> reads it.</param>
internal readonly record struct Waiting(int Query, int Second);
