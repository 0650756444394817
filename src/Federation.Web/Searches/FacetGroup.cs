namespace Federation.Web.Searches;

/// <param name="Count">Exact: what would be found if it were chosen alone in its group.</param>
public sealed record FacetOption(string Field, string Code, string Words, int? Count, bool IsChosen)
{
    public string Id => $"{Field}-{(Code.Length == 0 ? "tout" : Code)}";
}

/// <summary>The choices of one field, the first ones in sight.</summary>
/// <param name="IsSingle">One at most is chosen.</param>
public sealed record FacetGroup(string Field, string Legend, IReadOnlyList<FacetOption> Options, bool IsSingle = false)
{
    private const int InSight = 6;

    /// <summary>One more than fits is not worth folding.</summary>
    private int Cut => Options.Count <= InSight + 1 ? Options.Count : InSight;

    public IEnumerable<FacetOption> First => Options.Take(Cut);

    public IReadOnlyList<FacetOption> Rest => [.. Options.Skip(Cut)];
}
