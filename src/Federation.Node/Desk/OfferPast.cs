using Dapper;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Node.Desk;

/// <summary>What an offer said before one of its entries, whatever it became since.</summary>
public sealed class OfferPast(IHubStore store) : ReadModel(store)
{
    private static readonly string[] Kinds = [DomainJson.Facts.NameOf(typeof(OfferPublished)), DomainJson.Facts.NameOf(typeof(OfferEnded))];

    /// <summary>As it was first published; null when it never was.</summary>
    /// <exception cref="StorageException">The database cannot be used now.</exception>
    public async Task<OfferPublished?> First(GrainId offer, CancellationToken cancel)
    {
        var parameters = new DynamicParameters();
        var row = await QueryFirst<EntryRow>($"SELECT {EntryRow.Columns} FROM entry WHERE {Of(offer, parameters)} AND kind IN {InList.Of(Kinds.Take(1), parameters)} ORDER BY version LIMIT 1", parameters, cancel);
        return row?.Read().Fact as OfferPublished;
    }

    /// <param name="version">Of the grain, as entries have it.</param>
    /// <returns>The publication that stood before this version; null when there was none, or it had ended.</returns>
    /// <exception cref="StorageException">The database cannot be used now.</exception>
    public async Task<Entry?> Before(GrainId offer, long version, CancellationToken cancel)
    {
        var parameters = new DynamicParameters(new { version });
        var row = await QueryFirst<EntryRow>(
            $"SELECT {EntryRow.Columns} FROM entry WHERE {Of(offer, parameters)} AND version < @version AND kind IN {InList.Of(Kinds, parameters)} ORDER BY version DESC LIMIT 1",
            parameters, cancel);
        return row?.Read() is { Fact: OfferPublished } published ? published : null;
    }

    private static string Of(GrainId offer, DynamicParameters parameters) =>
        $"hub IN {InList.Of([offer.Hub], parameters)} AND subject_kind IN {InList.Of([Codes<GrainKind>.Of(offer.Kind)], parameters)} AND subject_key IN {InList.Of([offer.Key], parameters)}";
}
