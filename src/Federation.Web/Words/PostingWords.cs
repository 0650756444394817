using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Web.Shared;

namespace Federation.Web.Words;

/// <summary>What a posting says, in lines and chips. What is not stated is said to be so, and never guessed.</summary>
public static class PostingWords
{
    private const string LongTime = "temps de travail";
    private const char Narrow = '\u202f', Space = '\u00a0';

    /// <summary>Good for a peer, in the order in which it helps to choose.</summary>
    private static readonly Commitment[] Good =
    [
        Commitment.AnotherPeerInTheTeam, Commitment.TeamPrepared, Commitment.NoStoryAsked, Commitment.Supervision, Commitment.PracticeAnalysis,
        Commitment.IntegrationReferent, Commitment.LinkWithACollective, Commitment.TrialVisit, Commitment.ReplacesNoSocialWorker, Commitment.DutyOfDiscretion,
    ];

    /// <summary>For a line of a list: what is needed to choose, what is missing in one chip, and the first of the good things.</summary>
    public static IEnumerable<Chip> Short(Posting posting) => [.. Stated(posting), .. Missing(posting), .. FirstKept([.. Kept(posting)])];

    public static IEnumerable<Chip> Terms(Posting posting) => [.. Stated(posting), .. Unsaid(posting).Select(what => new Chip($"{what} non indiqué", Tone.Warm))];

    private static IEnumerable<Chip> Stated(Posting posting)
    {
        if (posting.Contract.Kind != ContractKind.NotStated)
        {
            yield return posting.Contract.Kind == ContractKind.Independent ? new Chip("pas de contrat de travail", Tone.Warm) : new Chip(Contract(posting.Contract));
        }

        if (Time(posting.Hours) is { } time)
        {
            yield return new Chip(time, posting.Hours.Time == WorkingTime.CandidatesChoice ? Tone.Ok : Tone.Plain);
        }

        if (Pay(posting.Pay) is { } pay)
        {
            yield return new Chip(pay);
        }

        if (posting.Training is TrainingPosition.ToFollowInPost or TrainingPosition.NotRequired)
        {
            yield return new Chip(OfferLabels.Of(posting.Training), Tone.Ok);
        }
        else if (posting.Training == TrainingPosition.Required)
        {
            yield return new Chip(OfferLabels.Of(posting.Training));
        }
    }

    private static IEnumerable<string> Unsaid(Posting posting)
    {
        if (Pay(posting.Pay) is null)
        {
            yield return "salaire";
        }

        if (posting.Contract.Kind == ContractKind.NotStated)
        {
            yield return "contrat";
        }

        if (Time(posting.Hours) is null)
        {
            yield return LongTime;
        }
    }

    private static IEnumerable<Chip> Missing(Posting posting) => Unsaid(posting).ToList() switch
    {
        [] => [],
        [var one] => [new Chip($"{one} non indiqué", Tone.Warm)],
        [.. var some, var last] => [new Chip($"{string.Join(", ", some)} et {(last == LongTime ? "temps" : last)} non indiqués", Tone.Warm)],
    };

    private static IEnumerable<Chip> FirstKept(IReadOnlyList<Chip> kept) => kept.Count <= 3 ? kept : [.. kept.Take(2), new Chip($"et {kept.Count - 2} autres engagements", Tone.Ok)];

    public static IEnumerable<Chip> Kept(Posting posting) => Good.Where(posting.Commitments.Contains).Select(commitment => new Chip(OfferLabels.Of(commitment), Tone.Ok));

    /// <summary>"CDD de 6 mois".</summary>
    public static string Contract(Contract contract) =>
        contract.Months is { } months ? $"{OfferLabels.Of(contract.Kind)} de {months}{Space}mois" : OfferLabels.Of(contract.Kind);

    /// <summary>"temps partiel, 26 h par semaine"; null when neither is stated.</summary>
    public static string? Time(Hours hours) => (hours.Time, hours.PerWeek) switch
    {
        (WorkingTime.NotStated, null) => null,
        (WorkingTime.NotStated, { } week) => $"{Number(week)}{Space}h par semaine",
        (WorkingTime.CandidatesChoice, null) => "temps de travail au choix",
        (WorkingTime.CandidatesChoice, { } week) => $"au choix, jusqu’à {Number(week)}{Space}h par semaine",
        (var time, null) => OfferLabels.Of(time),
        (var time, { } week) => $"{OfferLabels.Of(time)}, {Number(week)}{Space}h par semaine",
    };

    /// <summary>"2 100 à 2 300 € brut par mois"; null when nothing is stated.</summary>
    public static string? Pay(Pay pay)
    {
        var amount = (pay.From, pay.To) switch
        {
            (null, _) => null,
            ({ } from, null) => $"{Euros(from)}{Space}€ brut {OfferLabels.Of(pay.Period ?? PayPeriod.Month)}",
            ({ } from, { } to) => $"{Euros(from)} à {Euros(to)}{Space}€ brut {OfferLabels.Of(pay.Period ?? PayPeriod.Month)}",
        };
        return pay.Basis switch
        {
            PayBasis.NotStated => null,
            PayBasis.Amount => amount,
            _ => amount is null ? OfferLabels.Of(pay.Basis) : $"{OfferLabels.Of(pay.Basis)} : {amount}",
        };
    }

    /// <summary>What is said beside the amount: scale, index, words.</summary>
    public static string? PayNote(Pay pay) => Joined(pay.Scale, pay.Index is { } index ? $"indice {index}" : null, pay.Note);

    /// <summary>"Grenoble, Isère (38)".</summary>
    public static string Place(Place place) => place.Commune is { } commune && commune != RouteWords.Department(place.Department) && commune != Departments.Of(place.Department).Name
        ? $"{commune}, {RouteWords.Department(place.Department)}"
        : RouteWords.Department(place.Department);

    public static string Start(Start start, DateTimeOffset now) => start switch
    {
        { On: { } day } => HubWords.Capital(FrenchDates.Day(day, ParisTime.DateOf(now))),
        { AtOnce: true } => "Dès que possible",
        _ => "non indiqué",
    };

    public static string Languages(Posting posting) => string.Join(" ; ", posting.Languages.GroupBy(asked => asked.Rule).OrderBy(group => group.Key)
        .Select(group => $"{string.Join(", ", group.Select(asked => LanguageWords.Of(asked.Language) + (asked.Level is { } level ? $" ({Codes<LanguageLevel>.Of(level).ToUpperInvariant()})" : "")))} : {OfferLabels.Of(group.Key)}"));

    public static string Ways(HowToApply apply) => string.Join(apply.AllAsked ? " et " : " ou ", apply.Ways.Select(OfferLabels.Of));

    private static string Euros(decimal amount)
    {
        var text = amount.ToString(amount == decimal.Truncate(amount) ? "0" : "0.00", CultureInfo.InvariantCulture).Replace('.', ',');
        var whole = text.Split(',')[0].Length;
        return whole > 3 ? text.Insert(whole - 3, $"{Narrow}") : text;
    }

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',');

    private static string? Joined(params string?[] parts) => parts.OfType<string>().ToList() is { Count: > 0 } some ? string.Join(" · ", some) : null;
}
