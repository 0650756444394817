using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Domain.Territories;
using Federation.Gateway.GraphQL.Ids;
using Federation.Gateway.GraphQL.Paging;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Schemas;

internal static class ScalarBindings
{
    public static Bindings Scalars(this Bindings bindings) => bindings
        .Scalar<GrainId>("ID", GlobalId.Write, GlobalId.TryRead)
        .Scalar<DateTimeOffset>("Instant", Plain.Write, Plain.TryRead)
        .Scalar<DateOnly>("Day", Plain.Write, Plain.TryRead)
        .Scalar<TimeOnly>("TimeOfDay", Plain.Write, Plain.TryRead)
        .Scalar<DepartmentCode>("DepartmentCode", code => code.ToString(), DepartmentCode.TryParse)
        .Scalar<RegionCode>("RegionCode", code => code.ToString(), RegionCode.TryParse)
        .Scalar<ShortCode>("ShortCode", code => code.ToString(), ShortCode.TryParse)
        .Scalar<string>("LanguageCode", code => code, Plain.TryReadLanguage)
        .Scalar<long>("Position", Plain.Write, Plain.TryRead)
        .Scalar<FeedPlace>("FeedCursor", Cursors.Write, Cursors.TryRead)
        .Scalar<ListCursor>("String", Cursors.Write, Cursors.TryRead)
        .Scalar<StructurePlace>("String", Cursors.Write, Cursors.TryRead)
        .Scalar<OfferPlace>("String", Cursors.Write, Cursors.TryRead)
        .Scalar<ListPlace>("String", Cursors.Write, Cursors.TryRead)
        .Scalar<HubId>("String", Cursors.Write, Cursors.TryRead);
}
