using System.Collections.Immutable;
using System.Net.Mail;
using System.Text;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Node.Engine;
using Federation.Storage.Alerts;
using Federation.Storage.Feeds;
using Federation.Storage.Privacy;

namespace Federation.Node.Desk;

/// <summary>
/// Where pages come with an alert: seals what is looked for and the address, and asks the grains. Who holds a private link manages, with its alert, the
/// others of the same address: the secret of such a link left by letter, so who holds it reads that box.
/// </summary>
public sealed class AlertDesk(
    IGrains grains, IHubStore store, IAlertLedger ledger, Subscriptions subscriptions, HubDirectory directory, ISealer sealer, KeyedHash hash, IIdentifiers identifiers, TimeProvider clock)
{
    /// <summary>Characters of a search's address.</summary>
    public const int LongestCriteria = 2_000;

    /// <summary>Alerts of one address at one hub.</summary>
    public const int MostPerAddress = 20;

    /// <summary>Of these, those whose letter was not opened: nobody is written to more often because somebody else typed their address.</summary>
    public const int MostUnconfirmed = 5;

    private const int LongestEmail = 254;
    private const int LongestSecret = 100;

    private readonly SealedRows _rows = new(store, sealer, identifiers);

    /// <param name="criteria">As the address of a search writes them.</param>
    /// <param name="email">Exactly when a letter is among the channels.</param>
    public async Task<AskedAlert> Ask(
        SubscriptionTicket ticket, HubId hub, AlertSubject subject, ImmutableArray<AlertChannel> channels, string criteria, string? email, CancellationToken cancel)
    {
        if (!(await directory.All(cancel)).Any(known => known.Card.Id == hub))
        {
            return No(new Refusal("no-hub", RefusalKind.NotFound));
        }

        if (criteria.Length > LongestCriteria || ticket.Secret.Length is 0 or > LongestSecret || (email is not null && !IsEmail(email)))
        {
            return No(Refusal.InvalidField(criteria.Length > LongestCriteria ? "criteria" : email is null ? "link" : "email"));
        }

        var now = clock.GetUtcNow();
        var fresh = SubscriberId.Of(identifiers.Next());
        var subscriber = email is null ? fresh : await ledger.Subscriber(hub, hash.OfEmail(email), fresh, now, cancel);
        if (email is not null && await IsTooMany(hub, subscriber, ticket.Id, cancel))
        {
            return No(new Refusal("too-many-alerts", RefusalKind.Busy));
        }

        var secret = email is null ? ticket.Secret : identifiers.Secret();
        var address = email is null ? null : _rows.Seal(hub, SealKind.Address, OfferText.Write(new AlertAddress(email.Trim(), secret)));
        var command = new AskSubscription(subject, channels, PrivateLink.Hash(secret), subscriber, _rows.Seal(hub, SealKind.Criteria, Encoding.UTF8.GetBytes(criteria)), address);
        var reply = await grains.Ask(ticket.Id.At(hub), command, Caller.Visitor, ticket.Key, cancel);
        return new AskedAlert(reply, email is null ? secret : null);
    }

    /// <summary>The alert of a private link, with what it looks for; null when there is none, or none any more.</summary>
    public async Task<OpenedAlert?> Open(string secret, CancellationToken cancel) => await Row(secret, cancel) is { } row ? await Open(row, cancel) : null;

    /// <summary>It, and the others of the same person, the oldest first; empty when there is none any more.</summary>
    public async Task<IReadOnlyList<OpenedAlert>> All(string secret, CancellationToken cancel)
    {
        var all = new List<OpenedAlert>();
        foreach (var row in await Row(secret, cancel) is { } one ? await subscriptions.OfSubscriber(one.Hub, one.Subscriber, cancel) : [])
        {
            all.Add(await Open(row, cancel));
        }

        return all;
    }

    public async Task<OpenedAlert> Open(SubscriptionRow row, CancellationToken cancel)
    {
        var plaintext = (await _rows.Open(row.Hub, row.Criteria, cancel)).Plaintext;
        return new OpenedAlert(row, plaintext is null ? null : Encoding.UTF8.GetString(plaintext));
    }

    /// <summary>Confirms, pauses, resumes, ends, changes channels: one alert of the person who holds this link.</summary>
    public async Task<Reply> Act(string secret, SubscriptionId alert, Command command, IdempotencyKey key, CancellationToken cancel) =>
        await Own(secret, alert, cancel) is { } row ? await grains.Ask(row.Grain, command, Caller.Subscriber(row.Link), key, cancel) : Reply.No(Refusal.Unknown(GrainKind.Subscription));

    /// <summary>Looks for something else from now on.</summary>
    public async Task<Reply> Refine(string secret, SubscriptionId alert, string criteria, IdempotencyKey key, CancellationToken cancel) =>
        criteria.Length > LongestCriteria ? Reply.No(Refusal.InvalidField("criteria"))
        : await Own(secret, alert, cancel) is not { } row ? Reply.No(Refusal.Unknown(GrainKind.Subscription))
        : await grains.Ask(row.Grain, new RefineSubscription(_rows.Seal(row.Hub, SealKind.Criteria, Encoding.UTF8.GetBytes(criteria))), Caller.Subscriber(row.Link), key, cancel);

    /// <summary>
    /// No letters any more to this address from this hub (RFC 8058): each alert keeps its other channels, and ends when it has none. Asked again, it is
    /// done already.
    /// </summary>
    public async Task<Reply> Unsubscribe(string secret, CancellationToken cancel)
    {
        if (await Row(secret, cancel) is not { } one)
        {
            return Reply.No(Refusal.Unknown(GrainKind.Subscription));
        }

        var last = new Reply(null, 0, 0);
        foreach (var row in (await subscriptions.OfSubscriber(one.Hub, one.Subscriber, cancel)).Where(row => row.Letter is not null))
        {
            ImmutableArray<AlertChannel> kept = [.. row.Channels.Where(channel => !AlertChannels.IsLetter(channel))];
            Command command = kept.IsEmpty || row.Status == SubscriptionStatus.Asked ? new EndSubscription(SubscriptionEnd.Unsubscribed) : new ChangeChannels(kept);
            var key = IdempotencyKey.Parse($"unsubscribe:{identifiers.Next()}");
            last = await grains.Ask(row.Grain, command, Caller.Subscriber(row.Link), key, cancel);
            if (!last.Accepted)
            {
                return last;
            }
        }

        return last;
    }

    /// <summary>Where letters about this subscription go; null when there is none any more.</summary>
    public async Task<AlertAddress?> Address(SubscriptionRow row, CancellationToken cancel) =>
        row.Address is { } address ? OfferText.Read<AlertAddress>((await _rows.Open(row.Hub, address, cancel)).Plaintext) : null;

    /// <summary>Where letters to this person go now: none while all their alerts pause, and none after they left.</summary>
    public async Task<AlertAddress?> Address(HubId hub, SubscriberId subscriber, CancellationToken cancel)
    {
        foreach (var row in (await subscriptions.OfSubscriber(hub, subscriber, cancel)).Where(row => row is { Status: SubscriptionStatus.Confirmed, Address: not null }))
        {
            if (await Address(row, cancel) is { } address)
            {
                return address;
            }
        }

        return null;
    }

    private async Task<SubscriptionRow?> Row(string secret, CancellationToken cancel) =>
        secret.Length is 0 or > LongestSecret ? null : await subscriptions.ByLink(PrivateLink.Hash(secret), cancel);

    private async Task<SubscriptionRow?> Own(string secret, SubscriptionId alert, CancellationToken cancel) =>
        await Row(secret, cancel) is not { } one ? null
        : one.Id == alert ? one
        : await subscriptions.Find(alert.At(one.Hub), cancel) is { } other && other.Subscriber == one.Subscriber ? other
        : null;

    /// <summary>Asked again by a form that was sent twice, it is not one more.</summary>
    private async Task<bool> IsTooMany(HubId hub, SubscriberId subscriber, SubscriptionId but, CancellationToken cancel)
    {
        var rows = (await subscriptions.OfSubscriber(hub, subscriber, cancel)).Where(row => row.Id != but).ToList();
        return rows.Count >= MostPerAddress || rows.Count(row => row.Status == SubscriptionStatus.Asked) >= MostUnconfirmed;
    }

    private static bool IsEmail(string email) => email.Trim() is { Length: <= LongestEmail } text && MailAddress.TryCreate(text, out var address) && address.Address == text && PlainText.IsSound(text);

    private static AskedAlert No(Refusal refusal) => new(Reply.No(refusal), null);
}
