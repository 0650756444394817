using System.Globalization;

namespace Federation.Benchmarks.Live;

internal static class ProcessMemory
{
    /// <summary>What the process alone holds, from the kernel's own count; files that are mapped are not in it.</summary>
    public static long PrivateBytes(int process) => File.ReadLines($"/proc/{process}/status")
        .Where(line => line.StartsWith("RssAnon:", StringComparison.Ordinal))
        .Select(line => 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)).Single();
}
