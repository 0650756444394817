using System.Collections.Immutable;
using System.Globalization;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Limits;

/// <summary>Reads the arguments of directives that the schema applies.</summary>
internal static class AppliedValue
{
    public static DirectiveNode? Find(IEnumerable<DirectiveNode> directives, string name) => directives.FirstOrDefault(directive => directive.Name.Value == name);

    public static ValueNode? Argument(this DirectiveNode directive, string name) => directive.Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value;

    /// <summary>Null when it is not a whole number of 32 bits.</summary>
    public static int? Integer(ValueNode? value) =>
        value is IntValueNode whole && int.TryParse(whole.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A list of strings, or one string, which stands for a list of one.</summary>
    public static ImmutableArray<string> Strings(ValueNode? value) => value switch
    {
        ListValueNode list => [.. list.Values.OfType<StringValueNode>().Select(text => text.Value)],
        StringValueNode text => [text.Value],
        _ => [],
    };
}
