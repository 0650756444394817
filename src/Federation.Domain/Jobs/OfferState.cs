using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Time;

namespace Federation.Domain.Jobs;

/// <summary>Names of an offer's deadlines, and how long things wait.</summary>
public static class OfferClock
{
    public const string Remind = "remind";
    public const string Expire = "expire";
    public const string Abandon = "abandon";

    /// <summary>Days an offer is shown, unless its hub says otherwise.</summary>
    public const int ShownFor = 60;

    public const int ShortestShown = 7;
    public const int LongestShown = 180;

    /// <summary>Days before the end at which who proposed it is asked: filled, or to be renewed?</summary>
    public const int RemindBefore = 7;

    /// <summary>Days after which a draft, or a text that was sent back, is withdrawn and erased.</summary>
    public const int KeepDrafts = 30;

    /// <summary>Days after which a proposal that no hub answered is withdrawn and erased.</summary>
    public const int KeepProposals = 90;

    /// <summary>Midnight in Paris after the last day it is shown.</summary>
    public static DateTimeOffset Until(DateTimeOffset now, int days) => ParisTime.At(ParisTime.DateOf(now).AddDays(days + 1), TimeOnly.MinValue).ToUniversalTime();
}

/// <param name="Since">The application contact was shown from here…</param>
/// <param name="StoppedAt">…to here; null while it is.</param>
public sealed record ContactShown(DateTimeOffset Since, DateTimeOffset? StoppedAt = null);

/// <summary>One hub's offer: what it remembers of its own entries.</summary>
public sealed record OfferState : GrainState
{
    public required OfferStatus Status { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Who proposed it; empty for the hub itself.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Of the words that wait, or of the last that did.</summary>
    public OfferOutline? Outline { get; init; }

    /// <summary>The sealed text that was last written and is not published: a form, a proposal or an amendment.</summary>
    public SealRef? Words { get; init; }

    /// <summary>Since when a text waits for the hub; null when none does.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    public ImmutableArray<BackReason> Back { get; init; } = [];

    public SealRef? Remark { get; init; }

    /// <summary>Null until published; kept after the end, which is told with its title.</summary>
    public Posting? Posting { get; init; }

    public int Version { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? ChangedAt { get; init; }

    public DateTimeOffset? Until { get; init; }

    public SealRef? Contact { get; init; }

    public ContactShown? Shown { get; init; }

    public bool Reminded { get; init; }

    public GrainId? Lead { get; init; }

    public ImmutableArray<GrainId> Sources { get; init; } = [];

    /// <summary>Another source of the same post says that it is filled.</summary>
    public GrainId? SaidFilledBy { get; init; }

    public FilledHow? How { get; init; }

    public WithdrawnWhy? Why { get; init; }

    public bool IsPublished => Status == OfferStatus.Published;

    /// <summary>A text waits for this hub's answer.</summary>
    public bool Waits => WaitingSince is not null;

    /// <summary>Entries are everybody's once the offer was published; before that, nobody's but the hub's.</summary>
    internal Audience Told => PublishedAt is null ? Audience.Local : Audience.Public;

    internal IEnumerable<SealRef> Seals => new[] { Words, Remark, Contact }.OfType<SealRef>();

    public IEnumerable<Deadline> Deadlines()
    {
        switch (Status)
        {
            case OfferStatus.Draft or OfferStatus.SentBack:
                yield return new Deadline(OfferClock.Abandon, Since.AddDays(OfferClock.KeepDrafts));
                break;
            case OfferStatus.Proposed:
                yield return new Deadline(OfferClock.Abandon, Since.AddDays(OfferClock.KeepProposals));
                break;
            case OfferStatus.Published when Until is { } until:
                if (!Reminded)
                {
                    yield return new Deadline(OfferClock.Remind, until.AddDays(-OfferClock.RemindBefore));
                }

                yield return new Deadline(OfferClock.Expire, until);
                break;
        }
    }
}
