namespace Federation.Search.Matching;

/// <summary>Which requirements one offer meets; used again for the next. A bit each, so that 100,000 fit into the nearest cache.</summary>
internal sealed class Met
{
    private readonly BitList _bits = new();

    /// <summary>Cents a month, as <see cref="Jobs.AnalysedOffer.MonthlyPay"/>.</summary>
    public int Pay { get; private set; }

    public BitList All => _bits;

    /// <param name="bound">Requirements are under this.</param>
    public void Begin(int bound, int pay)
    {
        _bits.Clear(bound);
        Pay = pay;
    }

    public void Add(int requirement) => _bits.Set(requirement);

    /// <param name="asked">A requirement, or a pay floor as <see cref="PackedQuery"/> writes it.</param>
    public bool Has(int asked) => asked >= 0 ? _bits.Has(asked) : Pay >= ~asked;
}
