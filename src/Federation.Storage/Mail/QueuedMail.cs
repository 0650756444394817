using System.Text.Json;
using Federation.Domain.Grains;

namespace Federation.Storage.Mail;

/// <summary>
/// A letter to be sent. It holds codes and ids, never a word, never an address: the kind opens the recipient's address and writes the text at the moment the letter
/// leaves. So who is erased gets no letter any more, and a table that is stolen says nothing of anybody.
/// </summary>
public sealed record QueuedMail
{
    public const int LongestId = 200;

    /// <summary>UTF-16 units of JSON: a digest of some two hundred things.</summary>
    public const int LongestPayload = 16 * 1024;

    private const int LongestText = 100;
    private const int LongestKind = 40;

    private QueuedMail()
    {
    }

    /// <summary>Made from what the letter tells, so that the same letter queued twice is one.</summary>
    public string Id { get; private init; } = "";

    public HubId Hub { get; private init; }

    /// <summary>Who writes it: <c>sign-in</c>, <c>news</c>…</summary>
    public string Kind { get; private init; } = "";

    /// <summary>The id under which the kind finds an address: an account, a subscription.</summary>
    public string Recipient { get; private init; } = "";

    /// <summary>A JSON object of codes, ids, numbers and instants.</summary>
    public string Payload { get; private init; } = "";

    public DateTimeOffset QueuedAt { get; private init; }

    public DateTimeOffset Due { get; private init; }

    /// <summary>From then on nobody tries any more.</summary>
    public DateTimeOffset Expires { get; private init; }

    /// <param name="lasts">How long the letter is worth sending.</param>
    /// <param name="due">Not before; null: at once.</param>
    /// <exception cref="ArgumentException">Something in it could be an address or a text that a person wrote. The message does not repeat it.</exception>
    public static QueuedMail Of(string id, HubId hub, string kind, string recipient, string payload, DateTimeOffset at, TimeSpan lasts, DateTimeOffset? due = null)
    {
        Require(TextId.IsSlug(kind, LongestKind), "a kind is a code of at most 40 letters, digits and hyphens");
        Require(IsPlain(id, LongestId), "an id of a letter is made of letters, digits and -_.:/ only, 200 at most");
        Require(IsPlain(recipient, LongestText), "a recipient is an opaque id, never an address");
        Require(payload.Length <= LongestPayload && IsOfCodes(payload), "a payload is a JSON object of codes, ids, numbers and instants, at most 16 Ki characters");
        Require(lasts > TimeSpan.Zero, "a letter lasts some time");
        return new QueuedMail { Id = id, Hub = hub, Kind = kind, Recipient = recipient, Payload = payload, QueuedAt = at, Due = due ?? at, Expires = (due ?? at) + lasts };
    }

    internal static QueuedMail Stored(string id, HubId hub, string kind, string recipient, string payload, DateTimeOffset at, DateTimeOffset due, DateTimeOffset expires) =>
        new() { Id = id, Hub = hub, Kind = kind, Recipient = recipient, Payload = payload, QueuedAt = at, Due = due, Expires = expires };

    private static bool IsOfCodes(string payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload, new JsonDocumentOptions { MaxDepth = 8 });
            return document.RootElement.ValueKind == JsonValueKind.Object && IsOfCodes(document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The reader has refused what is deeper than eight.</summary>
    private static bool IsOfCodes(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().All(property => IsPlain(property.Name, LongestText) && IsOfCodes(property.Value)),
        JsonValueKind.Array => value.EnumerateArray().All(IsOfCodes),
        JsonValueKind.String => IsPlain(value.GetString()!, LongestText, empty: true),
        _ => true,
    };

    /// <summary>Neither a space nor an @: a sentence and an address do not pass.</summary>
    private static bool IsPlain(string text, int most, bool empty = false) =>
        text.Length <= most && (empty || text.Length > 0) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or ':' or '/' or '+');

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException(rule);
        }
    }
}
