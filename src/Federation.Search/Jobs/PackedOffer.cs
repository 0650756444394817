using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;

namespace Federation.Search.Jobs;

/// <summary>
/// A published offer in as few bytes as its text and codes take, so that a million are held without a million small objects each. Lives in memory
/// only: nothing of it is kept from one version of the program to the next. Hub and id stand elsewhere; instants are whole milliseconds, as in feeds.
/// </summary>
internal static class PackedOffer
{
    [ThreadStatic]
    private static Packer? _packer;

    public static byte[] Pack(PublishedOffer offer)
    {
        var to = _packer ??= new Packer();
        to.Clear();
        to.Number(offer.Version);
        to.Number(Instant(offer.PublishedAt)).Number(Instant(offer.ChangedAt) - Instant(offer.PublishedAt)).Number(Instant(offer.Until) - Instant(offer.PublishedAt));
        to.List(offer.AlsoBy, static (packer, hub) => packer.Text(hub.ToString()));
        Pack(to, offer.Posting);
        return to.ToArray();
    }

    public static PublishedOffer Unpack(HubId hub, OfferId id, byte[] packed)
    {
        var from = new Unpacker(packed);
        var version = (int)from.Number();
        var (published, changed, until) = (from.Number(), from.Number(), from.Number());
        var also = from.List(static unpacker => HubId.Parse(unpacker.Text()!));
        return new PublishedOffer(hub, id, Posting(from), version, Instant(published), Instant(published + changed), Instant(published + until), also);
    }

    public static DateTimeOffset ChangedAt(byte[] packed)
    {
        var from = new Unpacker(packed);
        from.Number();
        return Instant(from.Number() + from.Number());
    }

    private static long Instant(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static void Pack(Packer to, Posting posting)
    {
        to.Text(posting.Title);
        to.Code(posting.Canonical);
        to.Text(posting.Employer.Name).Text(posting.Employer.Structure).Text(posting.Employer.Siret).Text(posting.Employer.Workplace);
        to.Text(posting.Place.Department.ToString()).Text(posting.Place.Commune).Text(posting.Place.Detail);
        to.Code(posting.Contract.Kind).Maybe(posting.Contract.Months).Text(posting.Contract.Note);
        to.Code(posting.Hours.Time).Amount(posting.Hours.PerWeek).Text(posting.Hours.Schedule);
        to.Code(posting.Pay.Basis).Amount(posting.Pay.From).Amount(posting.Pay.To).Maybe((int?)posting.Pay.Period);
        to.Text(posting.Pay.Scale).Maybe(posting.Pay.Index).Text(posting.Pay.Note);
        to.Code(posting.Agreement).Text(posting.Summary);
        to.List(posting.Missions, static (packer, line) => packer.Text(line));
        to.List(posting.Required, static (packer, line) => packer.Text(line));
        to.List(posting.Desired, static (packer, line) => packer.Text(line));
        to.List(posting.Languages, static (packer, asked) => packer.Text(asked.Language).Code(asked.Rule).Maybe((int?)asked.Level));
        to.Code(posting.Licence).Code(posting.Training).Code(posting.FormerClients);
        to.List(posting.Apply.Ways, static (packer, way) => packer.Code(way));
        to.Number(posting.Apply.AllAsked ? 1 : 0).Text(posting.Apply.Note).Text(posting.Reveals);
        to.List(posting.Publics, static (packer, met) => packer.Code(met));
        to.Text(posting.PublicsNote);
        to.List(posting.Commitments, static (packer, commitment) => packer.Code(commitment));
        to.Maybe(posting.Start.On?.DayNumber).Number(posting.Start.AtOnce ? 1 : 0);
        to.Maybe(posting.Positions).Text(posting.Prospects).Text(posting.Source);
    }

    // Arguments are read from left to right: this is the order above.
    private static Posting Posting(Unpacker from) => new(
        from.Text()!, from.Code<CanonicalTitle>(),
        new Employer(from.Text()!, from.Text(), from.Text(), from.Text()),
        new Place(DepartmentCode.Parse(from.Text()!), from.Text(), from.Text()),
        new Contract(from.Code<ContractKind>(), from.Maybe(), from.Text()),
        new Hours(from.Code<WorkingTime>(), from.Amount(), from.Text()),
        new Pay(from.Code<PayBasis>(), from.Amount(), from.Amount(), (PayPeriod?)from.Maybe(), from.Text(), from.Maybe(), from.Text()),
        from.Code<CollectiveAgreement>(), from.Text(), Lines(from), Lines(from), Lines(from),
        from.List(static unpacker => new LanguageAsked(unpacker.Text()!, unpacker.Code<LanguageRule>(), (LanguageLevel?)unpacker.Maybe())),
        from.Code<Licence>(), from.Code<TrainingPosition>(), from.Code<FormerClients>(),
        new HowToApply(from.List(static unpacker => unpacker.Code<WayToApply>()), from.Number() != 0, from.Text()), from.Text(),
        from.List(static unpacker => unpacker.Code<PublicMet>()), from.Text(), from.List(static unpacker => unpacker.Code<Commitment>()),
        new Start(from.Maybe() is { } day ? DateOnly.FromDayNumber(day) : null, from.Number() != 0),
        from.Maybe(), from.Text(), from.Text());

    private static ImmutableArray<string> Lines(Unpacker from) => from.List(static unpacker => unpacker.Text()!);
}
