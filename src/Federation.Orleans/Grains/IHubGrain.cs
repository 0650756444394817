using Federation.Orleans.Calls;

namespace Federation.Orleans.Grains;

/// <summary>The port as Orleans carries it: one method for every kind, because a command already says what it is.</summary>
[Alias("federation.grain")]
public interface IHubGrain : IGrainWithStringKey
{
    /// <summary>
    /// No answer within the time limit means unknown: the caller asks again with the same key. A silo that died is known within two seconds
    /// and breaks the calls to it off; this limit is for answers that were lost otherwise.
    /// </summary>
    [Alias("ask")]
    [ResponseTimeout("00:00:10")]
    Task<GrainReply> Ask([Immutable] GrainCall call, CancellationToken cancel);
}
