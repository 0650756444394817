using System.Text.RegularExpressions;
using Federation.Running;

namespace Federation.Server.Tests.CommandLine;

/// <summary>What goes wrong is told in words: never a stack, never the name of a type.</summary>
public static partial class Plain
{
    public static void Check(Ran ran)
    {
        Check(ran.Errors);
        Check(ran.Output);
    }

    public static void Check(string text) => Assert.False(Machinery().IsMatch(text), $"machinery in: {text}");

    [GeneratedRegex(@"^\s+at \S+\(|Unhandled exception|\bSystem\.[A-Z]|\bFederation\.(Domain|Storage|Node|Gateway|Web|Server)\b|\bNpgsql|\bMicrosoft\.|Exception\b", RegexOptions.Multiline)]
    private static partial Regex Machinery();
}
