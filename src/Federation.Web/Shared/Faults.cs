namespace Federation.Web.Shared;

/// <summary>What to mend in the form that was sent, by the id of its field.</summary>
public sealed class Faults
{
    private readonly List<FieldError> _all = [];

    public bool Any => _all.Count > 0;

    public ErrorSummary Summary => new(_all);

    public void Add(string field, string message) => _all.Add(new FieldError(field, message));

    public FaultOf Of(string field) => new(field, _all.FirstOrDefault(fault => fault.FieldId == field)?.Message);
}

/// <summary>One field's fault, or none; drawn by <c>_Fault</c>.</summary>
public sealed record FaultOf(string Field, string? Message)
{
    public string Id => $"{Field}-erreur";

    /// <summary>For <c>aria-invalid</c>: written only when something is wrong.</summary>
    public string? Invalid => Message is null ? null : "true";

    /// <summary>For <c>aria-describedby</c>: the hint, and the fault when there is one.</summary>
    public string? DescribedBy(string? hint = null) => (hint, Message) switch
    {
        (null, null) => null,
        ({ } known, null) => known,
        (null, _) => Id,
        _ => $"{hint} {Id}",
    };
}
