using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Federation.Domain.Alerts;
using Federation.Domain.Calls;
using Federation.Domain.Collectives;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Domain.Referrals;
using Federation.Domain.Structures;
using Federation.Domain.Training;

namespace Federation.Domain.Grains;

/// <summary>The one spelling of facts, states and commands as JSON: names are contracts, types may move.</summary>
public static class DomainJson
{
    public static JsonSerializerOptions Options => DomainJsonContext.Default.Options;

    public static readonly NamedTypes<Fact> Facts = new(
        ("platform.described", typeof(PlatformDescribed)),
        ("platform.capacity-changed", typeof(PlatformCapacityChanged)),
        ("platform.settings-changed", typeof(PlatformSettingsChanged)),
        ("structure.described", typeof(StructureDescribed)),
        ("referral.filed", typeof(ReferralFiled)),
        ("referral.sent", typeof(ReferralSent)),
        ("referral.mirrored", typeof(ReferralMirrored)),
        ("referral.moved", typeof(ReferralMoved)),
        ("referral.heard", typeof(ReferralHeard)),
        ("referral.disclosed", typeof(ReferralDisclosed)),
        ("referral.disclosure-stopped", typeof(ReferralDisclosureStopped)),
        ("referral.opened", typeof(ReferralOpened)),
        ("referral.consent-changed", typeof(ReferralConsentChanged)),
        ("referral.answered", typeof(ReferralAnswered)),
        ("referral.reminded", typeof(ReferralReminded)),
        ("referral.escalated", typeof(ReferralEscalated)),
        ("referral.escalation-heard", typeof(ReferralEscalationHeard)),
        ("referral.outcome-given", typeof(ReferralOutcomeGiven)),
        ("referral.aligned", typeof(ReferralAligned)),
        ("referral.rerouted", typeof(ReferralRerouted)),
        ("referral.forgotten", typeof(ReferralForgotten)),
        ("referral.erasure-passed-on", typeof(ReferralErasurePassedOn)),
        ("call.opened", typeof(CallOpened)),
        ("call.claimed", typeof(CallClaimed)),
        ("call.closed", typeof(CallClosed)),
        ("call.heard", typeof(CallHeard)),
        ("call.claim-asked", typeof(CallClaimAsked)),
        ("call.changed", typeof(CallChanged)),
        ("platform.diffusion-changed", typeof(PlatformDiffusionChanged)),
        ("offer.saved", typeof(OfferSaved)),
        ("offer.proposed", typeof(OfferProposed)),
        ("offer.sent-back", typeof(OfferSentBack)),
        ("offer.published", typeof(OfferPublished)),
        ("offer.contact-kept", typeof(OfferContactKept)),
        ("offer.renewed", typeof(OfferRenewed)),
        ("offer.reminded", typeof(OfferReminded)),
        ("offer.ended", typeof(OfferEnded)),
        ("offer.joined", typeof(OfferJoined)),
        ("offer.left", typeof(OfferLeft)),
        ("offer.source-joined", typeof(OfferSourceJoined)),
        ("offer.over", typeof(OfferOver)),
        ("offer.source-left", typeof(OfferSourceLeft)),
        ("offer.source-filled", typeof(OfferSourceFilled)),
        ("subscription.asked", typeof(SubscriptionAsked)),
        ("subscription.confirmed", typeof(SubscriptionConfirmed)),
        ("subscription.channels-changed", typeof(SubscriptionChannelsChanged)),
        ("subscription.refined", typeof(SubscriptionRefined)),
        ("subscription.paused", typeof(SubscriptionPaused)),
        ("subscription.resumed", typeof(SubscriptionResumed)),
        ("subscription.reminded", typeof(SubscriptionReminded)),
        ("subscription.kept", typeof(SubscriptionKept)),
        ("subscription.ended", typeof(SubscriptionEnded)),
        ("trainer.described", typeof(TrainerDescribed)),
        ("trainer.contact-kept", typeof(TrainerContactKept)),
        ("trainer.calendar-set", typeof(TrainerCalendarSet)),
        ("trainer.free", typeof(TrainerFree)),
        ("trainer.retired", typeof(TrainerRetired)),
        ("hold.asked", typeof(HoldAsked)),
        ("hold.granted", typeof(HoldGranted)),
        ("hold.agreed", typeof(HoldAgreed)),
        ("hold.refused", typeof(HoldRefused)),
        ("hold.confirmed", typeof(HoldConfirmed)),
        ("hold.booked", typeof(HoldBooked)),
        ("hold.released", typeof(HoldReleased)),
        ("hold.dropped", typeof(HoldDropped)),
        ("hold.cancelled", typeof(HoldCancelled)),
        ("hold.partners-told", typeof(HoldPartnersTold)),
        ("hold.partners-heard", typeof(HoldPartnersHeard)),
        ("booking.asked", typeof(BookingAsked)),
        ("booking.member-moved", typeof(BookingMemberMoved)),
        ("booking.member-replaced", typeof(BookingMemberReplaced)),
        ("booking.moved", typeof(BookingMoved)),
        ("pair.proposed", typeof(PairProposed)),
        ("pair.asked", typeof(PairAsked)),
        ("pair.heard", typeof(PairHeard)),
        ("pair.answered", typeof(PairAnswered)),
        ("pair.member-answered", typeof(PairMemberAnswered)),
        ("pair.formed", typeof(PairFormed)),
        ("pair.dissolved", typeof(PairDissolved)),
        ("pair.released", typeof(PairReleased)),
        ("pair.forgotten", typeof(PairForgotten)),
        ("course.described", typeof(CourseDescribed)),
        ("session.planned", typeof(SessionPlanned)),
        ("session.door-moved", typeof(SessionDoorMoved)),
        ("session.moved", typeof(SessionMoved)),
        ("session.places", typeof(SessionPlaces)),
        ("session.registered", typeof(SessionRegistered)),
        ("session.left", typeof(SessionLeft)),
        ("session.place-offered", typeof(SessionPlaceOffered)),
        ("session.place-taken", typeof(SessionPlaceTaken)),
        ("session.place-passed", typeof(SessionPlacePassed)),
        ("session.team-moved", typeof(SessionTeamMoved)),
        ("session.attended", typeof(SessionAttended)),
        ("session.contact-opened", typeof(SessionContactOpened)),
        ("session.forgotten", typeof(SessionForgotten)),
        ("collective.described", typeof(CollectiveDescribed)),
        ("collective.meeting-planned", typeof(MeetingPlanned)),
        ("collective.meeting-cancelled", typeof(MeetingCancelled)),
        ("collective.meeting-attended", typeof(MeetingAttended)));

