using Orleans.Configuration;

namespace Federation.Orleans.Clustering;

/// <summary>
/// How fast a cluster believes that a silo is dead. Measured on machines of this size: with Orleans' defaults the grains of a killed silo are back after 10 to 15 s, with
/// these after 1 to 2 s; told to stop, a silo hands over in 0.1 s. The price: a silo that is silent for two seconds (a suspended machine, a very
/// long collection) is declared dead, ends itself and is started again by its service manager. Nothing is lost by that, the storage decides who writes;
/// and a silo under pressure is given more time by Orleans' own measure of local health.
/// </summary>
public static class Membership
{
    public static void Tune(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(1);
        membership.NumMissedProbesLimit = 2;

        // Without three signs of life on end, a silo that cannot be reached either is taken for dead by whoever joins (see ClusterDoor): with Orleans' own 30 s
        // a lone restart would wait a minute and a half. One row of one table per silo every two seconds is nothing. Staleness compares the clocks of
        // machines: they must agree to a second or two.
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(2);
        membership.NumMissedTableIAmAliveLimit = 3;

        // Changes are told from silo to silo; the table is looked at for what was not heard.
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);

        // Longer than any of the above: who cannot join by then ends, and is started again.
        membership.MaxJoinAttemptTime = TimeSpan.FromMinutes(1);
    }
}
