using System.Text;
using Federation.Domain.Grains;

namespace Federation.Node.Desk;

/// <summary>An entry as its table spells it; the names are the columns', for Dapper.</summary>
internal sealed class EntryRow
{
    public const string Columns = "hub, position, at, subject_kind, subject_key, version, audience, kind, data";

    public string Hub { get; init; } = "";

    public long Position { get; init; }

    public long At { get; init; }

    public string Subject_Kind { get; init; } = "";

    public string Subject_Key { get; init; } = "";

    public long Version { get; init; }

    public string Audience { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Data { get; init; } = "";

    public Entry Read()
    {
        var hub = HubId.Parse(Hub);
        return new Entry(
            hub, Position, DateTimeOffset.FromUnixTimeMilliseconds(At), new GrainId(hub, Codes<GrainKind>.Parse(Subject_Kind), Subject_Key), Version,
            Domain.Grains.Audience.Parse(Audience), DomainJson.Facts.Read(Kind, Encoding.UTF8.GetBytes(Data)));
    }
}
