namespace Federation.Search.Matching;

/// <summary>Which requirements one offer meets; used again for the next. A bit each, so that 100,000 fit into the nearest cache.</summary>
internal sealed class Met
{
    /// <summary>Cents a month, as <see cref="Jobs.AnalysedOffer.MonthlyPay"/>.</summary>
    public int Pay { get; private set; }

    public BitList All { get; } = new();

    /// <param name="bound">Requirements are under this.</param>
    public void Begin(int bound, int pay)
    {
        All.Clear(bound);
        Pay = pay;
    }

    public void Add(int requirement) => All.Set(requirement);

    /// <param name="asked">A requirement, or a pay floor as <see cref="PackedQuery"/> writes it.</param>
    public bool Has(int asked) => asked >= 0 ? All.Has(asked) : Pay >= ~asked;
}
