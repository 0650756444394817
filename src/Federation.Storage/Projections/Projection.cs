using System.Collections.Immutable;
using Federation.Domain.Alerts;
using Federation.Domain.Calls;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Domain.Referrals;
using Federation.Domain.Structures;
using Federation.Domain.Training;

namespace Federation.Storage.Projections;

/// <summary>
/// The rows that a grain's state has in the read tables: a pure function, so a rebuild from the feeds gives the same rows, and a repeat changes
/// nothing. The append writes the difference between the rows before and after.
/// </summary>
public static class Projection
{
    public static readonly ReadTable Platform = Table("platform", 1, "hub", "short_name", "full_name", "region", "changed_at#", "profile");

    public static readonly ReadTable Structure = Table("structure", 2, "hub", "key", "name", "kind_label", "finess", "commune", "department", "region", "profile");

    public static readonly ReadTable Referral = Table(
        "referral", 2, "hub", "key", "side", "kind", "department", "origin", "recipient", "status", "since#", "first_requested_at#", "opened_at#", "sent_at#", "answered_at#",
        "shortcode", "secret_hash", "read_before#", "answer_before#", "lease_until#", "escalated#", "differs#", "open_call#", "child", "source");

    public static readonly ReadTable OpenCall = Table(
        "open_call", 2, "hub", "key", "origin", "kind", "department", "status", "taken_by", "first_requested_at#", "since#", "shortcode", "source");

    public static readonly ReadTable Offer = Table(
        "offer", 2, "hub", "key", "status", "since#", "opened_at#", "owner", "canonical", "department", "contract", "working_time", "points#", "waiting_since#",
        "title", "version#", "published_at#", "changed_at#", "until#", "contact#", "lead_hub", "lead_key", "said_filled_by", "post_by_name", "post_by_siret", "how", "why", "source", "posting");

    public static readonly ReadTable Subscription = Table(
        "subscription", 2, "hub", "key", "status", "subject", "channels", "letter", "subscriber", "link", "criteria", "version#", "address", "asked_at#", "from_at#", "confirmed_at#", "changed_at#");

    public static readonly ReadTable Course = Table(
        "course", 2, "hub", "key", "title", "kind", "status", "region", "department", "commune", "price", "trainers", "certification", "parent_hub", "parent_key", "changed_at#", "source", "profile");

    public static readonly ReadTable Session = Table(
        "session", 2, "hub", "key", "course", "title", "status", "since#", "door", "way", "department", "commune", "start_at#", "end_at#", "places#", "free#", "waiting#", "needs_pair#",
        "has_team#", "version#", "why", "attended#", "source", "plan", "turned_at#");

    public static readonly ReadTable Registration = Table("registration", 3, "hub", "session", "key", "owner", "status", "at#", "offered_until#");

    public static readonly ReadTable Collective = Table(
        "collective", 2, "hub", "key", "name", "kind", "status", "audience", "scope", "region", "department", "commune", "way", "changed_at#", "source", "profile");

    public static readonly ReadTable Meeting = Table(
        "meeting", 3, "hub", "collective", "key", "start_at#", "end_at#", "way", "department", "commune", "seats#", "theme", "cancelled#", "version#", "present#", "plan");

    public static readonly ReadTable Trainer = Table("trainer", 2, "hub", "key", "role", "department", "retired#", "owner", "contact", "told_at#", "profile", "free");

    public static readonly ReadTable TrainerHold = Table("trainer_hold", 5, "hub", "key", "booking_hub", "booking_key", "ask#", "status", "first_day", "last_day", "until#", "slots");

    public static readonly ReadTable Pair = Table("pair", 2, "hub", "key", "status", "since#", "themes");

    public static readonly ReadTable PairMember = Table("pair_member", 3, "hub", "key", "rank#", "trainer_hub", "trainer_key", "role", "agreed#");

    public static readonly ReadTable Booking = Table("booking", 2, "hub", "key", "status", "since#", "first_day", "last_day", "until#", "repair_by#", "session", "why", "slots");

    public static readonly ReadTable BookingMember = Table("booking_member", 3, "hub", "key", "rank#", "ask#", "trainer_hub", "trainer_key", "role", "status");

    public static readonly ReadTable Disclosure = Table(
        "disclosure", 3, "hub", "key", "rank#", "what", "recipient", "purpose", "since#", "until#", "text_version", "stopped_at#", "openings#", "last_opened_at#", "danger");

    public static readonly ReadTable Deadline = Table("deadline", 4, "hub", "kind", "key", "name", "due#");

    public static ImmutableArray<ReadTable> Tables { get; } =
    [
        Platform, Structure, Referral, OpenCall, Offer, Subscription,
        Course, Session, Registration, Collective, Meeting,
        Trainer, TrainerHold, Pair, PairMember, Booking, BookingMember,
        Disclosure, Deadline,
    ];

