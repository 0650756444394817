using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;

namespace Federation.Domain.Alerts;

public static class SubscriptionClock
{
    public const string Confirm = "confirm";
    public const string Remind = "remind";
    public const string Lapse = "lapse";

    /// <summary>Days to open the link of the letter.</summary>
    public const int ConfirmWithin = 7;

    /// <summary>Days after the last sign of use at which the person is asked whether it is still of use.</summary>
    public const int RemindAfter = 365;

    /// <summary>Days after the last sign of use at which it ends by itself.</summary>
    public const int LapseAfter = 395;

    /// <summary>Days during which a sign of use needs no other.</summary>
    public const int KeptFor = 30;

    /// <summary>How far before its asking a subscription begins: the list that its asker saw may have been a little behind, and clocks of nodes differ.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);
}

/// <summary>One person's saved search, and how they want to hear of what comes.</summary>
public sealed record SubscriptionState : GrainState
{
    public required SubscriptionStatus Status { get; init; }

    public required AlertSubject Subject { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public ImmutableArray<AlertChannel> Channels { get; init; } = [];

    /// <summary>Hash of the private link's secret; empty once ended.</summary>
    public string Link { get; init; } = "";

    /// <summary>Null once ended.</summary>
    public SubscriberId? Subscriber { get; init; }

    public SealRef? Criteria { get; init; }

    /// <summary>1 as asked, one more at each change of the criteria.</summary>
    public int Version { get; init; } = 1;

    public SealRef? Address { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>When it last began to hear what it did not hear before: confirmed, refined or resumed.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>The last sign that it is of use.</summary>
    public DateTimeOffset KeptAt { get; init; }

    public bool Reminded { get; init; }

    public SubscriptionEnd? Why { get; init; }

    public bool IsOver => Status == SubscriptionStatus.Ended;

    /// <summary>
    /// What is published from here on is told, for the whole life of the subscription: neither the time until the letter was opened nor a pause loses
    /// anything that is still shown after it.
    /// </summary>
    public DateTimeOffset From => AskedAt - SubscriptionClock.Overlap;

    internal IEnumerable<SealRef> Seals => new[] { Criteria, Address }.OfType<SealRef>();

    public IEnumerable<Deadline> Deadlines()
    {
        switch (Status)
        {
            case SubscriptionStatus.Asked:
                yield return new Deadline(SubscriptionClock.Confirm, AskedAt.AddDays(SubscriptionClock.ConfirmWithin));
                break;
            case SubscriptionStatus.Confirmed or SubscriptionStatus.Paused:
                if (!Reminded && Address is not null)
                {
                    yield return new Deadline(SubscriptionClock.Remind, KeptAt.AddDays(SubscriptionClock.RemindAfter));
                }

                yield return new Deadline(SubscriptionClock.Lapse, KeptAt.AddDays(SubscriptionClock.LapseAfter));
                break;
        }
    }
}
