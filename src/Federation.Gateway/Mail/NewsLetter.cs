using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Gateway.SignIn;
using Federation.Storage.Accounts;
using Federation.Storage.Mail;

namespace Federation.Gateway.Mail;

/// <summary>Tells a coordinator that something waits in the hub's space. Says neither what nor for whom.</summary>
public sealed class NewsLetter(IAccountStore accounts, SignInDesk desk, PublicAddress site) : ILetterKind
{
    public const string Code = "news";

    /// <summary>What is older is no news.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(2);

    public string Kind => Code;

    public string Name => "nouvelles de l’espace";

    /// <param name="position">Of the last entry told: the same round is the same letter.</param>
    public static QueuedMail Of(HubId hub, Guid account, IEnumerable<News> news, long position, DateTimeOffset at) => QueuedMail.Of(
        $"{Code}:{hub}:{position}:{account}", hub, Code, account.ToString(), JsonSerializer.Serialize(new { news = news.Select(Codes<News>.Of) }), at, Lasts);

    public async Task<string?> Address(QueuedMail mail, CancellationToken cancel) =>
        Guid.TryParse(mail.Recipient, out var id) && await accounts.Get(id, cancel) is { } account ? desk.Email(account) : null;

    public Task<Letter?> Write(QueuedMail mail, string address, CancellationToken cancel)
    {
        using var payload = JsonDocument.Parse(mail.Payload);
        var sentences = payload.RootElement.GetProperty("news").EnumerateArray().Select(news => NewsOf.Sentence(Codes<News>.Parse(news.GetString()!)));
        return Task.FromResult<Letter?>(new Letter(
            address, "Des nouvelles de votre espace", $"Bonjour,\n\n{string.Join("\n", sentences)}\n\nTout est dans votre espace :\n{site.Of($"/espace/{mail.Hub}/recues")}\n") { Id = mail.Id });
    }
}
