using System.Security.Cryptography;
using System.Text;
using Federation.Domain.Grains;

namespace Federation.Gateway.GraphQL.Commands;

/// <summary>
/// The key under which a grain knows a command again. Made of the caller's key, of who calls and of what is asked: two callers who draw the same key,
/// or one who uses it for two things, do not get each other's answer.
/// </summary>
public static class OnceKey
{
    /// <param name="actor">Account, or the person who holds a link.</param>
    public static IdempotencyKey? Of(string actor, string mutation, string given) =>
        IdempotencyKey.TryParse(given, out _)
            ? IdempotencyKey.Parse($"graphql:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{actor}\n{mutation}\n{given}")))}")
            : null;
}
