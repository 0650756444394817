using Federation.Search.Queries;

namespace Federation.Search.Matching;

/// <summary>
/// A query by the numbers of its requirements: those that are all asked, in ascending order, then those of which one is enough. A pay floor is the
/// complement of its cents, so that it is negative and stands first.
/// </summary>
internal readonly ref struct PackedQuery(ReadOnlySpan<int> asked, int any)
{
    /// <summary>A pay floor that every offer holds.</summary>
    public const int NoFloor = -1;

    public readonly ReadOnlySpan<int> Asked = asked;

    public readonly int Any = any;

    public int Required => Asked.Length - Any;

    public ReadOnlySpan<int> AllOf => Asked[..Required];

    public ReadOnlySpan<int> OneOf => Asked[Required..];
}

/// <summary>A query put to what one offer meets.</summary>
internal readonly ref struct AskedOfMet(PackedQuery query, Met met) : IAsked
{
    private readonly PackedQuery _query = query;

    public int Required => _query.Required;

    public int Any => _query.Any;

    public bool IsMet(int at) => met.Has(_query.Asked[at]);
}
