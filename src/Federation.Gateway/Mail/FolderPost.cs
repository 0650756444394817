using System.Net.Mail;

namespace Federation.Gateway.Mail;

/// <summary>
/// Letters as <c>.eml</c> files, for where there is no mail server. The base library writes them, in a corner; each then gets its name in one step, made from its
/// id: a letter that is sent again replaces itself, and nobody finds half of one.
/// </summary>
public sealed class FolderPost(SmtpSettings settings, string folder) : IPost
{
    public async Task<PostResult> Send(Letter letter, CancellationToken cancel)
    {
        var corner = Path.Combine(Path.GetFullPath(folder), $".{Composing.Name(letter.Id)}");
        try
        {
            using var message = Composing.Message(letter, settings);
            MakeFolder(Path.GetFullPath(folder));
            MakeFolder(corner);
            using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, DeliveryFormat = SmtpDeliveryFormat.International, PickupDirectoryLocation = corner };
            await client.SendMailAsync(message, cancel);
            var written = Directory.EnumerateFiles(corner, "*.eml").MaxBy(File.GetLastWriteTimeUtc)!;
            File.Move(written, Path.Combine(folder, $"{Composing.Name(letter.Id)}.eml"), overwrite: true);
            Directory.Delete(corner, recursive: true);
            return PostResult.Left;
        }
        catch (FormatException)
        {
            return new PostResult(PostFate.NoLetter);
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException or SmtpException)
        {
            return new PostResult(PostFate.RouteDown);
        }
    }

    /// <summary>Halves that a killed process left in a corner, too.</summary>
    public void Purge(DateTimeOffset before)
    {
        try
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*.eml", SearchOption.AllDirectories).Where(file => file.LastWriteTimeUtc < before.UtcDateTime))
            {
                file.Delete();
            }
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            // No letter was ever written, or the disk is away: the next round looks again.
        }
    }

    /// <summary>The links inside open a session: nobody else on the machine reads the folder.</summary>
    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
