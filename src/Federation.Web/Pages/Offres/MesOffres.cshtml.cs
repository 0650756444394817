using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Time;
using Federation.Gateway.Problems;
using Federation.Node.Desk;
using Federation.Web.Shared;
using Federation.Web.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OfferLine = Federation.Node.Desk.OfferLine;

namespace Federation.Web.Pages.Offres;

/// <param name="Title">As the employer writes it; null when nothing is written yet, or any more.</param>
public sealed record OwnLine(OfferLine Line, OfferState State, string? Title, string? Remark, Timeline Timeline);

/// <summary>All that was proposed under one private link: where it is, and what may be done now.</summary>
public sealed class MesOffresModel(OfferLists lists, OfferDesk desk, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock) : PageModel
{
    /// <summary>Opened and told in full; an employer with more has ended ones among them, which are fewer words.</summary>
    private const int MostOpened = 40;

    private IReadOnlyList<HubView> _hubs = [];
    private string _owner = "";

    [BindProperty(SupportsGet = true, Name = "fait")]
    public string? Done { get; set; }

    /// <summary>The offer that a form or an answer is about.</summary>
    [BindProperty(SupportsGet = true, Name = "offre")]
    public string? Offre { get; set; }

    [BindProperty]
    public string? Geste { get; set; }

    public string Key { get; private set; } = "";

    public IReadOnlyList<OwnLine> Lines { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public Faults Faults { get; } = new();

    public Refusal? Refused { get; private set; }

    /// <summary>The form that was not accepted.</summary>
    public string? Failed { get; private set; }

    public string Base => $"/offres/mes-offres/{Key}";

    public string Link => $"{Request.Scheme}://{Request.Host}{Base}";

    public string Name(HubId hub) => _hubs.FirstOrDefault(view => view.Id == hub)?.Profile.ShortName ?? hub.ToString();

    public string NewGesture() => identifiers.Next().ToString();

    public async Task<IActionResult> OnGet(string cle, CancellationToken cancel) => await Read(cle, cancel) ? Page() : NotFound();

    public Task<IActionResult> OnPostProlonger(string cle, CancellationToken cancel) => Ask(cle, "prolonger", () => new RenewOffer(), cancel);

    public Task<IActionResult> OnPostPourvue(string cle, string? comment, CancellationToken cancel)
    {
        if (!Codes<FilledHow>.TryParse(comment, out var how))
        {
            Faults.Add($"comment-{Offre}", "Choisissez une réponse ; « je préfère ne pas dire » suffit.");
        }

        return Ask(cle, "pourvue", () => new FillOffer(how), cancel);
    }

    public Task<IActionResult> OnPostRetirer(string cle, string? raison, CancellationToken cancel)
    {
        if (!Codes<WithdrawnWhy>.TryParse(raison, out var why) || !WithdrawnReasons.For(OfferActor.Employer).Contains(why))
        {
            Faults.Add($"raison-{Offre}", "Choisissez une raison ; « autre raison » suffit.");
        }

        return Ask(cle, "retirer", () => new WithdrawOffer(why), cancel);
    }

    private async Task<IActionResult> Ask(string cle, string form, Func<Command> command, CancellationToken cancel)
    {
        if (!await Read(cle, cancel) || Lines.FirstOrDefault(line => line.Line.Grain.Key == Offre) is not { } line)
        {
            return NotFound();
        }

        Failed = form;
        if (Faults.Any || !Guid.TryParseExact(Geste, "D", out var gesture))
        {
            Refused = Faults.Any ? null : Refusal.InvalidField("geste");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var reply = await desk.Ask(line.Line.Grain, command(), Caller.Employer(_owner), IdempotencyKey.Parse($"offer:{gesture}:{form}"), cancel);
        if (reply.Refusal is { } refusal)
        {
            Refused = refusal;
            Response.StatusCode = RefusalProblems.Status(refusal);
            return Page();
        }

        return Redirect($"{Base}?fait={form}&offre={Offre}#offre-{Offre}");
    }

    private async Task<bool> Read(string cle, CancellationToken cancel)
    {
        if (cle.Length is 0 or > 100)
        {
            return false;
        }

        (Key, _owner) = (cle, PrivateLink.Hash(cle));
        _hubs = await directory.All(cancel);
        var lines = new List<OwnLine>();
        foreach (var line in (await lists.Own(_owner, cancel)).Take(MostOpened))
        {
            // Moved to another hub before anybody read it: its other copy says all.
            if (await desk.Load(line.Grain, cancel) is { } state && state is not { Status: OfferStatus.Withdrawn, PublishedAt: null, Outline: null })
            {
                lines.Add(await Told(line, state, cancel));
            }
        }

        Lines = lines;
        return lines.Count > 0;
    }

    private async Task<OwnLine> Told(OfferLine line, OfferState state, CancellationToken cancel)
    {
        var writer = Caller.Employer(_owner);
        var title = state.Words?.Kind switch
        {
            SealKind.Draft => OfferForm.Read((await desk.Form(line.Grain, writer, cancel)).Value).Titre,
            SealKind.Proposal => (await desk.Text(line.Grain, writer, cancel)).Value?.Posting.Title,
            _ => null,
        } ?? state.Posting?.Title;
        var remark = state.Remark is null ? null : (await desk.Remark(line.Grain, writer, cancel)).Value;
        var steps = OfferSteps.All(await desk.History(line.Grain, cancel), Name)
            .Select(step => new TimelineStep(step.Title, step.Open ? StepState.Wait : StepState.Done, FrenchDates.Full(step.At, Now), step.At, step.Detail));
        return new OwnLine(line, state, title, remark, new Timeline([.. steps]));
    }
}
