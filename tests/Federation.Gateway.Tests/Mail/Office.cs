using Federation.Domain.Grains;
using Federation.Gateway.Mail;
using Federation.Node.Following;
using Federation.Storage;
using Federation.Storage.Mail;
using Federation.Testing.Domain;
using Federation.Testing.Smtp;
using Federation.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Gateway.Tests.Mail;

/// <summary>A kind whose recipients' addresses are <c>recipient@example.org</c>, unless a test says otherwise.</summary>
internal sealed class PlainKind : ILetterKind
{
    public const string Code = "plain";

    public string Kind => Code;

    public string Name => "lettre";

    public Func<string, string?> AddressOf { get; set; } = recipient => $"{recipient}@example.org";

    public Func<QueuedMail, string, Letter?> Writes { get; set; } = (mail, address) => new Letter(address, "Sujet", mail.Id) { Id = mail.Id };

    public Task<string?> Address(QueuedMail mail, CancellationToken cancel) => Task.FromResult(AddressOf(mail.Recipient));

    public Task<Letter?> Write(QueuedMail mail, string address, CancellationToken cancel) => Task.FromResult(Writes(mail, address));
}

/// <summary>A node that sends letters, without the rest of it. Several may stand on one database and one clock.</summary>
internal sealed class Office(Database database, SmtpServer server, ManualClock clock, MailSettings? settings = null)
{
    private readonly MailSettings _settings = settings ?? new MailSettings { PerDomainPerMinute = 0 };
    private MailRounds? _rounds;

    public PlainKind Kind { get; } = new();

    public MailRoute Route { get; } = new(clock);

    public IPost Post { get; init; } = new SmtpPost(new SmtpSettings { Host = "127.0.0.1", Port = server.Port, Tls = false }, clock);

    public IMailQueue Queue => database.Mail;

    public HubId Hub => Samples.Aura;

    public MailRounds Rounds => _rounds ??= new MailRounds(
        Queue,
        new LetterSender(
            Queue, new LetterKinds([Kind]), Post, new DomainPace(_settings), Route, clock,
            NullLogger<LetterSender>.Instance),
        Route, _settings, clock);

    public MailRunner Runner() => new(database.Hubs, Queue, Rounds, new HostedHubs([]), Post, _settings, clock, NullLogger<MailRunner>.Instance);

    public Task<DateTimeOffset?> Round(CancellationToken cancel) => Rounds.Run([Hub, Samples.Bretagne], cancel, cancel);

    public Task<int> Enqueue(CancellationToken cancel, params IEnumerable<string> ids) => Queue.Enqueue([.. ids.Select(id => Letter(id))], null, cancel);

    public QueuedMail Letter(string id, string recipient = "ada", HubId? hub = null, TimeSpan? lasts = null) =>
        QueuedMail.Of(id, hub ?? Hub, PlainKind.Code, recipient, "{}", clock.GetUtcNow(), lasts ?? TimeSpan.FromDays(3));

    public async Task<StoredMail> Stored(string id, CancellationToken cancel) => (await Queue.Find(Hub, id, cancel))!;
}
