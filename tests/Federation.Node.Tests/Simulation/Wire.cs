using Federation.Domain.Grains;

namespace Federation.Node.Tests.Simulation;

/// <summary>In some seeds everything between processes and disks crosses as JSON, as it does in life; in the others references do, for speed.</summary>
public sealed class Wire(bool json)
{
    public Command Cross(Command command) => json ? DomainJson.Commands.Read(DomainJson.Commands.NameOf(command), DomainJson.Commands.Write(command)) : command;

    public Entry Cross(Entry entry) => json ? entry with { Fact = DomainJson.Facts.Read(DomainJson.Facts.NameOf(entry.Fact), DomainJson.Facts.Write(entry.Fact)) } : entry;

    public GrainState? Cross(GrainKind kind, GrainState? state) => json && state is not null ? DomainJson.ReadState(kind, DomainJson.WriteState(state)) : state;
}
