namespace Federation.GraphQL.Binding.Start;

/// <summary>All that is wrong, so that one start names everything.</summary>
internal sealed class FaultList
{
    private readonly List<string> _faults = [];

    public bool IsEmpty => _faults.Count == 0;

    public void Add(string where, string what) => _faults.Add($"{where}: {what}");

    public void AddRange(IEnumerable<string> faults) => _faults.AddRange(faults);

    /// <summary>Notes it where a value was asked for and there is none.</summary>
    public object? None(string where, string what)
    {
        Add(where, what);
        return null;
    }

    public void ThrowIfAny()
    {
        if (!IsEmpty)
        {
            throw new BindingException([.. _faults.Distinct()]);
        }
    }
}
