using System.Runtime.InteropServices;

namespace Federation.Server.Hosting;

/// <summary>Everything this program writes is its owner's alone: keys, database, letters, logs.</summary>
public static partial class PrivateFiles
{
    public static void Mask()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = UMask(0b000_111_111);
        }
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint UMask(uint mask);
}
