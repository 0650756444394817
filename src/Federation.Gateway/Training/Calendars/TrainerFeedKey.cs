using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Federation.Domain.Grains;
using Federation.Domain.Training;

namespace Federation.Gateway.Training.Calendars;

/// <summary>
/// The key in the address of a trainer's calendar. Made one way from the hash of the private link: software to which the address is given reads when its
/// trainer is booked, and can neither answer nor cancel. Another link makes another address.
/// </summary>
public static class TrainerFeedKey
{
    public const string Root = "/formation/agenda";

    private const int Bytes = 16;

    /// <summary>Null while there is no link.</summary>
    public static string? Path(GrainId trainer, TrainerState state) => state.Owner.Length == 0 ? null : $"{Root}/{trainer.Hub}/{trainer.Key}/{Of(trainer, state.Owner)}.ics";

    public static bool Opens(string key, GrainId trainer, TrainerState state) =>
        state.Owner.Length > 0 && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(Of(trainer, state.Owner)));

    private static string Of(GrainId trainer, string owner) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"trainer-feed|{trainer}|{owner}")).AsSpan(0, Bytes));
}
