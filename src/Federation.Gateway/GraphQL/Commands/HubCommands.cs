using Federation.Domain.Grains;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Errors;
using Federation.Storage.Feeds;

namespace Federation.Gateway.GraphQL.Commands;

/// <summary>What every command of a coordinator to a thing of the hub has in common: the right, the key, and a repeat that is known by its key.</summary>
public sealed class HubCommands(IHubStore store)
{
    /// <param name="at">What the input names: the thing itself, or the hub where one begins.</param>
    /// <param name="field">Under which name it does.</param>
    /// <param name="grain">Whom the command is for.</param>
    /// <returns>With <c>IsOwn</c> false nothing was asked of anybody, and what there is stays unread.</returns>
    public async Task<(Reply Reply, bool IsOwn)> Ask(
        Asker asker, string mutation, string key, GrainId at, GrainKind kind, string field, Func<IdempotencyKey, GrainId> grain, Func<GrainId, Caller, IdempotencyKey, Task<Reply>> act, CancellationToken cancel)
    {
        if (at.Kind != kind)
        {
            return (Reply.No(Refusal.InvalidField(field)), false);
        }

        if (asker.At(at.Hub) is not { } caller)
        {
            return (Reply.No(Refusal.NotAllowed), false);
        }

        if (OnceKey.Of(caller.Account, mutation, key) is not { } once)
        {
            return (Reply.No(Refusal.InvalidField("idempotencyKey")), false);
        }

        var subject = grain(once);
        var reply = await act(subject, caller, once);

        // Refused before the grain was asked, by what has become of something else meanwhile: a repeat is known by its key all the same.
        return (reply.Accepted ? reply : (await store.FindReply(subject, once, cancel))?.Reply ?? reply, true);
    }

    public Task<(Reply Reply, bool IsOwn)> Ask(
        Asker asker, string mutation, string key, GrainId thing, GrainKind kind, string field, Func<GrainId, Caller, IdempotencyKey, Task<Reply>> act, CancellationToken cancel) =>
        Ask(asker, mutation, key, thing, kind, field, _ => thing, act, cancel);

    /// <param name="own">What the input's top names itself; every other field of a refusal stands inside <paramref name="inside"/>.</param>
    public static IReadOnlyList<UserError> Errors(Reply reply, string? inside = null, params ReadOnlySpan<string> own)
    {
        if (reply.Refusal is not { } refusal)
        {
            return [];
        }

        var field = refusal.Kind != RefusalKind.Invalid || refusal.Detail is not { } detail ? null
            : inside is null || detail is "idempotencyKey" or "hub" || own.Contains(detail.Split('.', '[')[0]) ? detail
            : detail == inside ? inside
            : $"{inside}.{detail}";
        return [UserError.OfTraining(refusal, field)];
    }
}
