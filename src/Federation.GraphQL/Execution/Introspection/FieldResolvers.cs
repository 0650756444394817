using System.Collections.Immutable;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Execution.Introspection;

[Resolves("__Field")]
internal static class FieldResolvers
{
    public static IEnumerable<InputValue> Args(Field field, bool includeDeprecated) => field.Arguments.Current(includeDeprecated);

    public static bool IsDeprecated(Field field) => field.DeprecationReason is not null;
}

[Resolves("__InputValue")]
internal static class InputValueResolvers
{
    public static string? DefaultValue(InputValue value) => value.DefaultValue is { } node ? Printer.Print(node) : null;

    public static bool IsDeprecated(InputValue value) => value.DeprecationReason is not null;
}

[Resolves("__EnumValue")]
internal static class EnumValueResolvers
{
    public static bool IsDeprecated(EnumValue value) => value.DeprecationReason is not null;
}

internal static class Deprecation
{
    public static IEnumerable<InputValue> Current(this ImmutableArray<InputValue> values, bool includeDeprecated) =>
        values.Where(value => includeDeprecated || value.DeprecationReason is null);
}
