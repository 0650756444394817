using System.Net.Mail;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;

namespace Federation.Gateway.Mail;

/// <summary>From a letter to a message of RFC 5322. Whatever a letter holds, it adds no header and no recipient.</summary>
public static class Composing
{
    private const int LongestSubject = 200;
    private const int LongestUrl = 900;
    private const int LongestAddress = 254;

    /// <exception cref="FormatException">The recipient is not one address. The message does not repeat it.</exception>
    public static MailMessage Message(Letter letter, SmtpSettings settings)
    {
        var from = new MailAddress(settings.From);
        var message = new MailMessage(from, Recipient(letter.To))
        {
            Subject = OneLine(letter.Subject, LongestSubject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            // Of an empty one the library makes no plain text beside the HTML.
            Body = letter.Body.Length == 0 ? "\r\n" : letter.Body.ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64,
        };
        if (settings.Bounce.Length > 0)
        {
            // The base library takes the envelope's sender from here, and from nowhere else.
            message.Sender = new MailAddress(settings.Bounce);
        }

        if (letter.Html is { } html)
        {
            var view = AlternateView.CreateAlternateViewFromString(html, Encoding.UTF8, MediaTypeNames.Text.Html);
            view.TransferEncoding = TransferEncoding.Base64;
            message.AlternateViews.Add(view);
        }

        message.Headers.Add("Message-ID", $"<{Name(letter.Id)}@{from.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (letter.UnsubscribeUrl is { } url)
        {
            message.Headers.Add("List-Unsubscribe", $"<{Url(url)}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        return message;
    }

    /// <summary>32 hexadecimal digits, the same for the same letter, from which its id is not to be read.</summary>
    public static string Name(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16));

    private static MailAddress Recipient(string to)
    {
        // One address and nothing around it: "a, b" is two for the library, and a comment or a name would be written as they are.
        if (to.Length > LongestAddress || to.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter)) || !MailAddress.TryCreate(to, out var address) || address.Address != to)
        {
            throw new FormatException("a letter goes to one address");
        }

        return address;
    }

    private static string OneLine(string text, int most)
    {
        var clean = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > most)
            {
                break;
            }

            clean.Append(Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 ? " " : rune.ToString());
        }

        // What looks encoded would be decoded by the reader's program, line ends and all.
        return clean.Replace("=?", "= ?").ToString();
    }

    private static string Url(string url) =>
        url.Length <= LongestUrl && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.AbsoluteUri.All(letter => letter is > ' ' and < '\x7f' and not ('<' or '>'))
            ? uri.AbsoluteUri
            : throw new FormatException("an address to unsubscribe is a web address of at most 900 characters");
}
