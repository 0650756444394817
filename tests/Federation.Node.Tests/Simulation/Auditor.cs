using System.Security.Cryptography;
using System.Text;
using Federation.Domain.Calls;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Training;
using Federation.Storage.Feeds;

namespace Federation.Node.Tests.Simulation;

/// <summary>Looks over every shoulder: what was written, in which order, by which command; what readers were shown; and folds it all again itself.</summary>
public sealed class Auditor(World world)
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Dictionary<HubId, List<Entry>> _feeds = [];
    private readonly Dictionary<GrainId, (GrainState? State, long Version)> _folded = [];
    private readonly HashSet<(GrainId, IdempotencyKey)> _written = [];
    private readonly HashSet<ReferralId> _claimed = [];
    private readonly Dictionary<GrainId, long> _compared = [];

    /// <summary>Every copy of a referral, in the order in which they came to be.</summary>
    public List<GrainId> Referrals { get; } = [];

    public List<GrainId> Calls { get; } = [];

    public List<GrainId> Offers { get; } = [];

    public List<GrainId> Alerts { get; } = [];

    public List<GrainId> Sessions { get; } = [];

    /// <summary>Places in sessions, asked for by whomever, in the order in which they were written.</summary>
    public List<(GrainId Session, Guid Id)> Registrations { get; } = [];

    /// <summary>Copies that the person had erased.</summary>
    public List<GrainId> Erased { get; } = [];

    public ReferralState? Referral(GrainId grain) => _folded.GetValueOrDefault(grain).State as ReferralState;

    public GrainState? Folded(GrainId grain) => _folded.GetValueOrDefault(grain).State;

    /// <summary>Whether this version was held against the feed before; comparing is slow, and a state changes only with its version.</summary>
    public bool IsCompared(GrainId grain, long version)
    {
        var compared = _compared.GetValueOrDefault(grain) == version;
        _compared[grain] = version;
        return compared;
    }

    public bool Wrote(GrainId grain, IdempotencyKey key) => _written.Contains((grain, key));

    public void Wrote(Append append, AppendResult result)
    {
        if (!_written.Add((append.Grain, append.Key)))
        {
            world.Break($"P1: {append.CommandName} was written twice at {append.Grain} under {append.Key}");
        }

        foreach (var entry in result.Entries)
        {
            world.Trace?.Invoke($"  {entry.Hub}#{entry.Position} {entry.Subject.Kind} {entry.Subject.Key[^4..]} v{entry.Version} → {entry.Audience}: {entry.Fact}");
            Follow(entry);
        }
    }

    public void Saw(string reader, IReadOnlyList<Entry> page)
    {
        foreach (var entry in page)
        {
            var written = _feeds[entry.Hub][(int)entry.Position - 1];
            if (entry != written && !(entry with { Fact = written.Fact } == written && Text(entry.Fact).SequenceEqual(Text(written.Fact))))
            {
                world.Break($"P3: {reader} read {entry.Hub}#{entry.Position} as something else than was written");
            }
        }
    }

    /// <summary>Nobody forges anything here: a reaction that is refused for good is something lost; but an erasure may come where all is erased.</summary>
    public void Skipped(HubId hub, HubId source, Refusal refusal)
    {
        if (refusal.Code != "forgotten")
        {
            world.Break($"{hub} refused for good an entry of {source}: {refusal.Code} {refusal.Detail}");
        }
    }

    public string Digest() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    private void Follow(Entry entry)
    {
        if (!_feeds.TryGetValue(entry.Hub, out var feed))
        {
            _feeds[entry.Hub] = feed = [];
        }

        if (entry.Position != feed.Count + 1)
        {
            world.Break($"P3: {entry.Hub}#{entry.Position} comes after #{feed.Count}");
        }

        var before = _folded.GetValueOrDefault(entry.Subject);
        if (entry.Version != before.Version + 1)
        {
            world.Break($"P2: {entry.Subject} goes from version {before.Version} to {entry.Version}: a fork");
        }

        feed.Add(entry);
        _hash.AppendData(Encoding.UTF8.GetBytes($"{entry.Hub}{entry.Position}{entry.Subject}{entry.At:O}{entry.Audience}"));
        _hash.AppendData(Text(entry.Fact));
        var after = Grain.Apply(entry.Subject, before.State, entry.Fact, entry.At);
        _folded[entry.Subject] = (after, entry.Version);
        if (before.State is null)
        {
            (entry.Subject.Kind switch { GrainKind.Call => Calls, GrainKind.Referral => Referrals, GrainKind.Offer => Offers, GrainKind.Subscription => Alerts, GrainKind.Session => Sessions, _ => null })?.Add(entry.Subject);
        }

        if (entry.Fact is SessionRegistered { Registration.Id: var place })
        {
            Registrations.Add((entry.Subject, place));
        }

        Judge(entry, before.State as ReferralState);
    }

    private void Judge(Entry entry, ReferralState? before)
    {
        switch (entry.Fact)
        {
            case ReferralForgotten { AtThePersonsWish: true }:
                Erased.Add(entry.Subject);
                break;
            case ReferralFiled { Dossier.Parent: { } parent } filed when Referral(parent.At(entry.Hub))?.Dossier.FirstRequestedAt != filed.Dossier.FirstRequestedAt:
                world.Break($"{entry.Subject} has another first instant than its parent");
                break;
            case ReferralMirrored mirrored when Referral(entry.Subject with { Hub = mirrored.Letter.Origin })?.Dossier.FirstRequestedAt != mirrored.Letter.FirstRequestedAt:
                world.Break($"{entry.Subject} has another first instant than its origin");
                break;
            case ReferralDisclosed { What: SealKind.Contact } disclosed when before!.Side == Side.Origin && disclosed.Danger is null:
                Disclosure(entry, disclosed, before);
                break;
            case CallClaimed claimed when !_claimed.Add(claimed.Id):
                world.Break($"{claimed.Id} was claimed twice");
                break;
            case ReferralSent { Letter.LeaseUntil: { } lease } sent when HeldElsewhere(entry.Subject, entry.At) is { } other:
                world.Break($"{sent.To} gets a lease until {lease:u} while {other} holds one for the same request");
                break;
            case CallChanged { Status: CallStatus.Granted } when Referral(Origin(entry.Subject))?.Recipient != entry.Hub:
                world.Break($"{entry.Subject} is granted and its origin did not say so");
                break;
        }
    }

    private void Disclosure(Entry entry, ReferralDisclosed disclosed, ReferralState before)
    {
        var consent = before.Dossier.Consent;
        var copy = entry.Subject with { Hub = disclosed.To };
        var accepted = disclosed.To == before.Recipient && _feeds[disclosed.To].Any(said => said.Subject == copy && said.Fact is ReferralMoved { To: Status.Accepted });
        if (!accepted || !consent.Covers(disclosed.To, entry.At) || disclosed.Until > consent.Until)
        {
            world.Break($"{entry.Subject}: the contact was opened to {disclosed.To}, accepted {accepted}, under {consent} at {entry.At:u}");
        }
    }

    /// <summary>The same request under another attempt: its lease must be over before the next begins.</summary>
    private HubId? HeldElsewhere(GrainId grain, DateTimeOffset now)
    {
        for (var parent = Referral(grain)?.Dossier.Parent; parent is { } id; parent = Referral(id.At(grain.Hub))?.Dossier.Parent)
        {
            if (Referral(id.At(grain.Hub)) is { LeaseUntil: { } lease, Recipient: { } hub } held && lease > now && !Transitions.IsEnded(held.Status))
            {
                return hub;
            }
        }

        return null;
    }

    private GrainId Origin(GrainId call) => new(((CallState)Folded(call)!).Letter.Origin, GrainKind.Referral, call.Key);

    private static ReadOnlySpan<byte> Text(Fact fact) => DomainJson.Facts.Write(fact);
}
