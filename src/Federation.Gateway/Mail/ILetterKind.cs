using Federation.Storage.Mail;

namespace Federation.Gateway.Mail;

/// <summary>Writes the letters of one kind. Asked when a letter is about to leave, so it says what is true then.</summary>
public interface ILetterKind
{
    /// <summary><see cref="QueuedMail.Kind"/>.</summary>
    string Kind { get; }

    /// <summary>In a few French words, for administrators: "lien de connexion".</summary>
    string Name { get; }

    /// <summary>Opens the recipient's address; null when nobody is to be written to any more (account closed, subscription ended): the letter is cancelled.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It is sealed and does not open: the letter is dead.</exception>
    Task<string?> Address(QueuedMail mail, CancellationToken cancel);

    /// <summary>The letter, its <see cref="Letter.Id"/> that of the queue; null when it has become pointless: it is cancelled. May be asked again for a letter that did not leave.</summary>
    Task<Letter?> Write(QueuedMail mail, string address, CancellationToken cancel);
}
