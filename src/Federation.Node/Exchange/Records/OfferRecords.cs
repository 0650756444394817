using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Domain.Time;

namespace Federation.Node.Exchange.Records;

/// <param name="Joins">The offer of another hub that is the same post.</param>
/// <param name="Ends">Filled or withdrawn at once; null: shown.</param>
internal sealed record OfferRecord(string Id, HubId Hub, PublishOffer Publish, GrainId? Joins, Command? Ends);

/// <summary>Examples of offers. No field takes a person, nor a way to be reached: the guards of the domain look for them in every text.</summary>
internal static class OfferRecords
{
    private const int LongestAgo = 170;

    public static OfferRecord Read(RecordCursor record, DateTimeOffset now)
    {
        var id = record.Slug("id", 60);
        var hub = record.Value<HubId>("hub", HubId.TryParse, "not-a-slug");
        var today = ParisTime.DateOf(now);
        var posting = new Posting(
            record.Text("title", PostingGuards.LongestTitle),
            record.Value<CanonicalTitle>("canonical", Codes<CanonicalTitle>.TryParse, "unknown-code"),
            Employer(record), Place(record), Contract(record), Hours(record), Pay(record.Object("pay")), Code<CollectiveAgreement>(record, "agreement"),
            record.OptionalText("summary", PostingGuards.LongestSummary),
            Lines(record, "missions"), Lines(record, "required"), Lines(record, "desired"),
            [.. record.Objects("languages", PostingGuards.MostLines).Select(Language)],
            Code<Licence>(record, "licence"), Code<TrainingPosition>(record, "training"), Code<FormerClients>(record, "former_clients"),
            new HowToApply(Set<WayToApply>(record, "ways_to_apply"), record.OptionalTruth("all_asked") ?? false, record.OptionalText("apply_note", PostingGuards.LongestLine)),
            record.OptionalText("reveals", PostingGuards.LongestLine),
            Set<PublicMet>(record, "publics"), record.OptionalText("publics_note", PostingGuards.LongestLine), Set<Commitment>(record, "commitments"),
            new Start(record.OptionalNumber("starts_in_days", 0, 700) is { } days ? today.AddDays(days) : null, record.OptionalTruth("starts_at_once") ?? false),
            record.OptionalNumber("positions", 1, PostingGuards.MostPositions),
            record.OptionalText("prospects", PostingGuards.LongestLine),
            record.Text("source", RecordReader.LongestSource));
        var shown = record.OptionalNumber("shown_days", OfferClock.ShortestShown, OfferClock.LongestShown);
        var publish = new PublishOffer(posting, null, shown, null, Since(Derived.Offer(hub, id), record.Number("published_days_ago", 0, LongestAgo), now));
        var joins = Joined(record.Object("joins"));
        var ends = End(record.Object("ends"));
        record.OptionalText("note", RecordReader.LongestNote);
        record.Close();
        return new OfferRecord(id, hub, publish, joins, ends);
    }

    private static Employer Employer(RecordCursor record)
    {
        var name = record.Text("employer", PostingGuards.LongestName);
        var structure = record.Has("structure") ? record.Slug("structure", GrainId.LongestKey) : null;
        return new Employer(name, structure, record.OptionalText("siret", 14), record.OptionalText("workplace", PostingGuards.LongestName));
    }

    private static Place Place(RecordCursor record) => new(
        record.Value<DepartmentCode>("department", DepartmentCode.TryParse, "unknown-department"),
        record.OptionalText("commune", PostingGuards.LongestName), record.OptionalText("place", PostingGuards.LongestLine));

    private static Contract Contract(RecordCursor record) => new(
        Code<ContractKind>(record, "contract"), record.OptionalNumber("contract_months", 1, 120), record.OptionalText("contract_note", PostingGuards.LongestLine));

    private static Hours Hours(RecordCursor record) => new(
        Code<WorkingTime>(record, "working_time"), record.OptionalAmount("hours_per_week", 48), record.OptionalText("schedule", PostingGuards.LongestLine));

    private static Pay Pay(RecordCursor? record)
    {
        if (record is null)
        {
            return Domain.Jobs.Pay.NotStated;
        }

        var pay = new Pay(
            record.Value<PayBasis>("basis", Codes<PayBasis>.TryParse, "unknown-code"),
            record.OptionalAmount("from", PostingGuards.HighestPay), record.OptionalAmount("to", PostingGuards.HighestPay),
            record.Optional<PayPeriod>("period", Codes<PayPeriod>.TryParse, "unknown-code"),
            record.OptionalText("scale", PostingGuards.LongestName), record.OptionalNumber("index", 1, 9999), record.OptionalText("note", PostingGuards.LongestLine));
        record.Close();
        return pay;
    }

    private static LanguageAsked Language(RecordCursor record)
    {
        var asked = new LanguageAsked(
            record.Text("language", 3),
            record.Value<LanguageRule>("rule", Codes<LanguageRule>.TryParse, "unknown-code"),
            record.Optional<LanguageLevel>("level", Codes<LanguageLevel>.TryParse, "unknown-code"));
        record.Close();
        return asked;
    }

    private static GrainId? Joined(RecordCursor? record)
    {
        if (record is null)
        {
            return null;
        }

        var hub = record.Value<HubId>("hub", HubId.TryParse, "not-a-slug");
        var id = record.Slug("id", 60);
        record.Close();
        return Derived.Offer(hub, id).At(hub);
    }

    private static Command? End(RecordCursor? record)
    {
        if (record is null)
        {
            return null;
        }

        var how = record.Optional<FilledHow>("filled", Codes<FilledHow>.TryParse, "unknown-code");
        var why = record.Optional<WithdrawnWhy>("withdrawn", Codes<WithdrawnWhy>.TryParse, "unknown-code");
        if (how.HasValue == why.HasValue)
        {
            record.Fault(how.HasValue ? "withdrawn" : "filled", how.HasValue ? "unexpected" : "missing", "filled");
        }

        record.Close();
        return why is { } reason ? new WithdrawOffer(reason) : new FillOffer(how ?? default);
    }

    private static ImmutableArray<string> Lines(RecordCursor record, string name) => record.Texts(name, PostingGuards.MostLines, PostingGuards.LongestLine);

    /// <summary>Left out: not stated.</summary>
    private static T Code<T>(RecordCursor record, string name) where T : struct, Enum => record.Optional<T>(name, Codes<T>.TryParse, "unknown-code") ?? default;

    private static ImmutableArray<T> Set<T>(RecordCursor record, string name) where T : struct, Enum =>
        [.. record.Values<T>(name, Codes<T>.All.Count, Codes<T>.TryParse, "unknown-code").Distinct().Order()];

    /// <summary>So many days before today's day in Paris, in office hours; never after now.</summary>
    private static DateTimeOffset Since(OfferId id, int ago, DateTimeOffset now)
    {
        var instant = ParisTime.At(ParisTime.DateOf(now).AddDays(-ago), Derived.Hour(id));
        return DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(instant.ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds()));
    }
}
