using System.Globalization;
using Federation.Benchmarks.Running;
using Federation.Orleans.Benchmarks;
using Federation.Testing.PostgreSql;

// Both engines in one run on one PostgreSQL server, each node a process:
//   dotnet run -c Release --project tests/Federation.Orleans.Benchmarks [seconds of a round (5)] [rounds (3)] [referrals for the measure of memory (50000)]
if (args is [NodeProcess.Verb, var engine, var place, var data, var port, var region])
{
    return await NodeProcess.Run(engine == "orleans", place, data, int.Parse(port, CultureInfo.InvariantCulture), region);
}

var (seconds, rounds, referrals) = (Given(0, 5), Given(1, 3), Given(2, 50_000));
var report = new Report();
using (var cluster = PostgresCluster.StartNew("256MB"))
{
    await Races.Handovers(cluster, report, seconds, (int)rounds);
    await Races.Outages(cluster, report, (int)rounds);
    await Races.Memory(cluster, report, (int)referrals);
}

report.Print();
return 0;

double Given(int rank, double otherwise) => args.Length > rank ? double.Parse(args[rank], CultureInfo.InvariantCulture) : otherwise;
