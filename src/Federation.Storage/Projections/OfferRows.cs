using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Privacy;
using static Federation.Storage.Projections.Projection;

namespace Federation.Storage.Projections;

/// <summary>The rows of an offer. Before it is published they are codes alone; its posting is the hub's own publication.</summary>
internal static class OfferRows
{
    /// <summary>To whom an application contact is shown: whoever opens the offer's page.</summary>
    private const string Everybody = "public";

    private const string TextVersion = "offers-1";

    public static IEnumerable<Row> Of(GrainId grain, OfferState state)
    {
        var posting = state.Posting;
        var outline = state.Outline;
        var same = posting is null ? null : SamePost.Of(posting);
        yield return Row(
            Offer, grain.Hub, grain.Key, Code(state.Status), state.Since, state.OpenedAt, state.Owner.Length == 0 ? null : state.Owner,
            posting is not null ? Code(posting.Canonical) : Maybe(outline?.Canonical), posting?.Place.Department ?? outline?.Department,
            posting is not null ? Code(posting.Contract.Kind) : Maybe(outline?.Contract), posting is not null ? Code(posting.Hours.Time) : Maybe(outline?.Time),
            (long)(outline?.Points.Length ?? 0), state.WaitingSince,
            posting?.Title, (long)state.Version, state.PublishedAt, state.ChangedAt, state.Until, state.Contact is not null,
            state.Lead?.Hub, state.Lead?.Key, state.SaidFilledBy, same?.ByName, same?.BySiret, Maybe(state.How), Maybe(state.Why), posting?.Source, posting is null ? null : Json(posting));

        if (state is { Shown: { } shown, Until: { } until })
        {
            yield return Row(
                Projection.Disclosure, grain.Hub, grain.Key, 0L, Code(SealKind.Application), Everybody, Code(DisclosurePurpose.Application), shown.Since, until, TextVersion, shown.StoppedAt, 0L, null, null);
        }
    }

    private static string? Maybe<T>(T? code) where T : struct, Enum => code is { } value ? Code(value) : null;
}
