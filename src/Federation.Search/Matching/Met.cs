namespace Federation.Search.Matching;

/// <summary>Which requirements one offer meets; used again for the next.</summary>
internal sealed class Met
{
    /// <summary>Which offer met a requirement last.</summary>
    private int[] _offer = [];
    private int _now;

    public List<int> All { get; } = [];

    /// <summary>Cents a month, as <see cref="Jobs.AnalysedOffer.MonthlyPay"/>.</summary>
    public int Pay { get; private set; }

    public void Begin(int requirements, int pay)
    {
        All.Clear();
        Pay = pay;
        if (_offer.Length < requirements)
        {
            Array.Resize(ref _offer, requirements + (requirements / 8));
        }

        if (++_now == int.MaxValue)
        {
            Array.Clear(_offer);
            _now = 1;
        }
    }

    public void Add(int requirement)
    {
        if (_offer[requirement] != _now)
        {
            _offer[requirement] = _now;
            All.Add(requirement);
        }
    }

    /// <param name="asked">A requirement, or a pay floor as <see cref="QueryTable.Floor"/> writes it.</param>
    public bool Has(int asked) => asked >= 0 ? _offer[asked] == _now : Pay >= ~asked;
}
