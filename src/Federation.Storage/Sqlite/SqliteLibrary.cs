using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Federation.Storage.Sqlite;

/// <summary>The operating system's own SQLite, patched by whoever patches the system. Nothing native is shipped.</summary>
internal static class SqliteLibrary
{
    private static readonly Lazy<bool> Loaded = new(Load);

    /// <exception cref="DllNotFoundException">There is none; the message says what to install.</exception>
    public static void Use() => _ = Loaded.Value;

    private static bool Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return true;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? search)
    {
        string[] candidates = OperatingSystem.IsWindows() ? ["winsqlite3"]
            : OperatingSystem.IsMacOS() ? ["libsqlite3.dylib", "/usr/lib/libsqlite3.dylib"]
            : ["libsqlite3.so.0", "libsqlite3.so"];
        foreach (var candidate in candidates)
        {
            if (NativeLibrary.TryLoad(candidate, assembly, search, out var handle))
            {
                return handle;
            }
        }

        throw new DllNotFoundException($"SQLite is not installed ({candidates[0]}): apt-get install libsqlite3-0");
    }
}
