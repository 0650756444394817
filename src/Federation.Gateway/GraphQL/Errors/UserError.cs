using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Referrals;
using Federation.Domain.Training;
using Federation.Gateway.Problems;

namespace Federation.Gateway.GraphQL.Errors;

/// <summary>A refusal as a part of the answer: it is what the domain says, not a failure of the request.</summary>
public abstract record UserError(string Code, string Message, string? Field)
{
    /// <param name="field">Where in the input, when the refusal itself does not say or says it otherwise.</param>
    public static UserError Of(Refusal refusal, string? field = null)
    {
        var (code, message) = (refusal.Code, RefusalProblems.Sentence(refusal));
        return refusal.Kind switch
        {
            RefusalKind.Invalid => new InvalidInput(code, message, field ?? refusal.Detail),
            RefusalKind.Forbidden => new NotAllowed(code, message, field),
            RefusalKind.NotFound or RefusalKind.Gone => new NotThere(code, message, field),
            RefusalKind.Conflict => new Conflict(code, message, field, Codes<Status>.TryParse(refusal.Detail, out var status) ? status : null, null),
            _ => new TryAgain(code, message, field),
        };
    }

    /// <summary>The statuses of offers have words of their own, and some that requests have too.</summary>
    public static UserError OfOffer(Refusal refusal, string? field) => Of(refusal, field) switch
    {
        Conflict conflict => conflict with { Status = null, OfferStatus = Codes<OfferStatus>.TryParse(refusal.Detail, out var status) ? status : null },
        InvalidInput invalid => invalid with { Field = field },
        var other => other,
    };

    /// <summary>The statuses of sessions and bookings have words of their own, and one that requests have too.</summary>
    public static UserError OfTraining(Refusal refusal, string? field) => Of(refusal, field) switch
    {
        Conflict conflict => conflict with
        {
            Status = null,
            SessionStatus = Codes<SessionStatus>.TryParse(refusal.Detail, out var session) ? session : null,
            BookingStatus = Codes<BookingStatus>.TryParse(refusal.Detail, out var booking) ? booking : null,
        },
        InvalidInput invalid => invalid with { Field = field },
        var other => other,
    };

    public static IReadOnlyList<UserError> List(Refusal? refusal, string? field = null) => refusal is null ? [] : [Of(refusal, field)];
}

public sealed record InvalidInput(string Code, string Message, string? Field) : UserError(Code, Message, Field);

public sealed record NotAllowed(string Code, string Message, string? Field) : UserError(Code, Message, Field);

public sealed record NotThere(string Code, string Message, string? Field) : UserError(Code, Message, Field);

public sealed record Conflict(string Code, string Message, string? Field, Status? Status, OfferStatus? OfferStatus, SessionStatus? SessionStatus = null, BookingStatus? BookingStatus = null)
    : UserError(Code, Message, Field);

public sealed record TryAgain(string Code, string Message, string? Field) : UserError(Code, Message, Field);
