using System.Runtime.CompilerServices;

namespace Federation.Gateway.Tests.Asking;

/// <summary>The repository, found from where this file was compiled.</summary>
public static class Sources
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));

    private static string Here([CallerFilePath] string path = "") => path;
}