    public static RowChanges Between(GrainId grain, GrainState? before, GrainState after)
    {
        var old = before is null ? [] : Rows(grain, before);
        var now = Rows(grain, after);

        // A session has a row for each of its registrations, and each command compares them all.
        var (former, keys) = (new HashSet<Row>(old), new HashSet<Row>(now, RowKeys.Instance));
        return new RowChanges([.. now.Where(row => !former.Contains(row))], [.. old.Where(row => !keys.Contains(row))]);
    }

    public static List<Row> Rows(GrainId grain, GrainState state)
    {
        var rows = new List<Row>(4);
        switch (state)
        {
            case PlatformState platform:
                rows.Add(Row(Platform, grain.Hub, platform.Profile.ShortName, platform.Profile.FullName, platform.Profile.Region, platform.ChangedAt, Json(platform.Profile)));
                break;
            case StructureState { Profile: var structure }:
                rows.Add(Row(Structure, grain.Hub, grain.Key, structure.Name, structure.KindLabel, structure.Finess, structure.Commune, structure.Department, structure.Region, Json(structure)));
                break;
            case ReferralState referral:
                rows.Add(RowOf(grain, referral));
                rows.AddRange(referral.Disclosures.Select((disclosure, rank) => Row(
                    Disclosure, grain.Hub, grain.Key, (long)rank, Code(disclosure.What), disclosure.To, Code(disclosure.Purpose), disclosure.Since, disclosure.Until,
                    disclosure.TextVersion, disclosure.StoppedAt, (long)disclosure.Openings, disclosure.LastOpenedAt, disclosure.Danger is { } danger ? Code(danger) : null)));
                break;
            case CallState { Letter: var letter } call:
                rows.Add(Row(
                    OpenCall, grain.Hub, grain.Key, letter.Origin, Code(letter.Need.Kind), letter.Need.Department, Code(call.Status), call.By,
                    letter.FirstRequestedAt, call.Since, letter.ShortCode, letter.Source));
                break;
            case OfferState offer:
                rows.AddRange(OfferRows.Of(grain, offer));
                break;
            case CourseState course:
                rows.Add(TrainingRows.Of(grain, course));
                break;
            case SessionState session:
                rows.AddRange(TrainingRows.Of(grain, session));
                break;
            case CollectiveState collective:
                rows.AddRange(TrainingRows.Of(grain, collective));
                break;
            case TrainerState trainer:
                rows.AddRange(TrainerRows.Of(grain, trainer));
                break;
            case PairState pair:
                rows.AddRange(TrainerRows.Of(grain, pair));
                break;
            case BookingState booking:
                rows.AddRange(TrainerRows.Of(grain, booking));
                break;
            case SubscriptionState { IsOver: false } subscription:
                rows.Add(RowOf(grain, subscription));
                break;
        }

        rows.AddRange(Grain.Deadlines(state).Select(deadline => Row(Deadline, grain.Hub, Code(grain.Kind), grain.Key, deadline.Name, deadline.Due)));
        return rows;
    }

    private static Row RowOf(GrainId grain, ReferralState state) => Row(
        Referral, grain.Hub, grain.Key, state.Side == Side.Origin ? "origin" : "recipient", Code(state.Dossier.Need.Kind), state.Dossier.Need.Department,
        state.Origin, state.Recipient, Code(state.Status), state.Since, state.Dossier.FirstRequestedAt, state.OpenedAt, state.SentAt, state.AnsweredAt,
        state.Dossier.ShortCode, state.Dossier.SecretHash, state.HoldsTheAnswer ? state.ReadBefore : null, state.HoldsTheAnswer ? state.AnswerBefore : null,
        state.LeaseUntil, state.Escalated, state.Differs, state.IsOpenCall, state.Child, state.Dossier.Source);

    private static Row RowOf(GrainId grain, SubscriptionState state) => Row(
        Subscription, grain.Hub, grain.Key, Code(state.Status), Code(state.Subject), string.Join(' ', state.Channels.Select(Code)),
        AlertChannels.LetterOf(state.Channels) is { } letter ? Code(letter) : null, state.Subscriber, state.Link, state.Criteria!.Id, (long)state.Version, state.Address?.Id,
        state.AskedAt, state.From, state.ConfirmedAt, state.ChangedAt);

    internal static string Code<T>(T value) where T : struct, Enum => Codes<T>.Of(value);

    internal static string Json<T>(T value) => System.Text.Json.JsonSerializer.Serialize(value, DomainJson.Options);

    internal static Row Row(ReadTable table, params ReadOnlySpan<object?> values)
    {
        var cells = ImmutableArray.CreateBuilder<object?>(table.Columns.Length);
        foreach (var value in values)
        {
            cells.Add(value switch
            {
                null => null,
                string text => CellText.Clean(text),
                long => value,
                bool truth => truth ? 1L : 0L,
                DateTimeOffset instant => instant.ToUnixTimeMilliseconds(),
                _ => CellText.Clean(value.ToString()!),
            });
        }

        return new Row(table, cells.MoveToImmutable());
    }

    internal static ReadTable Table(string name, int keyLength, params string[] columns) =>
        new(name, keyLength, [.. columns.Select(column => column.EndsWith('#') ? new Column(column[..^1], ColumnType.Number) : new Column(column, ColumnType.Text))]);
}
