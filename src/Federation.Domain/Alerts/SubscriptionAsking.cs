using Federation.Domain.Grains;
using Federation.Domain.Privacy;

namespace Federation.Domain.Alerts;

public static class SubscriptionAsking
{
    private const int LinkLength = 64;

    public static Decision Ask(SubscriptionState? state, AskSubscription ask, Moment moment)
    {
        if (moment.Caller.Role != Role.Visitor)
        {
            return Refusal.NotAllowed;
        }

        if (state is not null)
        {
            return Refusal.AlreadyExists;
        }

        if (Check(ask, moment) is { } wrong)
        {
            return wrong;
        }

        var criteria = new SealRef(ask.Criteria.Id, SealKind.Criteria);
        var address = ask.Address is { } envelope ? new SealRef(envelope.Id, SealKind.Address) : null;
        var asked = Decision.Tell(new SubscriptionAsked(ask.Subject, [.. ask.Channels.Order()], ask.Link, ask.Subscriber, criteria, address), Audience.Local) with
        {
            Seals = ask.Address is { } letters ? [ask.Criteria, letters] : [ask.Criteria],
        };

        // Nobody else can be meant where there is no address.
        return address is null ? asked.And(new SubscriptionConfirmed(), Audience.Local) : asked;
    }

    private static Refusal? Check(AskSubscription ask, Moment moment) =>
        !SubscriptionId.TryParse(moment.Self.Key, out _) ? Refusal.InvalidField("id")
        : !Enum.IsDefined(ask.Subject) ? Refusal.InvalidField("subject")
        : !AlertChannels.AreSound(ask.Channels, ask.Subject) ? Refusal.InvalidField("channels")
        : ask.Link is not { Length: LinkLength } || !ask.Link.All(char.IsAsciiHexDigitLower) ? Refusal.InvalidField("link")
        : ask.Subscriber.Value.Version != 7 ? Refusal.InvalidField("subscriber")
        : ask.Criteria is null || !ask.Criteria.IsSound(SealKind.Criteria) ? Refusal.InvalidField("criteria")
        : (AlertChannels.LetterOf(ask.Channels) is not null) != ask.Address is not null ? Refusal.InvalidField("address")
        : ask.Address is { } address && (!address.IsSound(SealKind.Address) || address.Id == ask.Criteria.Id) ? Refusal.InvalidField("address")
        : null;
}