    public static readonly NamedTypes<Command> Commands = new(
        ("ring", typeof(Ring)),
        ("hear", typeof(Hear)),
        ("describe-platform", typeof(DescribePlatform)),
        ("change-capacity", typeof(ChangeCapacity)),
        ("change-settings", typeof(ChangeSettings)),
        ("describe-structure", typeof(DescribeStructure)),
        ("file-referral", typeof(FileReferral)),
        ("send-referral", typeof(SendReferral)),
        ("move-referral", typeof(MoveReferral)),
        ("reroute-referral", typeof(RerouteReferral)),
        ("answer-referral", typeof(AnswerReferral)),
        ("change-consent", typeof(ChangeConsent)),
        ("stop-disclosure", typeof(StopDisclosure)),
        ("open-sealed", typeof(OpenSealed)),
        ("give-outcome", typeof(GiveOutcome)),
        ("align-referral", typeof(AlignReferral)),
        ("erase-referral", typeof(EraseReferral)),
        ("claim-call", typeof(ClaimCall)),
        ("change-diffusion", typeof(ChangeDiffusion)),
        ("save-offer", typeof(SaveOffer)),
        ("propose-offer", typeof(ProposeOffer)),
        ("publish-offer", typeof(PublishOffer)),
        ("send-back-offer", typeof(SendBackOffer)),
        ("renew-offer", typeof(RenewOffer)),
        ("fill-offer", typeof(FillOffer)),
        ("withdraw-offer", typeof(WithdrawOffer)),
        ("join-offer", typeof(JoinOffer)),
        ("ask-subscription", typeof(AskSubscription)),
        ("confirm-subscription", typeof(ConfirmSubscription)),
        ("change-channels", typeof(ChangeChannels)),
        ("refine-subscription", typeof(RefineSubscription)),
        ("pause-subscription", typeof(PauseSubscription)),
        ("resume-subscription", typeof(ResumeSubscription)),
        ("end-subscription", typeof(EndSubscription)),
        ("describe-trainer", typeof(DescribeTrainer)),
        ("open-calendar", typeof(OpenCalendarTo)),
        ("answer-hold", typeof(AnswerHold)),
        ("cancel-hold", typeof(CancelHold)),
        ("retire-trainer", typeof(RetireTrainer)),
        ("ask-booking", typeof(AskBooking)),
        ("withdraw-booking", typeof(WithdrawBooking)),
        ("replace-trainer", typeof(ReplaceTrainer)),
        ("form-pair", typeof(FormPair)),
        ("dissolve-pair", typeof(DissolvePair)),
        ("answer-pair", typeof(AnswerPair)),
        ("describe-course", typeof(DescribeCourse)),
        ("plan-session", typeof(PlanSession)),
        ("move-door", typeof(MoveDoor)),
        ("confirm-session", typeof(ConfirmSession)),
        ("postpone-session", typeof(PostponeSession)),
        ("cancel-session", typeof(CancelSession)),
        ("count-attendance", typeof(CountAttendance)),
        ("register-for-session", typeof(RegisterForSession)),
        ("leave-session", typeof(LeaveSession)),
        ("take-place", typeof(TakePlace)),
        ("open-registration", typeof(OpenRegistration)),
        ("describe-collective", typeof(DescribeCollective)),
        ("plan-meeting", typeof(PlanMeeting)),
        ("cancel-meeting", typeof(CancelMeeting)),
        ("count-meeting", typeof(CountMeeting)));

