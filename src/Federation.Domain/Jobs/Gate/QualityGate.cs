using System.Collections.Immutable;

namespace Federation.Domain.Jobs.Gate;

/// <summary>
/// What is to mend in a posting, and why: domain.md's quality gate. Pure: the same posting on the same day gives the same points, in the order of
/// their codes and then of the fields. Shown to the employer while writing and to readers afterwards.
/// </summary>
public static class QualityGate
{
    /// <param name="today">In Paris: the legal minimum depends on the day.</param>
    public static ImmutableArray<GateFinding> Check(Posting posting, DateOnly today) =>
    [
        .. Terms(posting, today).Concat(Conditions(posting)).Concat(GateReader.Read(posting)).Distinct()
            .OrderBy(finding => finding.Point).ThenBy(finding => finding.Field, StringComparer.Ordinal),
    ];

    /// <summary>The first point that the law refuses, or null.</summary>
    public static GateFinding? Unlawful(Posting posting, DateOnly today) => Check(posting, today).FirstOrDefault(finding => finding.IsUnlawful);

    private static IEnumerable<GateFinding> Terms(Posting posting, DateOnly today)
    {
        if (IsUnderTheMinimum(posting, today))
        {
            yield return new GateFinding(GatePoint.PayUnderTheMinimum, "pay");
        }

        if (posting.Pay.Basis == PayBasis.NotStated)
        {
            yield return new GateFinding(GatePoint.PayNotStated, "pay");
        }

        if (posting.Contract.Kind == ContractKind.NotStated)
        {
            yield return new GateFinding(GatePoint.ContractNotStated, "contract");
        }

        if (posting.Contract.Kind == ContractKind.Independent)
        {
            yield return new GateFinding(GatePoint.IndependentContract, "contract");
        }

        if (posting.Hours.Time == WorkingTime.NotStated && posting.Hours.PerWeek is null)
        {
            yield return new GateFinding(GatePoint.TimeNotStated, "hours");
        }

        if (posting.Hours is { Time: WorkingTime.Part, PerWeek: null })
        {
            yield return new GateFinding(GatePoint.HoursNotStated, "hours");
        }

        if (posting.Training == TrainingPosition.NotStated)
        {
            yield return new GateFinding(GatePoint.TrainingNotStated, "training");
        }
    }

    private static IEnumerable<GateFinding> Conditions(Posting posting)
    {
        if (!States(posting, Commitment.AnotherPeerInTheTeam) && !States(posting, Commitment.LinkWithACollective) && posting.Positions is not > 1)
        {
            yield return new GateFinding(GatePoint.Alone);
        }

        if (!States(posting, Commitment.IntegrationReferent))
        {
            yield return new GateFinding(GatePoint.NoReferent);
        }

        if (!States(posting, Commitment.Supervision) && !States(posting, Commitment.PracticeAnalysis))
        {
            yield return new GateFinding(GatePoint.NoSupervision);
        }

        if (!States(posting, Commitment.TeamPrepared))
        {
            yield return new GateFinding(GatePoint.TeamNotPrepared);
        }

        if (!States(posting, Commitment.DutyOfDiscretion))
        {
            yield return new GateFinding(GatePoint.DiscretionNotMentioned);
        }

        // Letter and CV both, or a way that is not said: « candidature orale, CV seul ou lettre seule ».
        var ways = posting.Apply.Ways;
        if (ways.IsEmpty || (posting.Apply.AllAsked && ways.Count(way => way is WayToApply.Cv or WayToApply.Letter or WayToApply.IaeForm) > 1))
        {
            yield return new GateFinding(GatePoint.HardToApply, "apply");
        }

        if (posting.Missions.IsEmpty)
        {
            yield return new GateFinding(GatePoint.MissionsNotStated, PostingTexts.Missions);
        }
    }

    private static bool IsUnderTheMinimum(Posting posting, DateOnly today)
    {
        // No wage by contract: an indemnity set by law, a share of the minimum by age, a price between two firms.
        if (posting.Contract.Kind is ContractKind.CivicService or ContractKind.Apprenticeship or ContractKind.Independent or ContractKind.Other
            || posting.Pay is not { From: { } from, Period: { } period }
            || MinimumWage.On(today, posting.Place.Department) is not { } line)
        {
            return false;
        }

        var hours = posting.Hours.PerWeek ?? (posting.Hours.Time == WorkingTime.Full ? MinimumWage.FullTime : null);
        return MinimumWage.IsUnder(from, period, hours, line);
    }

    private static bool States(Posting posting, Commitment commitment) => posting.Commitments.Contains(commitment);
}
