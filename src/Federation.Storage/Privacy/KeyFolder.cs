using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Federation.Storage.Privacy;

/// <summary>
/// The folder of this installation's keys: 700, its files 600, each written whole and flushed before it has its name. A key that is lost takes
/// what it sealed with it, so no key may be used before it is on the disk.
/// </summary>
internal sealed class KeyFolder : IXmlRepository
{
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path;

    public KeyFolder(string dataFolder)
    {
        _path = Path.Combine(dataFolder, "keys");
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_path);
            return;
        }

        Directory.CreateDirectory(_path, FileMode600 | UnixFileMode.UserExecute);
        File.SetUnixFileMode(_path, FileMode600 | UnixFileMode.UserExecute);
    }

    public IReadOnlyCollection<XElement> GetAllElements() => [.. Directory.EnumerateFiles(_path, "*.xml").Order(StringComparer.Ordinal).Select(XElement.Load)];

    public void StoreElement(XElement element, string friendlyName)
    {
        using var text = new MemoryStream();
        element.Save(text);
        var name = string.Concat(friendlyName.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-'));
        if (!Write($"{name}.xml", text.ToArray()))
        {
            throw new IOException("a key of this name is there already");
        }
    }

    /// <summary>The content of the file, made on first use; of several processes that make it at once, one wins and all read its.</summary>
    public byte[] GetOrMake(string name, Func<byte[]> make)
    {
        var path = Path.Combine(_path, name);
        if (!File.Exists(path))
        {
            Write(name, make());
        }

        return File.ReadAllBytes(path);
    }

    private bool Write(string name, byte[] content)
    {
        var draft = Path.Combine(_path, $".{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}.draft");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileMode600;
        }

        using (var file = File.Open(draft, options))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        try
        {
            Name(draft, Path.Combine(_path, name));
            return true;
        }
        catch (IOException) when (File.Exists(Path.Combine(_path, name)))
        {
            return false;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Fails when the name is taken. A hard link does it in one step; File.Move looks first and renames after, and of two callers the second would win.</summary>
    private static void Name(string draft, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            File.Move(draft, path, overwrite: false);
        }
        else if (Link(draft, path) != 0)
        {
            throw new IOException("the key's file could not be given its name");
        }
    }

    [DllImport("libc", EntryPoint = "link")]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);
}
