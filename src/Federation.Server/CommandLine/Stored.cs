using System.Text.Json;

namespace Federation.Server.CommandLine;

/// <summary>What is thrown when something stored cannot be read back: a code that is none, text that is not JSON, an entry that does not follow.</summary>
public static class Stored
{
    public static bool IsSpoiled(Exception exception) => exception is FormatException or JsonException or InvalidDataException or InvalidOperationException or NotSupportedException;
}
