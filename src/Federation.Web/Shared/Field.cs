namespace Federation.Web.Shared;

/// <summary>One field of a form, drawn by <c>_Field</c>: label, hint, fault and control, in that order.</summary>
/// <param name="Id">Of the control, and of the group for a list of boxes; a fault names it.</param>
/// <param name="Name">As it is sent.</param>
public sealed record Field(string Id, string Name, string Label, FaultOf Fault, params string?[] Values)
{
    public string? Hint { get; init; }

    public bool IsOptional { get; init; }

    /// <summary>"text", "number", "date", "time", "area", "select", "checks".</summary>
    public string Type { get; init; } = "text";

    public string? Css { get; init; }

    public int Longest { get; init; } = 200;

    public int Rows { get; init; } = 4;

    public IReadOnlyList<(string Code, string Words)> Options { get; init; } = [];

    public string? Value => Values is [var first, ..] ? first : null;

    public string? DescribedBy => Fault.DescribedBy(Hint is null ? null : $"{Id}-aide");
}
