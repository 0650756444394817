using Federation.Domain.Alerts;
using Federation.Gateway.Mail;
using Federation.Node.Desk;
using Federation.Storage.Alerts;
using Federation.Storage.Mail;

namespace Federation.Gateway.Alerts;

/// <summary>A letter about one alert, to the address it was asked with.</summary>
public abstract class OwnLetters(string kind, string name, AlertDesk desk, Subscriptions subscriptions) : ILetterKind
{
    public string Kind => kind;

    public string Name => name;

    public async Task<string?> Address(QueuedMail mail, CancellationToken cancel) => (await Find(mail, cancel))?.Email;

    public async Task<Letter?> Write(QueuedMail mail, string address, CancellationToken cancel) =>
        await Find(mail, cancel) is { } known ? Write(address, known.Secret) with { Id = mail.Id } : null;

    protected abstract bool IsOfUse(SubscriptionRow row);

    protected abstract Letter Write(string address, string secret);

    private async Task<AlertAddress?> Find(QueuedMail mail, CancellationToken cancel) =>
        SubscriptionId.TryParse(mail.Recipient, out var id) && await subscriptions.Find(id.At(mail.Hub), cancel) is { } row && IsOfUse(row) ? await desk.Address(row, cancel) : null;
}

/// <summary>Whoever typed this address: nothing more is written to it unless its reader opens the link.</summary>
public sealed class ConfirmLetter(AlertDesk desk, Subscriptions subscriptions, AlertLinks links) : OwnLetters(AlertLetters.Confirm, "alertes, confirmation", desk, subscriptions)
{
    protected override bool IsOfUse(SubscriptionRow row) => row.Status == SubscriptionStatus.Asked;

    protected override Letter Write(string address, string secret) => new(
        address, "Confirmez votre adresse",
        $"Bonjour,\n\nQuelqu’un a donné cette adresse pour recevoir des nouvelles. Si c’est vous, ouvrez ce lien et confirmez :\n{links.Page(secret)}\n\nSinon, ne faites rien : dans {SubscriptionClock.ConfirmWithin} jours, cette adresse sera effacée.\n")
    { Id = "" };
}

public sealed class RemindLetter(AlertDesk desk, Subscriptions subscriptions, AlertLinks links) : OwnLetters(AlertLetters.Remind, "alertes, toujours utile ?", desk, subscriptions)
{
    protected override bool IsOfUse(SubscriptionRow row) => row.Status is SubscriptionStatus.Confirmed or SubscriptionStatus.Paused;

    protected override Letter Write(string address, string secret) => new(
        address, "Toujours utile ?",
        $"Bonjour,\n\nVous recevez des nouvelles de nous depuis un an. Est-ce toujours utile ?\n\nPour continuer, ouvrez ce lien et répondez oui :\n{links.Page(secret)}\n\nSans réponse d’ici {SubscriptionClock.LapseAfter - SubscriptionClock.RemindAfter} jours, tout s’arrête et votre adresse est effacée.\n")
    { Id = "", UnsubscribeUrl = links.Unsubscribe(secret) };
}
