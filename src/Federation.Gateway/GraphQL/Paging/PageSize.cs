using Federation.Gateway.GraphQL.Errors;

namespace Federation.Gateway.GraphQL.Paging;

public static class PageSize
{
    public const int Most = 100;

    /// <exception cref="Federation.GraphQL.Execution.GraphQLFault">Not 1 to <see cref="Most"/>.</exception>
    public static int Of(int? first, int otherwise) => first switch
    {
        null => otherwise,
        >= 1 and <= Most => first.Value,
        _ => throw Faults.Invalid("first"),
    };
}
