using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Referrals;
using Federation.Node.Desk;
using Federation.Storage.Feeds;
using Federation.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Espace;

/// <summary>What this hub can give now (its coordinators), and its clocks (its administrators). The grain holds the rights; the page only hides.</summary>
public sealed class ReglagesModel(ReferralDesk desk, IHubStore store, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock) : SpacePage(directory, identifiers, clock)
{
    [BindProperty]
    public CapacityInput Capacity { get; set; } = new();

    [BindProperty]
    public ClocksInput Clocks { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "fait")]
    public string? Done { get; set; }

    public PlatformState Platform { get; private set; } = null!;

    /// <summary>The form that was refused, so that its words stand beside it.</summary>
    public string? Failed { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await Read(cancel);
        Clocks = ClocksInput.Of(Platform.Settings);
        return Page();
    }

    public async Task<IActionResult> OnPostCapacityAsync(CancellationToken cancel)
    {
        await Read(cancel);
        Clocks = ClocksInput.Of(Platform.Settings);
        Failed = Capacity.Service;
        if (KeyOf(Capacity.Key) is not { } key || !Codes<ServiceCode>.TryParse(Capacity.Service, out var service) || !Codes<Capacity>.TryParse(Capacity.Level, out var level))
        {
            return Refuse(Refusal.UnknownCommand);
        }

        // The date is kept in the form, and means nothing unless the service is closed.
        DateOnly? until = level == Domain.Hubs.Capacity.Closed && DateOnly.TryParseExact(Capacity.Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        var reply = await desk.Ask(GrainId.Platform(Hub.Id), new ChangeCapacity(service, level, until), Caller, key, cancel);
        if (reply.Refusal is { Code: "invalid-field", Detail: "closedUntil" })
        {
            Faults.Add($"jusque-{Capacity.Service}", "Dites jusqu’à quel jour : une date à venir, dans les deux ans.");
            return Mend();
        }

        return reply.Refusal is { } refusal ? Refuse(refusal) : RedirectToPage(null, null, new { hub = Hub.Id.ToString(), fait = Capacity.Service }, $"service-{Capacity.Service}");
    }

    public async Task<IActionResult> OnPostClocksAsync(CancellationToken cancel)
    {
        await Read(cancel);
        Failed = "delais";
        if (KeyOf(Clocks.Key) is not { } key)
        {
            return Refuse(Refusal.UnknownCommand);
        }

        if (Clocks.Read(Faults) is not { } settings)
        {
            return Mend();
        }

        var reply = await desk.Ask(GrainId.Platform(Hub.Id), new ChangeSettings(settings), Caller, key, cancel);
        if (reply.Refusal is { Code: "invalid-field", Detail: { } field })
        {
            Faults.Add(field, ClocksInput.Rule(field));
            return Mend();
        }

        return reply.Refusal is { } refusal ? Refuse(refusal) : RedirectToPage(null, null, new { hub = Hub.Id.ToString(), fait = "delais" }, "delais");
    }

    private async Task Read(CancellationToken cancel) =>
        Platform = (PlatformState)(await store.Load(GrainId.Platform(Hub.Id), cancel)).State!;
}

public sealed class CapacityInput
{
    public string? Service { get; set; }

    public string? Level { get; set; }

    public string? Until { get; set; }

    public string? Key { get; set; }
}

/// <summary>Numbers as they were typed; the rule of each is the domain's (<see cref="Clocks.Check"/>).</summary>
public sealed class ClocksInput
{
    public string? ReadWithin { get; set; }

    public string? AnswerWithin { get; set; }

    public string? ExpireAfter { get; set; }

    public string? LeaseFor { get; set; }

    public string? ForgetAfter { get; set; }

    public List<string> Straight { get; set; } = [];

    public string? Key { get; set; }

    public static ClocksInput Of(HubSettings settings) => new()
    {
        ReadWithin = Text(settings.Clocks.ReadWithin),
        AnswerWithin = Text(settings.Clocks.AnswerWithin),
        ExpireAfter = Text(settings.Clocks.ExpireAfter),
        LeaseFor = Text(settings.Clocks.LeaseFor),
        ForgetAfter = Text(settings.Clocks.ForgetAfter),
        Straight = [.. settings.StraightThrough.Select(Codes<ReferralKind>.Of)],
    };

    /// <summary>The five fields in the page's order: id, label, hint, value.</summary>
    public IEnumerable<(string Id, string Name, string Label, string Hint, string? Value)> Fields() =>
    [
        ("readWithin", nameof(ReadWithin), "Lire une demande", "En jours ouvrés, de 1 à 60. Ensuite, un rappel.", ReadWithin),
        ("answerWithin", nameof(AnswerWithin), "Y répondre", "En jours ouvrés, 120 au plus. Ensuite, la plateforme d’origine est prévenue.", AnswerWithin),
        ("expireAfter", nameof(ExpireAfter), "Attendre une lecture", "En jours, de 2 à 365. Ensuite, une autre plateforme est proposée.", ExpireAfter),
        ("leaseFor", nameof(LeaseFor), "Répondre après avoir pris un appel", "En jours ouvrés, de 1 à 30. Ensuite, l’appel repart.", LeaseFor),
        ("forgetAfter", nameof(ForgetAfter), "Garder les détails après la fin", "En jours, 3650 au plus. Ensuite, ils sont effacés.", ForgetAfter),
    ];

    public static string Rule(string field) => field switch
    {
        "readWithin" => "Lire une demande : un nombre de jours de 1 à 60.",
        "answerWithin" => "Y répondre : un nombre de jours qui n’est pas plus court que la lecture, 120 au plus.",
        "expireAfter" => "Attendre une lecture : un nombre de jours de 2 à 365.",
        "leaseFor" => "Répondre après avoir pris un appel : un nombre de jours de 1 à 30.",
        "forgetAfter" => "Garder les détails : un nombre de jours de 1 à 3650.",
        _ => "Une valeur ne convient pas.",
    };

    public HubSettings? Read(Faults faults)
    {
        int Days(string id, string? text)
        {
            if (int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days))
            {
                return days;
            }

            faults.Add(id, Rule(id));
            return 0;
        }

        var clocks = new Clocks(Days("readWithin", ReadWithin), Days("answerWithin", AnswerWithin), Days("expireAfter", ExpireAfter), Days("leaseFor", LeaseFor), Days("forgetAfter", ForgetAfter));
        var kinds = Straight.Select(code => Codes<ReferralKind>.TryParse(code, out var kind) ? kind : (ReferralKind?)null).OfType<ReferralKind>();
        return faults.Any ? null : new HubSettings(clocks, [.. kinds]);
    }

    private static string Text(int days) => days.ToString(CultureInfo.InvariantCulture);
}
