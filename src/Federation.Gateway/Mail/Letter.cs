namespace Federation.Gateway.Mail;

/// <summary>A letter. Subject and body are neutral: people at home may read them.</summary>
public sealed record Letter(string To, string Subject, string Body)
{
    /// <summary>What the letter's Message-Id is made from: the same letter sent again is recognised by it.</summary>
    public required string Id { get; init; }

    /// <summary>The same in HTML, beside the plain text; null: plain text alone.</summary>
    public string? Html { get; init; }

    /// <summary>
    /// An https address that ends these letters when a mail program sends <c>List-Unsubscribe=One-Click</c> to it by POST, without a cookie and without a form's token
    /// (RFC 8058); a GET shows a page with a button and changes nothing, for scanners follow links. At most 900 characters.
    /// </summary>
    public string? UnsubscribeUrl { get; init; }

    public override string ToString() => "[courriel]";
}
