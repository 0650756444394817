using System.Text.Json;

namespace Federation.Gateway.Tests.Asking;

/// <summary>Mutations as a client writes them: the input alone, in a variable.</summary>
public static class Commanding
{
    private const string Errors = "errors { __typename code message field }";

    private static readonly Dictionary<string, string> Answers = new()
    {
        ["FileReferralPayload"] = $"shortCode secret referral {{ status origin {{ code }} }} {Errors}",
        ["FollowedReferralPayload"] = $"referral {{ shortCode status forgotten }} {Errors}",
        ["ReferralPayload"] = $"referral {{ id status }} {Errors}",
        ["RerouteReferralPayload"] = $"shortCode referral {{ id status }} {Errors}",
        ["OpenSealedPayload"] = $"contact {{ name email phone organisation }} text {Errors}",
        ["OpenCallPayload"] = $"call {{ id status }} {Errors}",
        ["HubPayload"] = $"hub {{ id services {{ code capacity closedUntil }} }} {Errors}",
        ["OwnOfferPayload"] = $"secret offer {{ offerId status }} points {{ point }} {Errors}",
        ["HubOfferPayload"] = $"offer {{ offerId status }} points {{ point }} {Errors}",
        ["CoursePayload"] = $"course {{ id profile {{ title }} }} {Errors}",
        ["SessionPayload"] = $"session {{ id key status }} {Errors}",
        ["OpenRegistrationPayload"] = $"contact {{ name email phone organisation }} {Errors}",
        ["PlacePayload"] = $"secret place {{ placeId status }} {Errors}",
        ["HubTrainerPayload"] = $"trainer {{ trainerId }} {Errors}",
        ["TrainerLinkPayload"] = $"secret trainer {{ trainerId }} {Errors}",
        ["OwnTrainerPayload"] = $"trainer {{ trainerId }} {Errors}",
        ["PairPayload"] = $"pair {{ id status }} {Errors}",
        ["BookingPayload"] = $"booking {{ id status }} {Errors}",
        ["CollectivePayload"] = $"collective {{ id profile {{ name }} }} {Errors}",
        ["MeetingPayload"] = $"meeting {{ plan {{ key }} }} {Errors}",
        ["StructurePayload"] = $"structure {{ id name }} {Errors}",
    };

    /// <summary>The mutation's payload, with whatever errors it names; errors of the request itself throw.</summary>
    public static async Task<JsonElement> Do(this Client client, string mutation, object input) => (await client.TryDo(mutation, input)).Data.At(mutation);

    public static Task<Said> TryDo(this Client client, string mutation, object input)
    {
        var field = Contract.Schema.Mutation!.ByName[mutation];
        var document = $"mutation Go($input: {field.Arguments[0].Type}) {{ {mutation}(input: $input) {{ {Answers[field.Type.Named.Name]} }} }}";
        return client.Post(document, new { input });
    }

    /// <summary>Done: a payload without errors.</summary>
    public static async Task<JsonElement> Done(this Client client, string mutation, object input)
    {
        var payload = await client.Do(mutation, input);
        return payload.At("errors").GetArrayLength() == 0 ? payload : throw new InvalidOperationException($"{mutation}: {payload}");
    }

    public static string Refused(this JsonElement payload) =>
        payload.At("errors").GetArrayLength() == 1 ? payload.At("errors")[0].Text("code") : throw new InvalidOperationException($"not refused: {payload}");
}
