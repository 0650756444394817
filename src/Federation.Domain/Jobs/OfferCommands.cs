using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs.Gate;
using Federation.Domain.Privacy;
using Federation.Domain.Territories;

namespace Federation.Domain.Jobs;

/// <summary>What an entry may say of a text that is not published: codes alone.</summary>
/// <param name="Points">What the gate found in the text when it was sealed, once each, in the order of the codes.</param>
public sealed record OfferOutline(CanonicalTitle Canonical, DepartmentCode Department, ContractKind Contract, WorkingTime Time, ImmutableArray<GatePoint> Points)
{
    public static OfferOutline Of(Posting posting, DateOnly today) => new(
        posting.Canonical, posting.Place.Department, posting.Contract.Kind, posting.Hours.Time,
        [.. QualityGate.Check(posting, today).Select(finding => finding.Point).Distinct().Order()]);

    public bool IsSound() =>
        Enum.IsDefined(Canonical) && Department != default && Enum.IsDefined(Contract) && Enum.IsDefined(Time)
        && !Points.IsDefault && Points.Length <= GateRules.All.Count && Points.All(Enum.IsDefined);

    public bool Equals(OfferOutline? other) =>
        other is not null && (Canonical, Department, Contract, Time) == (other.Canonical, other.Department, other.Contract, other.Time) && Lists.Same(Points, other.Points);

    public override int GetHashCode() => HashCode.Combine(Canonical, Department, Contract, Time);
}

/// <summary>Keeps a form that is not finished, between its steps; each time in place of the former one.</summary>
/// <param name="Owner">Who writes: the hash of a private link's secret (see <see cref="Referrals.PrivateLink"/>), or an account's id; empty for the hub itself.</param>
public sealed record SaveOffer(string Owner, SealedEnvelope Draft) : Command;

/// <summary>Asks the hub to publish; for an offer that is published, to publish these words in place of those.</summary>
/// <param name="Words">Posting and application contact, sealed.</param>
public sealed record ProposeOffer(string Owner, OfferOutline Outline, SealedEnvelope Words) : Command;

/// <summary>Publishes, or amends what is published. From here on the words are the hub's own publication.</summary>
/// <param name="Contact">Sealed; null keeps the one that is kept already. Only an example may have none.</param>
/// <param name="Days">How long it is shown; null: as long as before, or 60 days for a first publication.</param>
/// <param name="Read">The sealed row that the coordinator read; a text that was replaced meanwhile is not published unseen.</param>
/// <param name="Since">An example's, at its import alone: as if it had been published then.</param>
/// <param name="Over">The version of the publication that these words amend; another one since then is not replaced unseen. Null replaces whatever stands there.</param>
public sealed record PublishOffer(Posting Posting, SealedEnvelope? Contact, int? Days = null, Guid? Read = null, DateTimeOffset? Since = null, int? Over = null) : Command;

public sealed record SendBackOffer(ImmutableArray<BackReason> Reasons, SealedEnvelope? Remark = null, Guid? Read = null) : Command;

public sealed record RenewOffer(int Days = OfferClock.ShownFor) : Command;

public sealed record FillOffer(FilledHow How) : Command;

public sealed record WithdrawOffer(WithdrawnWhy Why) : Command;

/// <param name="To">The offer of another hub for the same post; null leaves it.</param>
public sealed record JoinOffer(GrainId? To) : Command;
