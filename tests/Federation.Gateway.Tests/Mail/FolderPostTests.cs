using Federation.Gateway.Mail;

namespace Federation.Gateway.Tests.Mail;

public sealed class FolderPostTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Folder => _folder.File("courriels");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_letter_is_one_file_that_its_owner_alone_reads_and_sent_again_it_is_the_same()
    {
        var post = new FolderPost(new SmtpSettings(), Folder);
        var letter = new Letter("ada@example.org", "Votre lien", "un") { Id = "one" };
        Assert.Equal(PostResult.Left, await post.Send(letter, Cancel));
        Assert.Equal(PostResult.Left, await post.Send(letter with { Body = "deux" }, Cancel));
        Assert.Equal(PostResult.Left, await post.Send(letter with { Id = "two" }, Cancel));

        Assert.Equal(2, Directory.GetFileSystemEntries(Folder).Length);
        Assert.Equal("deux", System.Text.Encoding.UTF8.GetString(Convert.FromBase64String((await File.ReadAllTextAsync(Path.Combine(Folder, $"{Composing.Name("one")}.eml"), Cancel)).Split("\r\n\r\n", 2)[1])));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
        }
    }

    [Fact]
    public async Task What_a_killed_process_left_in_a_corner_does_not_stand_in_the_way()
    {
        var corner = Directory.CreateDirectory(Path.Combine(Folder, $".{Composing.Name("one")}")).FullName;
        await File.WriteAllTextAsync(Path.Combine(corner, "half.eml"), "half", Cancel);
        Assert.Equal(PostResult.Left, await new FolderPost(new SmtpSettings(), Folder).Send(new Letter("ada@example.org", "Votre lien", "un") { Id = "one" }, Cancel));
        Assert.Contains("ada@example.org", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Folder)), Cancel), StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Folder));
    }

    [Fact]
    public async Task Letters_that_left_long_ago_go_and_those_of_late_stay()
    {
        var post = new FolderPost(new SmtpSettings(), Folder);
        var now = DateTimeOffset.UnixEpoch.AddYears(60);
        foreach (var (id, days) in new[] { ("old", 61), ("late", 59) })
        {
            await post.Send(new Letter("ada@example.org", "Votre lien", "un") { Id = id }, Cancel);
            File.SetLastWriteTimeUtc(Path.Combine(Folder, $"{Composing.Name(id)}.eml"), now.AddDays(-days).UtcDateTime);
        }

        var half = Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, ".corner")).FullName, "half.eml");
        await File.WriteAllTextAsync(half, "ada@example.org", Cancel);
        File.SetLastWriteTimeUtc(half, now.AddDays(-61).UtcDateTime);
        post.Purge(now.AddDays(-60));
        Assert.Equal([$"{Composing.Name("late")}.eml"], Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Fact]
    public void A_folder_that_is_not_there_has_nothing_to_drop() => new FolderPost(new SmtpSettings(), Folder).Purge(DateTimeOffset.MaxValue);

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_a_closed_way()
    {
        await File.WriteAllTextAsync(Folder, "a file in its place", Cancel);
        Assert.Equal(new PostResult(PostFate.RouteDown), await new FolderPost(new SmtpSettings(), Folder).Send(new Letter("ada@example.org", "s", "b") { Id = "one" }, Cancel));
    }

    [Fact]
    public async Task What_is_not_one_address_is_no_letter() =>
        Assert.Equal(new PostResult(PostFate.NoLetter), await new FolderPost(new SmtpSettings(), Folder).Send(new Letter("ada", "s", "b") { Id = "one" }, Cancel));
}
