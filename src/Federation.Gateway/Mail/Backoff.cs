using System.Security.Cryptography;
using System.Text;

namespace Federation.Gateway.Mail;

/// <summary>How long until a letter, or the way out for all of them, is tried again.</summary>
public static class Backoff
{
    private static readonly TimeSpan[] OfALetter =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12)];

    private static readonly TimeSpan[] OfTheRoute =
        [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15)];

    /// <summary>RFC 5321, 4.5.4.1 asks for 30 minutes at least; a relay that is only busy, or greylists, is ready sooner, so the first steps are short.</summary>
    /// <param name="attempt">1 after the first failure.</param>
    /// <param name="seed">The letter's id: letters that failed together come back apart, each at an instant that can be told.</param>
    public static TimeSpan AfterLetter(int attempt, string seed) => Step(OfALetter, attempt, seed);

    /// <param name="failures">1 after the first.</param>
    public static TimeSpan AfterRoute(int failures, string seed) => Step(OfTheRoute, failures, seed);

    /// <summary>The step, four fifths to six fifths of it.</summary>
    private static TimeSpan Step(TimeSpan[] steps, int count, string seed)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{count}:{seed}"), hash);
        var share = BitConverter.ToUInt32(hash) / (double)uint.MaxValue;
        return TimeSpan.FromMilliseconds(Math.Round(steps[Math.Clamp(count, 1, steps.Length) - 1].TotalMilliseconds * (0.8 + (0.4 * share))));
    }
}
