using Federation.Domain.Grains;

namespace Federation.Orleans.Calls;

/// <summary>A reply between silos. Only codes: a refusal never brings an exception, a stack or a database's words with it.</summary>
/// <param name="Code">Of the refusal; null when the command was accepted.</param>
/// <param name="Kind">The refusal's kind, by its code.</param>
[GenerateSerializer, Immutable, Alias("federation.reply")]
public sealed record GrainReply(
    [property: Id(0)] string? Code,
    [property: Id(1)] string? Kind,
    [property: Id(2)] string? Detail,
    [property: Id(3)] long Version,
    [property: Id(4)] long Position)
{
    public static GrainReply Of(Reply reply) => new(
        reply.Refusal?.Code, reply.Refusal is { } refusal ? Codes<RefusalKind>.Of(refusal.Kind) : null, reply.Refusal?.Detail, reply.Version, reply.Position);

    public Reply ToReply() => new(Code is null ? null : new Refusal(Code, Codes<RefusalKind>.Parse(Kind!), Detail), Version, Position);
}
