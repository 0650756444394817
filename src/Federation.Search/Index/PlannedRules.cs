using System.Collections.Immutable;
using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Search.Jobs;

namespace Federation.Search.Index;

/// <summary>A hub's diffusion rules over a segment: what <see cref="DiffusionRules.Shows"/> says of one offer, for all of them at once.</summary>
internal sealed class PlannedRules
{
    private readonly int _own;
    private readonly (DiffusionRule Rule, int[] Terms)[] _rules;
    private readonly long _now;

    public PlannedRules(OfferSnapshot snapshot, HubId reader, ImmutableArray<DiffusionRule> rules, DateTimeOffset now)
    {
        _own = snapshot.Terms.Find(CodeTerms.Of(OfferField.Hubs, reader.ToString()));
        _now = now.ToUnixTimeMilliseconds();
        _rules = [.. rules.Select(rule => (rule, DiffusionRules.IsNumber(rule.Field) ? [] : rule.Values.Select(value => snapshot.Terms.Find(CodeTerms.Of(FieldOf(rule.Field), value))).ToArray()))];
    }

    /// <summary>Takes away what the rules hide.</summary>
    public void Apply(Segment segment, Span<ulong> shown, Span<ulong> spare, Span<ulong> hidden)
    {
        hidden.Clear();
        foreach (var (rule, terms) in _rules)
        {
            spare.Clear();
            if (DiffusionRules.IsNumber(rule.Field))
            {
                Number(segment, rule, spare);
            }
            else
            {
                foreach (var term in terms)
                {
                    segment.Postings.Of(term).AddTo(spare);
                }
            }

            var holds = rule.Operator != DiffusionOperator.IsNoneOf;
            for (var at = 0; at < hidden.Length; at++)
            {
                hidden[at] |= holds ? ~spare[at] : spare[at];
            }
        }

        spare.Clear();
        segment.Postings.Of(_own).AddTo(spare);
        for (var at = 0; at < hidden.Length; at++)
        {
            shown[at] &= ~hidden[at] | spare[at];
        }
    }

    private void Number(Segment segment, DiffusionRule rule, Span<ulong> holding)
    {
        var bound = int.Parse(rule.Values[0], CultureInfo.InvariantCulture);
        var atLeast = rule.Operator == DiffusionOperator.AtLeast;
        if (rule.Field == DiffusionField.Age)
        {
            // Whole days, as many as have passed; what is published later than now has the age 0.
            var days = atLeast ? bound : bound + 1L;
            var younger = days == 0 ? 0 : segment.Before(new DatePlace(_now - (days * (long)TimeSpan.FromDays(1).TotalMilliseconds), default, 0));
            Bits.Range(holding, atLeast ? younger : 0, atLeast ? segment.Count : younger);
            return;
        }

        for (var ordinal = 0; ordinal < segment.Count; ordinal++)
        {
            var hours = segment.Hours[ordinal];
            if (hours > 0 && (atLeast ? hours >= bound * 100 : hours <= bound * 100))
            {
                Bits.Set(holding, ordinal);
            }
        }
    }

    private static OfferField FieldOf(DiffusionField field) => field switch
    {
        DiffusionField.Hub => OfferField.Hubs,
        DiffusionField.Region => OfferField.Region,
        DiffusionField.Department => OfferField.Department,
        DiffusionField.CanonicalTitle => OfferField.Title,
        DiffusionField.Contract => OfferField.Contract,
        DiffusionField.WorkingTime => OfferField.Time,
        DiffusionField.Pay => OfferField.Pay,
        DiffusionField.Training => OfferField.Training,
        DiffusionField.FormerClients => OfferField.FormerClients,
        DiffusionField.Public => OfferField.Publics,
        DiffusionField.Commitment => OfferField.Commitments,
        _ => OfferField.Ways,
    };
}
