using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Federation.Gateway.Mail;

/// <summary>What the base library's exceptions say about a letter.</summary>
internal static class SmtpFailures
{
    /// <param name="plain">The address is ASCII before its @.</param>
    public static PostResult Read(Exception failure, bool plain)
    {
        if (failure is not SmtpException { StatusCode: var code })
        {
            return new PostResult(failure is AuthenticationException ? PostFate.RouteDown : PostFate.Lost);
        }

        var status = (int)code;
        return failure switch
        {
            _ when code == SmtpStatusCode.ServiceNotAvailable => new PostResult(PostFate.RouteDown, status),

            // 450, 550, 551, 552 and 553 to RCPT; the library does not say where another status was told.
            SmtpFailedRecipientException when status >= 400 => new PostResult(PostFate.RecipientRefused, status),

            // TLS or a password is missing, or wrong (RFC 4954, 6): no letter will do better.
            _ when status is 432 or 454 or 530 or 534 or 535 or 538 => new PostResult(PostFate.RouteDown, status),
            _ when status >= 400 => new PostResult(PostFate.LetterRefused, status),
            { InnerException: SocketException or AuthenticationException } => new PostResult(PostFate.RouteDown),

            // Said by the library itself before any letter: the server offers no TLS, asks for another proof than it knows, or does not know this address' letters.
            { InnerException: null } => new PostResult(plain ? PostFate.RouteDown : PostFate.LetterRefused),
            _ => new PostResult(PostFate.Lost),
        };
    }
}
