using System.Text.Json.Serialization;
using Federation.Domain.Grains;

namespace Federation.Domain.Jobs;

[JsonConverter(typeof(CodeConverter<OfferStatus>))]
public enum OfferStatus
{
    Draft,
    Proposed,
    SentBack,
    Published,
    Filled,
    Expired,
    Withdrawn,
}
