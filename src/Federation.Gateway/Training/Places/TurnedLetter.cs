using System.Globalization;
using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Gateway.Mail;
using Federation.Node.Desk;
using Federation.Storage.Mail;
using Federation.Storage.Training;

namespace Federation.Gateway.Training.Places;

/// <summary>Tells who has a place, or waits for one, that the days changed or that it was put off or called off: nobody travels for nothing. As neutral as <see cref="PlaceLetter"/>.</summary>
public sealed class TurnedLetter(SessionDesk desk, PublicAddress site) : ILetterKind
{
    public const string Code = "turned";

    /// <summary>Later, the page alone says it.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    public string Kind => Code;

    public string Name => "inscriptions, une date a changé";

    /// <summary>One letter for each time that a session turns; of two before the first left, only the last is written.</summary>
    public static QueuedMail Of(TurnedPlace place, DateTimeOffset at) => QueuedMail.Of(
        string.Create(CultureInfo.InvariantCulture, $"{Code}:{place.Id}:{place.TurnedAt.ToUnixTimeMilliseconds()}"), place.Session.Hub, Code, place.Id.ToString(),
        JsonSerializer.Serialize(new Payload(place.Session.ToString(), place.TurnedAt)), at, Lasts);

    public async Task<string?> Address(QueuedMail mail, CancellationToken cancel) => (await Find(mail, cancel))?.Email;

    public async Task<Letter?> Write(QueuedMail mail, string address, CancellationToken cancel) => await Find(mail, cancel) is not { } place ? null : new Letter(
        address, "Une date a changé",
        $"Bonjour,\n\nUne date que vous aviez notée a changé, ou est annulée. Votre page dit ce qu’il en est :\n{site.Of($"/inscriptions/{place.Secret}")}\n\nSi cela ne vous dit rien, il n’y a rien à faire.\n")
    {
        Id = mail.Id,
    };

    private async Task<OfferedPlace?> Find(QueuedMail mail, CancellationToken cancel) =>
        Guid.TryParse(mail.Recipient, out var place) && JsonSerializer.Deserialize<Payload>(mail.Payload) is { Session: { } text } payload && GrainId.TryParse(text, out var session)
            ? await desk.Turned(session, place, payload.TurnedAt, cancel) : null;

    private sealed record Payload(string Session, DateTimeOffset TurnedAt);
}
