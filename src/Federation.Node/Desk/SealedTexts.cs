using System.Security.Cryptography;
using System.Text;
using Dapper;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;
using Federation.Storage.Privacy;
using Federation.Storage.Projections;

namespace Federation.Node.Desk;

/// <summary>
/// Sealed rows opened many at once, for a page of a list. It asks nobody's leave: who may read was decided before. What was erased, or whose key is
/// gone, is not in the answer.
/// </summary>
public sealed class SealedTexts(IHubStore store, ISealer sealer) : ReadModel(store)
{
    public async Task<IReadOnlyDictionary<(HubId Hub, Guid Id), string>> Read(IReadOnlyCollection<(HubId Hub, Guid Id)> rows, CancellationToken cancel)
    {
        var texts = new Dictionary<(HubId, Guid), string>(rows.Count);
        foreach (var some in rows.Distinct().Chunk(GrainStates.Most))
        {
            var parameters = new DynamicParameters();
            var among = some.GroupBy(row => row.Hub).Select(part => $"(hub IN {InList.Of([part.Key], parameters)} AND id IN {InList.Of(part.Select(row => row.Id), parameters)})");
            foreach (var (hub, id, ciphertext) in await Query<(string Hub, string Id, byte[] Ciphertext)>(
                $"SELECT hub, id, ciphertext FROM sealed WHERE {string.Join(" OR ", among)}", parameters, cancel))
            {
                var key = (HubId.Parse(hub), Guid.Parse(id));
                if (Open(key.Item1, key.Item2, ciphertext) is { } text)
                {
                    texts[key] = text;
                }
            }
        }

        return texts;
    }

    private string? Open(HubId hub, Guid id, byte[] ciphertext)
    {
        try
        {
            return Encoding.UTF8.GetString(sealer.Open(hub, id, ciphertext));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
