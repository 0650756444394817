using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Territories;

namespace Federation.Domain.Jobs;

[JsonConverter(typeof(CodeConverter<DiffusionField>))]
public enum DiffusionField
{
    Hub,
    Region,
    Department,
    CanonicalTitle,
    Contract,
    WorkingTime,
    Pay,
    Training,
    FormerClients,
    Public,
    Commitment,
    WayToApply,
    HoursPerWeek,

    /// <summary>Days since the publication.</summary>
    Age,
}

[JsonConverter(typeof(CodeConverter<DiffusionOperator>))]
public enum DiffusionOperator
{
    /// <summary>One of the values; of a set, one of its members at least.</summary>
    IsOneOf,

    /// <summary>None of the values.</summary>
    IsNoneOf,

    /// <summary>A number, and this one or more. What is not stated is not.</summary>
    AtLeast,
    AtMost,
}

/// <param name="Values">Codes of the field; one whole number for <see cref="DiffusionOperator.AtLeast"/> and <see cref="DiffusionOperator.AtMost"/>.</param>
public sealed record DiffusionRule(DiffusionField Field, DiffusionOperator Operator, ImmutableArray<string> Values)
{
    public bool Equals(DiffusionRule? other) => other is not null && (Field, Operator) == (other.Field, other.Operator) && Lists.Same(Values, other.Values);

    public override int GetHashCode() => HashCode.Combine(Field, Operator, Values.IsDefault ? 0 : Values.Length);
}

/// <summary>What a hub shows of the offers of others. Its own it always shows.</summary>
public static class DiffusionRules
{
    public const int MostRules = 20;

    private const int MostValues = 101;

    /// <summary>What may stand for each field; null where it is a number.</summary>
    private static readonly FrozenDictionary<DiffusionField, Func<string, bool>?> Known = new Dictionary<DiffusionField, Func<string, bool>?>
    {
        [DiffusionField.Hub] = text => HubId.TryParse(text, out _),
        [DiffusionField.Region] = text => RegionCode.TryParse(text, out _),
        [DiffusionField.Department] = text => DepartmentCode.TryParse(text, out _),
        [DiffusionField.CanonicalTitle] = IsCode<CanonicalTitle>,
        [DiffusionField.Contract] = IsCode<ContractKind>,
        [DiffusionField.WorkingTime] = IsCode<WorkingTime>,
        [DiffusionField.Pay] = IsCode<PayBasis>,
        [DiffusionField.Training] = IsCode<TrainingPosition>,
        [DiffusionField.FormerClients] = IsCode<FormerClients>,
        [DiffusionField.Public] = IsCode<PublicMet>,
        [DiffusionField.Commitment] = IsCode<Commitment>,
        [DiffusionField.WayToApply] = IsCode<WayToApply>,
        [DiffusionField.HoursPerWeek] = null,
        [DiffusionField.Age] = null,
    }.ToFrozenDictionary();

    public static bool IsNumber(DiffusionField field) => Known[field] is null;

    public static Refusal? Check(ImmutableArray<DiffusionRule> rules) =>
        rules.IsDefault || rules.Length > MostRules || !rules.All(IsSound) ? Refusal.InvalidField("rules") : null;

    public static bool Shows(ImmutableArray<DiffusionRule> rules, HubId reader, PublishedOffer offer, DateTimeOffset now) => Hiding(rules, reader, offer, now) is null;

    /// <summary>The first rule that hides this offer from this hub's lists, or null when it is shown.</summary>
    public static DiffusionRule? Hiding(ImmutableArray<DiffusionRule> rules, HubId reader, PublishedOffer offer, DateTimeOffset now)
    {
        if (offer.Hub == reader || offer.AlsoBy.Contains(reader))
        {
            return null;
        }

        foreach (var rule in rules)
        {
            if (!Holds(rule, offer, now))
            {
                return rule;
            }
        }

        return null;
    }

    private static bool Holds(DiffusionRule rule, PublishedOffer offer, DateTimeOffset now)
    {
        if (IsNumber(rule.Field))
        {
            var bound = int.Parse(rule.Values[0], CultureInfo.InvariantCulture);
            decimal? value = rule.Field == DiffusionField.Age ? Math.Max(0, (now - offer.PublishedAt).Days) : offer.Posting.Hours.PerWeek;
            return value is { } number && (rule.Operator == DiffusionOperator.AtLeast ? number >= bound : number <= bound);
        }

        return Values(rule.Field, offer).Any(rule.Values.Contains) == (rule.Operator == DiffusionOperator.IsOneOf);
    }

    private static IEnumerable<string> Values(DiffusionField field, PublishedOffer offer)
    {
        var posting = offer.Posting;
        return field switch
        {
            DiffusionField.Hub => offer.AlsoBy.Select(hub => hub.ToString()).Prepend(offer.Hub.ToString()),
            DiffusionField.Region => [Departments.Of(posting.Place.Department).Region.ToString()],
            DiffusionField.Department => [posting.Place.Department.ToString()],
            DiffusionField.CanonicalTitle => [Codes<CanonicalTitle>.Of(posting.Canonical)],
            DiffusionField.Contract => [Codes<ContractKind>.Of(posting.Contract.Kind)],
            DiffusionField.WorkingTime => [Codes<WorkingTime>.Of(posting.Hours.Time)],
            DiffusionField.Pay => [Codes<PayBasis>.Of(posting.Pay.Basis)],
            DiffusionField.Training => [Codes<TrainingPosition>.Of(posting.Training)],
            DiffusionField.FormerClients => [Codes<FormerClients>.Of(posting.FormerClients)],
            DiffusionField.Public => posting.Publics.Select(Codes<PublicMet>.Of),
            DiffusionField.Commitment => posting.Commitments.Select(Codes<Commitment>.Of),
            _ => posting.Apply.Ways.Select(Codes<WayToApply>.Of),
        };
    }

    private static bool IsSound(DiffusionRule? rule)
    {
        if (rule is null || !Enum.IsDefined(rule.Field) || !Enum.IsDefined(rule.Operator) || rule.Values.IsDefaultOrEmpty || rule.Values.Length > MostValues || rule.Values.Contains(null!))
        {
            return false;
        }

        return Known[rule.Field] is { } known
            ? rule.Operator is DiffusionOperator.IsOneOf or DiffusionOperator.IsNoneOf && rule.Values.All(known) && rule.Values.Distinct().Count() == rule.Values.Length
            : rule.Operator is DiffusionOperator.AtLeast or DiffusionOperator.AtMost && rule.Values is [var number]
                && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= 10_000 && number == value.ToString(CultureInfo.InvariantCulture);
    }

    private static bool IsCode<T>(string text) where T : struct, Enum => Codes<T>.TryParse(text, out _);
}
