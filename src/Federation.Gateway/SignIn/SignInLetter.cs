using Federation.Gateway.Mail;
using Federation.Storage.Accounts;
using Federation.Storage.Mail;

namespace Federation.Gateway.SignIn;

/// <summary>
/// A one-time link. It is drawn when the letter is written, so that no queue ever holds what opens a session, and its time begins when the letter leaves.
/// A letter that has to leave again carries another link.
/// </summary>
public sealed class SignInLetter(IAccountStore accounts, SignInDesk desk, PublicAddress site) : ILetterKind
{
    public const string Code = "sign-in";

    public string Kind => Code;

    public string Name => "lien de connexion";

    public static QueuedMail Of(Account account, Guid id, DateTimeOffset at) =>
        QueuedMail.Of($"{Code}:{id}", account.Hub, Code, account.Id.ToString(), "{}", at, SignInDesk.LinkLasts);

    public async Task<string?> Address(QueuedMail mail, CancellationToken cancel) =>
        Guid.TryParse(mail.Recipient, out var id) && await accounts.Get(id, cancel) is { } account ? desk.Email(account) : null;

    public async Task<Letter?> Write(QueuedMail mail, string address, CancellationToken cancel)
    {
        if (await desk.Link(Guid.Parse(mail.Recipient), SignInDesk.LinkLasts, cancel) is not { } token)
        {
            return null;
        }

        return new Letter(
            address, "Votre lien",
            $"Bonjour,\n\nVoici le lien que vous avez demandé. Il marche une fois, pendant {(int)SignInDesk.LinkLasts.TotalMinutes} minutes :\n\n{site.Of($"/espace/lien/{token}")}\n\nSi vous n’avez rien demandé, il n’y a rien à faire.\n")
        {
            Id = mail.Id,
        };
    }
}