    /// <summary>A state's type follows from its grain's kind.</summary>
    public static byte[] WriteState(GrainState state) => JsonSerializer.SerializeToUtf8Bytes(state, Info(state.GetType()));

    public static GrainState ReadState(GrainKind kind, ReadOnlySpan<byte> json) => (GrainState)JsonSerializer.Deserialize(json, Info(kind switch
    {
        GrainKind.Platform => typeof(PlatformState),
        GrainKind.Structure => typeof(StructureState),
        GrainKind.Referral => typeof(ReferralState),
        GrainKind.Call => typeof(CallState),
        GrainKind.Offer => typeof(OfferState),
        GrainKind.Subscription => typeof(SubscriptionState),
        GrainKind.Trainer => typeof(TrainerState),
        GrainKind.Booking => typeof(BookingState),
        GrainKind.Pair => typeof(PairState),
        GrainKind.Course => typeof(CourseState),
        GrainKind.Session => typeof(SessionState),
        GrainKind.Collective => typeof(CollectiveState),
        _ => throw new InvalidOperationException($"no grain of kind {kind}"),
    }))!;

    internal static JsonTypeInfo Info(Type type) => DomainJsonContext.Default.GetTypeInfo(type)
        ?? throw new InvalidOperationException($"{type.Name} is not listed in {nameof(DomainJsonContext)}");
}

/// <summary>A closed list of types, each under a name that outlives it.</summary>
public sealed class NamedTypes<T> where T : class
{
    private readonly Dictionary<string, Type> _byName;
    private readonly Dictionary<Type, string> _byType;

    public NamedTypes(params (string Name, Type Type)[] types)
    {
        _byName = types.ToDictionary(pair => pair.Name, pair => pair.Type, StringComparer.Ordinal);
        _byType = types.ToDictionary(pair => pair.Type, pair => pair.Name);
    }

    public IReadOnlyCollection<string> Names => _byName.Keys;

    public IReadOnlyCollection<Type> Types => _byType.Keys;

    public string NameOf(T value) => NameOf(value.GetType());

    public string NameOf(Type type) => _byType[type];

    public byte[] Write(T value) => JsonSerializer.SerializeToUtf8Bytes(value, DomainJson.Info(value.GetType()));

    /// <exception cref="JsonException">The name is unknown or the content is not of its shape.</exception>
    public T Read(string name, ReadOnlySpan<byte> json) =>
        _byName.TryGetValue(name, out var type)
            ? (T?)JsonSerializer.Deserialize(json, DomainJson.Info(type)) ?? throw new JsonException($"{name}: null")
            : throw new JsonException($"no {typeof(T).Name} is named '{name}'");
}

/// <summary><c>{"kind": "referral.sent", "data": {…}}</c>, where one value carries another.</summary>
public abstract class NamedConverter<T>(NamedTypes<T> names) : JsonConverter<T> where T : class
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("kind", out var kind) || kind.ValueKind != JsonValueKind.String || !root.TryGetProperty("data", out var data))
        {
            throw new JsonException("expected kind and data");
        }

        return names.Read(kind.GetString()!, System.Text.Encoding.UTF8.GetBytes(data.GetRawText()));
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", names.NameOf(value));
        writer.WritePropertyName("data");
        writer.WriteRawValue(names.Write(value));
        writer.WriteEndObject();
    }
}

public sealed class FactConverter() : NamedConverter<Fact>(DomainJson.Facts);
