using System.Text.Json;
using Federation.Domain.Grains;

namespace Federation.Orleans.Calls;

/// <summary>
/// What crosses the port: the command, who asks, the key that makes a repeat recognisable, and until when the caller waits. Immutable through and through,
/// so that within one silo it is handed over as it is; between silos it is written as <see cref="WrittenCall"/>.
/// </summary>
/// <param name="Deadline">An instant, not a duration: time spent in a mailbox counts. Silos' clocks agree to a second or so, and a retry mends the rest.</param>
public sealed record GrainCall(Command Command, Caller Caller, IdempotencyKey Key, DateTimeOffset Deadline);

/// <summary>Codes and JSON, as in the feed: two versions of the program in one cluster read each other, and a name they do not know is refused.</summary>
[GenerateSerializer, Immutable, Alias("federation.call")]
public struct WrittenCall
{
    [Id(0)]
    public string Command;

    /// <summary>UTF-8 JSON.</summary>
    [Id(1)]
    public byte[] Data;

    [Id(2)]
    public string Role;

    /// <summary>Empty: none.</summary>
    [Id(3)]
    public string Hub;

    [Id(4)]
    public string Account;

    [Id(5)]
    public string Key;

    /// <summary>Unix milliseconds.</summary>
    [Id(6)]
    public long Deadline;
}

[RegisterConverter]
public sealed class GrainCallConverter : IConverter<GrainCall, WrittenCall>
{
    public GrainCall ConvertFromSurrogate(in WrittenCall surrogate) => new(
        Read(surrogate),
        new Caller(Codes<Role>.TryParse(surrogate.Role, out var role) ? role : Unreadable.Role, surrogate.Hub.Length == 0 ? default : HubId.Parse(surrogate.Hub), surrogate.Account),
        IdempotencyKey.Parse(surrogate.Key),
        DateTimeOffset.FromUnixTimeMilliseconds(surrogate.Deadline));

    public WrittenCall ConvertToSurrogate(in GrainCall value) => new()
    {
        Command = DomainJson.Commands.NameOf(value.Command),
        Data = DomainJson.Commands.Write(value.Command),
        Role = Codes<Role>.Of(value.Caller.Role),
        Hub = value.Caller.Hub.ToString(),
        Account = value.Caller.Account,
        Key = value.Key.ToString(),
        Deadline = value.Deadline.ToUnixTimeMilliseconds(),
    };

    /// <summary>A message that cannot be read would fail far from whoever asked; a command that cannot is refused like any other.</summary>
    private static Command Read(in WrittenCall written)
    {
        try
        {
            return DomainJson.Commands.Read(written.Command, written.Data);
        }
        catch (JsonException)
        {
            return new Unreadable();
        }
    }
}

/// <summary>What a newer silo said and this one does not know.</summary>
internal sealed record Unreadable : Command
{
    /// <summary>Nobody's: it is refused.</summary>
    public const Role Role = (Role)(-1);
}
