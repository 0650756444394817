using Federation.GraphQL.Language;
using Federation.GraphQL.Types.Building;

namespace Federation.GraphQL.Types.Rules;

/// <summary>What holds of every argument and input field alike.</summary>
internal static class InputValues
{
    /// <param name="where">Which one it is, for messages, such as <c>Query.hub(code:)</c>.</param>
    /// <param name="kind">"argument" or "input field".</param>
    /// <param name="typed">Blamed when its type cannot be given.</param>
    public static void Check(string where, string kind, InputValue value, Node typed, Faults faults)
    {
        Names.Check(value.Name, value.Node!, faults);
        if (!value.Type.IsInput)
        {
            faults.Add($"The type of {where} must be Input Type but got: {value.Type}.", typed);
        }

        if (value.Required && value.DeprecationReason is not null)
        {
            faults.Add($"Required {kind} {where} cannot be deprecated.", value.Node!.Directives.Find("deprecated")!, value.Node.Type);
        }

        if (value.DefaultValue is not null && value.Type.IsInput)
        {
            Literals.Check(value.DefaultValue, value.Type, (message, node, path) => faults.Add($"{where} has invalid default value{path}: {message}", node));
        }
    }
}
