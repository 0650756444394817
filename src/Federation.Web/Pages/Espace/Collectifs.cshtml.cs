using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Node.Desk;
using Federation.Storage.Collectives;
using Federation.Web.Training;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Espace;

/// <summary>The collectives of this hub: their meetings announced, called off, and counted.</summary>
public sealed class CollectifsModel(CollectiveDesk desk, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock) : SpacePage(directory, identifiers, clock)
{
    [BindProperty(SupportsGet = true, Name = "fait")]
    public string? Done { get; set; }

    [BindProperty]
    public MeetingForm Form { get; set; } = new();

    [BindProperty]
    public SessionMove Move { get; set; } = new();

    public IReadOnlyList<ListedCollective> List { get; private set; } = [];

    public GrainId Grain { get; private set; }

    public CollectiveState? State { get; private set; }

    public bool IsNamed { get; private set; }

    /// <summary>By their first time, those to come.</summary>
    public IEnumerable<Meeting> Coming => State!.Meetings.Where(meeting => meeting.Plan.End > Now).OrderBy(meeting => meeting.Plan.Start);

    /// <summary>The latest first, as far as they are kept.</summary>
    public IEnumerable<Meeting> Past => State!.Meetings.Where(meeting => meeting.Plan.End <= Now).OrderByDescending(meeting => meeting.Plan.Start);

    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancel)
    {
        await ReadList(cancel);
        IsNamed = id is not null;
        var chosen = await Choose(id ?? List.FirstOrDefault()?.Grain.Key, cancel);
        return IsNamed && !chosen ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostPlanAsync(string? id, CancellationToken cancel) => Ask(id, "annoncer", async key =>
    {
        if (!Guid.TryParseExact(Move.Place, "D", out var drawn))
        {
            return Refusal.InvalidField("key");
        }

        var plan = Form.Read(new FormReading(Faults), drawn.ToString());
        return Faults.Any ? null : await Give(new PlanMeeting(plan), key, cancel);
    }, cancel);

    public Task<IActionResult> OnPostCancelAsync(string? id, CancellationToken cancel) => Ask(id, "annuler", key => Give(new CancelMeeting(Move.Place ?? ""), key, cancel), cancel);

    public Task<IActionResult> OnPostCountAsync(string? id, CancellationToken cancel) => Ask(id, "compter", async key =>
    {
        if (new FormReading(Faults).Whole(Move.Count, $"presents-{Move.Place}", 0, CollectiveGrain.MostPresent) is { } present)
        {
            return await Give(new CountMeeting(Move.Place ?? "", present), key, cancel);
        }

        if (!Faults.Any)
        {
            Faults.Add($"presents-{Move.Place}", "Écrivez combien de personnes sont venues.");
        }

        return null;
    }, cancel);

    private async Task<Refusal?> Give(Command command, IdempotencyKey key, CancellationToken cancel) => (await desk.Ask(Grain, command, Caller, key, cancel)).Refusal;

    private async Task<IActionResult> Ask(string? id, string done, Func<IdempotencyKey, Task<Refusal?>> act, CancellationToken cancel)
    {
        IsNamed = true;
        await ReadList(cancel);
        if (!await Choose(id, cancel))
        {
            return NotFound();
        }

        Move.Form = done;
        if (KeyOf(Move.Key) is not { } key)
        {
            return Refuse(Refusal.UnknownCommand);
        }

        var refusal = await act(key);
        return Faults.Any ? Mend()
            : refusal is not null ? Refuse(refusal)
            : RedirectToPage(null, null, new { hub = Hub.Id.ToString(), id = Grain.Key, fait = done }, "detail");
    }

    private async Task ReadList(CancellationToken cancel) => List = [.. (await desk.All(cancel)).Where(one => one.Grain.Hub == Hub.Id).OrderBy(one => one.Profile.Name, StringComparer.Ordinal)];

    private async Task<bool> Choose(string? id, CancellationToken cancel)
    {
        Grain = TextId.IsSlug(id, GrainId.LongestKey) ? new GrainId(Hub.Id, GrainKind.Collective, id!) : default;
        State = Grain == default ? null : await desk.Load(Grain, cancel);
        return State is not null;
    }
}
