using Federation.Domain.Grains;

namespace Federation.Gateway.GraphQL.Ids;

/// <summary>A domain's code as the schema writes it: <c>in-review</c> is <c>IN_REVIEW</c>.</summary>
public static class Screaming
{
    public static string Of<T>(T value)
        where T : struct, Enum => Of(Codes<T>.Of(value));

    public static string Of(string code) => code.Replace('-', '_').Replace('.', '_').ToUpperInvariant();
}
