namespace Federation.Testing.Smtp;

public enum SmtpStage
{
    Greeting,
    Hello,
    From,
    Recipient,
    Data,

    /// <summary>The whole letter has come, with its final dot.</summary>
    Content,
    Quit,
}

/// <param name="Connection">1, 2…</param>
/// <param name="Line">What the client said; the letter at <see cref="SmtpStage.Content"/>.</param>
public sealed record SmtpMoment(SmtpStage Stage, int Connection, string Line);

/// <summary>What the server does at a moment.</summary>
public sealed record SmtpAct
{
    /// <summary>As a server does that wants the letter.</summary>
    public static SmtpAct Go { get; } = new();

    /// <summary>Closes the connection without a word.</summary>
    public static SmtpAct Drop { get; } = new() { Drops = true };

    /// <summary>Keeps the letter, then closes the connection before saying so: the acknowledgement that is lost.</summary>
    public static SmtpAct KeepAndDrop { get; } = new() { Drops = true, Keeps = true };

    /// <summary>Says nothing until the client goes away.</summary>
    public static SmtpAct Hang { get; } = new() { Hangs = true };

    public static SmtpAct Say(int code) => new() { Code = code };

    public int? Code { get; private init; }

    public bool Drops { get; private init; }

    public bool Keeps { get; private init; }

    public bool Hangs { get; private init; }
}

/// <param name="Text">The letter as it came, dots unstuffed, ends of line as they were.</param>
public sealed record SmtpLetter(string From, string To, string Text)
{
    /// <summary>A header of the letter's head, unfolded; null when it is not there.</summary>
    public string? Header(string name)
    {
        var head = Text[..Text.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", " ", StringComparison.Ordinal).Replace("\r\n\t", " ", StringComparison.Ordinal);
        return head.Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)) is { } found ? found[(name.Length + 1)..].Trim() : null;
    }
}
