using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Gateway.Mail;
using Federation.Gateway.SignIn;
using Federation.Node.Desk;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Storage.Mail;
using Federation.Storage.Privacy;
using Federation.Testing.Domain;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Gateway.Tests.Mail;

public sealed class HubLettersTestsOnSqlite() : HubLettersTests(false);

public sealed class HubLettersTestsOnPostgres() : HubLettersTests(true);

public abstract class HubLettersTests(bool postgres) : OfficeSuite(postgres)
{
    private readonly Random _random = Seeds.Of(5);

    [Fact]
    public async Task Coordinators_are_told_once_of_what_came_and_not_of_what_is_old()
    {
        using var keys = new TempFolder();
        using var sealer = new DataProtectionSealer(keys.Path);
        var desk = new SignInDesk(Database.Accounts, KeyedHash.Open(keys.Path), sealer, Database.Mail, new SystemIdentifiers(Clock), Clock);
        await desk.Open(Samples.Aura, Role.Coordinator, "ada@example.org", Cancel);
        await desk.Open(Samples.Aura, Role.Coordinator, "bob@example.org", Cancel);
        await desk.Open(Samples.Aura, Role.Administrator, "eve@example.org", Cancel);
        using var letters = new HubLetters(
            Database.Hubs, Database.Accounts, Database.Mail, new FeedTails(), new HostedHubs([]), Clock, NullLogger<HubLetters>.Instance);
        await File();
        Clock.Advance(TimeSpan.FromDays(3));
        await letters.Tell(Samples.Aura, Cancel);
        Assert.Equal(0, (await Database.Mail.Counts(Samples.Aura, Cancel)).Waiting);

        await File();
        await File();
        await letters.Tell(Samples.Aura, Cancel);
        await letters.Tell(Samples.Aura, Cancel);

        var queued = await Database.Mail.Claim(Samples.Aura, Clock.GetUtcNow(), TimeSpan.FromMinutes(5), 10, Cancel);
        var kind = new NewsLetter(Database.Accounts, desk, new PublicAddress("https://example.org/"));
        var written = await Task.WhenAll(queued.Select(async one => (await kind.Write(one.Mail, (await kind.Address(one.Mail, Cancel))!, Cancel))!));
        Assert.Equal(["ada@example.org", "bob@example.org"], written.Select(letter => letter.To).Order());
        Assert.All(written, letter => Assert.Equal(("Des nouvelles de votre espace", "Bonjour,\n\nUne demande vient d’être déposée chez vous.\n\nTout est dans votre espace :\nhttps://example.org/espace/aura/recues\n"), (letter.Subject, letter.Body)));
    }

    [Fact]
    public void Every_piece_of_news_has_its_sentence_and_says_nothing_of_the_trade() =>
        Assert.All(Enum.GetValues<News>(), news => Assert.DoesNotMatch("(?i)pair|santé|formation|emploi", NewsOf.Sentence(news)));

    private async Task File()
    {
        var id = _random.NextReferralId(Clock.GetUtcNow());
        var asked = await Database.Hubs.Ask(
            new GrainId(Samples.Aura, GrainKind.Referral, id.ToString()), Samples.Referral(_random, Clock.GetUtcNow()), Caller.Visitor, Clock.GetUtcNow(), IdempotencyKey.Parse($"file-{id}"));
        Assert.NotNull(asked);
    }
}
