using Federation.Benchmarks.Peers;
using Federation.Storage;

namespace Federation.Benchmarks.Running;

/// <summary>Where databases of a run live: a temporary folder, and one temporary PostgreSQL server that is started when first asked for.</summary>
internal sealed class Place : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("federation-bench-").FullName;
    private LocalCluster? _cluster;
    private int _count;

    public LocalCluster Cluster => _cluster ??= new LocalCluster();

    public async Task<StoreOptions> Fresh(Engine engine) => engine == Engine.Sqlite
        ? StoreOptions.InFolder(Folder())
        : StoreOptions.OnPostgres(await Cluster.CreateDatabase());

    public string Folder() => Directory.CreateDirectory(Path.Combine(_folder, $"{++_count}")).FullName;

    public void Dispose()
    {
        _cluster?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
