namespace Federation.Gateway.Mail;

public enum PostFate
{
    /// <summary>The server answered for it.</summary>
    Left,

    /// <summary>The server does not want this recipient: for now (4xx) or for good (5xx).</summary>
    RecipientRefused,

    /// <summary>The server does not want this letter.</summary>
    LetterRefused,

    /// <summary>It is no letter: the address is none.</summary>
    NoLetter,

    /// <summary>No letter leaves now: no connection, no TLS, a wrong password, a full disk.</summary>
    RouteDown,

    /// <summary>The connection broke; nobody knows whether it left.</summary>
    Lost,

    /// <summary>The server did not answer in time; nobody knows whether it left.</summary>
    NoAnswer,
}

/// <param name="Status">The server's, 400 to 599. Its words repeat the address and are not kept.</param>
public sealed record PostResult(PostFate Fate, int? Status = null)
{
    public static PostResult Left { get; } = new(PostFate.Left);

    public bool IsForGood => Status is >= 500;
}

/// <summary>What makes letters leave. It tries once.</summary>
public interface IPost
{
    /// <exception cref="OperationCanceledException">Stopped on the way: nobody knows whether it left.</exception>
    Task<PostResult> Send(Letter letter, CancellationToken cancel);

    /// <summary>Drops what it keeps of letters that left before; a mail server keeps what it likes.</summary>
    void Purge(DateTimeOffset before)
    {
    }
}
