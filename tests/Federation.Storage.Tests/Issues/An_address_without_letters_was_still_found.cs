using Federation.Domain.Alerts;
using Federation.Storage.Tests.Alerts;
using Federation.Testing.Domain;

namespace Federation.Storage.Tests.Issues;

public sealed class An_address_without_letters_was_still_found_on_sqlite() : An_address_without_letters_was_still_found(On.Sqlite);

public sealed class An_address_without_letters_was_still_found_on_postgres() : An_address_without_letters_was_still_found(On.Postgres);

/// <summary>
/// Who ended the letters of an alert and kept its other channels had the sealed address erased and its look-up kept; who ended an alert on the day on which it
/// was asked, until the second night.
/// </summary>
public abstract class An_address_without_letters_was_still_found(On engine) : LedgerSuite(engine)
{
    [Fact]
    public async Task The_look_up_goes_with_the_last_letter_and_what_was_told_with_the_last_alert()
    {
        var person = await Ledger.Subscriber(Aura, "lookup", Random.NextSubscriberId(Now), Later.AddSeconds(-31), Cancel);
        var (alert, other) = (await Subscribe(person, AlertChannel.Live, AlertChannel.EmailAtOnce), await Subscribe(person, AlertChannel.EmailDaily));
        await Tell(Shown(Offer(), alert));
        var rung = 0;
        Store.Erased += () => rung++;

        await Act(alert, new ChangeChannels([AlertChannel.Live]));
        await Ledger.Tell(Work() with { Left = [person] }, Cancel);
        Assert.Equal(1, rung);
        Assert.True(await IsKnown(person));

        await Act(other, new EndSubscription(SubscriptionEnd.Unsubscribed));
        await Ledger.Tell(Work() with { Left = [person] }, Cancel);
        Assert.Equal(3, rung);
        Assert.False(await IsKnown(person));
        Assert.Single(await All());

        await Act(alert, new EndSubscription(SubscriptionEnd.Unsubscribed));
        await Ledger.Tell(Work() with { Left = [person] }, Cancel);
        Assert.Empty(await All());
    }

    [Fact]
    public async Task Those_who_ended_their_letters_before_are_found_at_night()
    {
        var person = await Ledger.Subscriber(Aura, "lookup", Random.NextSubscriberId(Now), Later, Cancel);
        await Act(await Subscribe(person, AlertChannel.Live, AlertChannel.EmailAtOnce), new ChangeChannels([AlertChannel.Live]));
        await Ledger.Tidy(Aura, Later.AddSeconds(31), Cancel);
        Assert.False(await IsKnown(person));
    }

    private Task<bool> IsKnown(SubscriberId person) => ((Storage.Feeds.HubStore)Store).Use(
        async connection => await Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, "SELECT count(*) FROM subscriber WHERE id = @id", new { id = person.ToString() }) == 1, Cancel);
}
