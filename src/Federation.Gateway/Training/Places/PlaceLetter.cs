using System.Globalization;
using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Domain.Time;
using Federation.Gateway.Mail;
using Federation.Node.Desk;
using Federation.Storage.Mail;
using Federation.Storage.Training;

namespace Federation.Gateway.Training.Places;

/// <summary>Tells who waits that a place is kept, and until when. Neutral: neither the course nor the house stands in it, for people at home may read it.</summary>
public sealed class PlaceLetter(SessionDesk desk, PublicAddress site, TimeProvider clock) : ILetterKind
{
    public const string Code = "place";

    public string Kind => Code;

    public string Name => "inscriptions, une place est libre";

    /// <summary>One letter for each time that a place is kept for somebody: the same place kept again later is another.</summary>
    public static QueuedMail Of(RegistrationLine place, DateTimeOffset at) => QueuedMail.Of(
        string.Create(CultureInfo.InvariantCulture, $"{Code}:{place.Id}:{place.OfferedUntil!.Value.ToUnixTimeMilliseconds()}"), place.Session.Hub, Code, place.Id.ToString(),
        JsonSerializer.Serialize(new Payload(place.Session.ToString())), at, place.OfferedUntil.Value - at);

    public async Task<string?> Address(QueuedMail mail, CancellationToken cancel) => (await Find(mail, cancel))?.Email;

    public async Task<Letter?> Write(QueuedMail mail, string address, CancellationToken cancel) => await Find(mail, cancel) is not { } place ? null : new Letter(
        address, "Une réponse est attendue",
        $"Bonjour,\n\nIl y a du nouveau sur votre page. Une réponse est attendue avant le {FrenchDates.Full(place.Until, clock.GetUtcNow())} :\n{site.Of($"/inscriptions/{place.Secret}")}\n\nSans réponse, c’est le tour de la personne suivante. Si cela ne vous dit rien, il n’y a rien à faire.\n")
    {
        Id = mail.Id,
    };

    private async Task<OfferedPlace?> Find(QueuedMail mail, CancellationToken cancel) =>
        Guid.TryParse(mail.Recipient, out var place) && JsonSerializer.Deserialize<Payload>(mail.Payload) is { Session: { } text } && GrainId.TryParse(text, out var session)
            && await desk.Offered(session, place, cancel) is { } offered && clock.GetUtcNow() < offered.Until
            ? offered : null;

    private sealed record Payload(string Session);
}
