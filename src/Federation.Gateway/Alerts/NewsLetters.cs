using System.Text.Json;
using Federation.Domain.Alerts;
using Federation.Gateway.Mail;
using Federation.Node.Desk;
using Federation.Storage.Alerts;
using Federation.Storage.Mail;

namespace Federation.Gateway.Alerts;

/// <summary>That there is something new, to a person with alerts. Neither what nor of what kind: it is read on the page behind the link.</summary>
public abstract class NewsLetters(string kind, string name, AlertDesk desk, AlertLinks links) : ILetterKind
{
    public string Kind => kind;

    public string Name => name;

    public async Task<string?> Address(QueuedMail mail, CancellationToken cancel) => (await Find(mail, cancel))?.Email;

    public async Task<Letter?> Write(QueuedMail mail, string address, CancellationToken cancel)
    {
        if (await Find(mail, cancel) is not { } known)
        {
            return null;
        }

        using var payload = JsonDocument.Parse(mail.Payload);
        var count = payload.RootElement.GetProperty("count").GetInt32();
        var sentence = count == 1 ? "Il y a une nouveauté pour vous." : $"Il y a {count} nouveautés pour vous.";
        return new Letter(
            address, "Du nouveau pour vous", $"Bonjour,\n\n{sentence}\n\nTout est sur votre page :\n{links.Page(known.Secret)}\n\nSur cette page, vous pouvez changer ou arrêter ces courriels à tout moment.\n")
        {
            Id = mail.Id, UnsubscribeUrl = links.Unsubscribe(known.Secret),
        };
    }

    private async Task<AlertAddress?> Find(QueuedMail mail, CancellationToken cancel) =>
        SubscriberId.TryParse(mail.Recipient, out var subscriber) ? await desk.Address(mail.Hub, subscriber, cancel) : null;
}

public sealed class NewsAtOnce(AlertDesk desk, AlertLinks links) : NewsLetters(AlertLetters.AtOnce, "alertes, à mesure", desk, links);

public sealed class NewsDigest(AlertDesk desk, AlertLinks links) : NewsLetters(AlertLetters.Digest, "alertes, résumé", desk, links);
