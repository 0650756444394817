namespace Federation.GraphQL.Binding;

/// <summary>The schema and the code do not meet.</summary>
public sealed class BindingException(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>Each begins with the name of the type and field.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
