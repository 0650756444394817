using System.Text;

namespace Federation.GraphQL.Transport.Sockets;

/// <summary>Why the server ends a socket: RFC 6455 section 7.4.1 and graphql-transport-ws.</summary>
internal static class CloseCodes
{
    public const int Normal = 1000;
    public const int GoingAway = 1001;
    public const int MessageTooBig = 1009;

    /// <summary>"Try again later": public clients come back by themselves, and their subscriptions resume.</summary>
    public const int TooSlow = 1013;

    public const int BadRequest = 4400;
    public const int Unauthorized = 4401;
    public const int Forbidden = 4403;
    public const int SubprotocolNotAcceptable = 4406;
    public const int InitTimeOut = 4408;
    public const int SubscriberExists = 4409;
    public const int TooManyInits = 4429;
    public const int Internal = 4500;

    /// <summary>A control frame has 125 bytes, two of which are the code.</summary>
    public const int ReasonBytes = 123;

    /// <summary>The reason, cut between two characters where it is too long.</summary>
    public static string Fit(string reason)
    {
        if (Encoding.UTF8.GetByteCount(reason) <= ReasonBytes)
        {
            return reason;
        }

        var bytes = 0;
        var length = 0;
        foreach (var rune in reason.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > ReasonBytes)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return reason[..length];
    }
}
