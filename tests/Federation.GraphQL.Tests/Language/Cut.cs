namespace Federation.GraphQL.Tests.Language;

/// <summary>A long value is cut in our messages, and is whole in those of the reference implementation.</summary>
internal static class Cut
{
    public static bool Same(string ours, string theirs) =>
        ours == theirs || (ours.EndsWith("…\".", StringComparison.Ordinal) && theirs.StartsWith(ours[..^3], StringComparison.Ordinal));
}
