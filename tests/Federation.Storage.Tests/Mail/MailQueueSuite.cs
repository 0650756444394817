using System.Globalization;
using Federation.Domain.Grains;
using Federation.Storage.Mail;

namespace Federation.Storage.Tests.Mail;

public abstract class MailQueueSuite(On engine) : StoreSuite(engine)
{
    protected static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    protected static readonly TimeSpan Week = TimeSpan.FromDays(7);
    protected static readonly MailError Refused = new(MailErrors.RecipientRefused, 550);

    protected IMailQueue Queue => Database.Mail;

    protected static QueuedMail Letter(string id, HubId? hub = null, TimeSpan? lasts = null, DateTimeOffset? due = null, string recipient = "someone") =>
        QueuedMail.Of(id, hub ?? Aura, "news", recipient, """{"told":["request-arrived"]}""", Now, lasts ?? Week, due);

    protected async Task Enqueue(params QueuedMail[] letters) => await Queue.Enqueue(letters, null, Cancel);

    protected Task<IReadOnlyList<ClaimedMail>> Claim(DateTimeOffset at, int most = 100, HubId? hub = null) => Queue.Claim(hub ?? Aura, at, Lease, most, Cancel);

    protected async Task<StoredMail> Stored(string id, HubId? hub = null) => (await Queue.Find(hub ?? Aura, id, Cancel))!;

    protected static string[] Ids(IEnumerable<ClaimedMail> claimed) => [.. claimed.Select(one => one.Mail.Id)];

    protected static string Numbered(int i) => string.Create(CultureInfo.InvariantCulture, $"letter:{i:0000}");
}
