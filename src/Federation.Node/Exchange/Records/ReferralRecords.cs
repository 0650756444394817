using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Referrals;
using Federation.Domain.Territories;
using Federation.Domain.Time;

namespace Federation.Node.Exchange.Records;

/// <param name="To">Null: an open call.</param>
internal sealed record StepRecord(HubId Hub, string Move, HubId? To, Reason? Reason, Question? Question, int? OnInDays);

/// <param name="Sent">False: it waits for the origin's coordinator.</param>
/// <param name="SendTo">With <paramref name="Sent"/>, null is an open call.</param>
internal sealed record ReferralRecord(string Id, HubId Origin, Need Need, DateTimeOffset FirstRequestedAt, bool Sent, HubId? SendTo, ImmutableArray<StepRecord> Steps, string Source);

internal static class ReferralRecords
{
    public const string OpenCall = "open-call";
    public const string Claimed = "claimed";
    public const int MostSteps = 20;
    public const int LongestAgo = 260;

    // Received comes by itself and expired comes of time: neither is a step that somebody takes.
    public static ImmutableArray<string> Moves { get; } =
        [.. Enum.GetValues<Status>().Where(status => status is not (Status.Draft or Status.Received or Status.Expired)).Select(Codes<Status>.Of), Claimed];

    public static ReferralRecord Read(RecordCursor record, DateTimeOffset now)
    {
        var id = record.Slug("id", 60);
        var origin = record.Value<HubId>("origin", HubId.TryParse, "not-a-slug");
        var today = ParisTime.DateOf(now);
        var need = new Need(
            record.Value<ReferralKind>("kind", Codes<ReferralKind>.TryParse, "unknown-code"),
            record.Value<DepartmentCode>("department", DepartmentCode.TryParse, "unknown-department"),
            record.Value<Way>("way", Codes<Way>.TryParse, "unknown-code"),
            record.OptionalNumber("needed_in_days", 0, 700) is { } days ? today.AddDays(days) : null,
            record.Text("language", 2),
            record.Optional<DepartmentCode>("from", DepartmentCode.TryParse, "unknown-department"));
        var first = Asked(Derived.Referral(origin, id), record.Number("requested_working_days_ago", 0, LongestAgo), now);
        var (sent, to) = Destination(record, "send_to");
        var steps = record.Objects("steps", MostSteps).Select(Step).ToImmutableArray();
        var source = record.Text("source", RecordReader.LongestSource);
        record.OptionalText("note", RecordReader.LongestNote);
        record.Close();
        return new ReferralRecord(id, origin, need, first, sent, to, steps, source);
    }

    private static StepRecord Step(RecordCursor record)
    {
        var move = record.Text("move", 40);
        if (move.Length > 0 && !Moves.Contains(move))
        {
            record.Fault("move", "unknown-code");
        }

        var (named, to) = Destination(record, "to");
        var sends = move is "sent" or "rerouted";
        if (named != sends && move.Length > 0)
        {
            record.Fault("to", sends ? "missing" : "unexpected", move);
        }

        var step = new StepRecord(
            record.Value<HubId>("hub", HubId.TryParse, "not-a-slug"),
            move,
            to,
            record.Optional<Reason>("reason", Codes<Reason>.TryParse, "unknown-code"),
            record.Optional<Question>("question", Codes<Question>.TryParse, "unknown-code"),
            record.OptionalNumber("on_in_days", 0, 700));
        if (sends || move == Claimed)
        {
            foreach (var field in new[] { "reason", "question", "on_in_days" }.Where(record.Has))
            {
                record.Fault(field, "unexpected", move);
            }
        }

        record.Close();
        return step;
    }

    private static (bool Named, HubId? To) Destination(RecordCursor record, string name)
    {
        if (record.OptionalText(name, 32) is not { } text || text == OpenCall)
        {
            return (record.Has(name), null);
        }

        if (!HubId.TryParse(text, out var hub))
        {
            record.Fault(name, "not-a-slug", "32");
        }

        return (true, hub);
    }

    /// <summary>So many working days before today's day in Paris, in office hours; never after now.</summary>
    private static DateTimeOffset Asked(ReferralId id, int ago, DateTimeOffset now)
    {
        var day = ParisTime.DateOf(now);
        for (var left = ago; left > 0;)
        {
            day = day.AddDays(-1);
            left -= WorkingDays.IsWorkingDay(day) ? 1 : 0;
        }

        var instant = ParisTime.At(day, Derived.Hour(id));
        return DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(instant.ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds()));
    }
}
