using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Federation.Gateway.Mail;

/// <summary>What the base library's exceptions say about a letter.</summary>
internal static class SmtpFailures
{
    public static PostResult Read(SmtpException failure)
    {
        var status = (int)failure.StatusCode;
        return failure switch
        {
            { StatusCode: SmtpStatusCode.ServiceNotAvailable } => new PostResult(PostFate.RouteDown, status),
            SmtpFailedRecipientException when status >= 400 => new PostResult(PostFate.RecipientRefused, status),
            // TLS or a password is missing, or wrong (RFC 4954, 6): no letter will do better.
            _ when status is 432 or 454 or 530 or 534 or 535 or 538 => new PostResult(PostFate.RouteDown, status),
            _ when status >= 400 => new PostResult(PostFate.LetterRefused, status),
            { InnerException: SocketException or AuthenticationException } => new PostResult(PostFate.RouteDown),
            // Said by the library itself before any letter: the server offers no TLS, or asks for another proof than it knows.
            { InnerException: null } => new PostResult(PostFate.RouteDown),
            _ => new PostResult(PostFate.Lost),
        };
    }
}
