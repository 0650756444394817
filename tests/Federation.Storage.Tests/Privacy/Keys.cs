using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using Federation.Storage.Privacy;
using Federation.Testing;
using Federation.Testing.Domain;

namespace Federation.Storage.Tests.Privacy;

public sealed class Keys : IDisposable
{
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes("Camille Exemple, 06 00 00 00 00");

    private readonly TempFolder _folder = new();
    private readonly Guid _id = Seeds.Of(1).NextGuid(Samples.Monday);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_sealed_opens_again_also_after_a_restart()
    {
        byte[] ciphertext;
        using (var sealer = new DataProtectionSealer(_folder.Path))
        {
            ciphertext = sealer.Seal(Samples.Aura, _id, Plain);
            Assert.Equal(Plain, sealer.Open(Samples.Aura, _id, ciphertext));
        }

        using var restarted = new DataProtectionSealer(_folder.Path);
        Assert.Equal(Plain, restarted.Open(Samples.Aura, _id, ciphertext));
        Assert.Equal(-1, ciphertext.AsSpan().IndexOf(Plain.AsSpan(0, 8)));
        Assert.NotEqual(ciphertext, restarted.Seal(Samples.Aura, _id, Plain));
    }

    [Fact]
    public void What_is_moved_or_touched_does_not_open()
    {
        using var sealer = new DataProtectionSealer(_folder.Path);
        var ciphertext = sealer.Seal(Samples.Aura, _id, Plain);

        Assert.ThrowsAny<CryptographicException>(() => sealer.Open(Samples.Bretagne, _id, ciphertext));
        Assert.ThrowsAny<CryptographicException>(() => sealer.Open(Samples.Aura, Seeds.Of(2).NextGuid(Samples.Monday), ciphertext));
        ciphertext[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => sealer.Open(Samples.Aura, _id, ciphertext));
    }

    [Fact]
    public void Another_installation_does_not_open_it()
    {
        using var sealer = new DataProtectionSealer(_folder.Path);
        using var elsewhere = new TempFolder();
        using var other = new DataProtectionSealer(elsewhere.Path);
        Assert.ThrowsAny<CryptographicException>(() => other.Open(Samples.Aura, _id, sealer.Seal(Samples.Aura, _id, Plain)));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Keys_are_for_their_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are Unix's");
        using var sealer = new DataProtectionSealer(_folder.Path);
        sealer.Seal(Samples.Aura, _id, Plain);
        KeyedHash.Open(_folder.Path);

        var keys = _folder.File("keys");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(keys));
        var files = Directory.GetFiles(keys);
        Assert.Equal(2, files.Length);
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task Of_several_processes_that_make_the_lookup_key_at_once_all_have_the_same()
    {
        var hashes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => KeyedHash.Open(_folder.Path).Of("a"))));
        Assert.Single(hashes.Distinct());
        Assert.Equal(32, new FileInfo(_folder.File("keys/lookup.key")).Length);
    }

    [Fact]
    public void An_address_is_found_whatever_its_case_and_not_by_whoever_has_no_key()
    {
        var hash = KeyedHash.Open(_folder.Path);
        Assert.Equal(hash.OfEmail("camille@exemple.fr"), hash.OfEmail("  Camille@Exemple.FR "));
        Assert.NotEqual(hash.OfEmail("camille@exemple.fr"), hash.OfEmail("camile@exemple.fr"));
        using var elsewhere = new TempFolder();
        Assert.NotEqual(hash.Of("a"), KeyedHash.Open(elsewhere.Path).Of("a"));
    }

    [Fact]
    public void A_damaged_lookup_key_is_not_replaced()
    {
        KeyedHash.Open(_folder.Path);
        File.WriteAllBytes(_folder.File("keys/lookup.key"), [1, 2]);
        Assert.Throws<CryptographicException>(() => KeyedHash.Open(_folder.Path));
    }
}
