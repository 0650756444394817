using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Gateway.Training.Following;
using Federation.Node.Desk;
using Federation.Web.Trainers;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Espace.Paires;

/// <summary>The trainers of this hub. A new private link is shown once, in answer to the form that made it: it stands in no address.</summary>
public sealed class IntervenantsModel(TrainerDesk desk, Federation.Storage.Training.Trainers trainers, LiveTrainers live, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock)
    : TrainersPage(desk, trainers, live, directory, identifiers, clock)
{
    [BindProperty(SupportsGet = true, Name = "fait")]
    public string? Done { get; set; }

    [BindProperty]
    public TrainerForm Form { get; set; } = new();

    public GrainId? Chosen { get; private set; }

    public TrainerState? State { get; private set; }

    public TrainerContact? Contact { get; private set; }

    /// <summary>A private link that was just made.</summary>
    public string? Link { get; private set; }

    public string Ticket { get; private set; } = "";

    /// <summary>The form that was not accepted.</summary>
    public string? Failed { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancel)
    {
        var known = await Read(id, cancel);
        if (id is not null && !known)
        {
            return NotFound();
        }

        Form = Filled();
        return Page();
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel)
    {
        await Read(null, cancel);
        if (Form.Ticket?.Split(':') is not [var key, var secret] || !TrainerId.TryParse(key, out var trainer))
        {
            return Refuse(Refusal.UnknownCommand);
        }

        (Failed, Ticket) = ("ajouter", Form.Ticket);
        if (Form.Profile(Faults) is not { } profile || Form.Contact(Faults) is not { } contact)
        {
            return Mend();
        }

        var ticket = new TrainerTicket(trainer, secret);
        if ((await Trainers.Add(ticket, Hub.Id, profile, contact, Caller, cancel)).Refusal is { } refusal)
        {
            return Refuse(refusal);
        }

        (Failed, Link) = (null, LinkOf(secret));
        await Read(key, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostDescribeAsync(string? id, CancellationToken cancel)
    {
        if (!await Read(id, cancel) || Chosen is not { } trainer)
        {
            return NotFound();
        }

        Failed = "modifier";
        if (KeyOf(Form.Key) is not { } key)
        {
            return Refuse(Refusal.UnknownCommand);
        }

        if (Form.Profile(Faults) is not { } profile || Form.Contact(Faults) is not { } contact)
        {
            return Mend();
        }

        var reply = await Trainers.Describe(trainer, profile, contact == Contact ? null : contact, Caller, key, cancel, Form.Lu ?? "");
        if (reply.Refusal == Refusal.TextReplaced && await Read(id, cancel) && State is { } now)
        {
            Form.Lu = now.TextId;
            return Compare(reply.Refusal, Form.Lines(), TrainerForm.Of(now.Profile, Contact).Lines());
        }

        return reply.Refusal is { } refusal
            ? Refuse(refusal)
            : RedirectToPage(null, null, new { hub = Hub.Id.ToString(), id = trainer.Key, fait = "modifier" }, "detail");
    }

    public async Task<IActionResult> OnPostLinkAsync(string? id, CancellationToken cancel)
    {
        if (!await Read(id, cancel) || Chosen is not { } trainer)
        {
            return NotFound();
        }

        if (KeyOf(Form.Key) is not { } key || Form.Ticket is not { Length: > 0 } secret)
        {
            return Refuse(Refusal.UnknownCommand);
        }

        if ((await Trainers.Relink(trainer, secret, Caller, key, cancel)).Refusal is { } refusal)
        {
            return Refuse(refusal);
        }

        Link = LinkOf(secret);
        Form = Filled();
        return Page();
    }

    public async Task<IActionResult> OnPostRetireAsync(string? id, CancellationToken cancel)
    {
        if (!await Read(id, cancel) || Chosen is not { } trainer)
        {
            return NotFound();
        }

        Failed = "retirer";
        if (!Form.Compris)
        {
            Faults.Add("compris", "Cochez la case pour confirmer : c’est sans retour.");
            return Mend();
        }

        return KeyOf(Form.Key) is not { } key ? Refuse(Refusal.UnknownCommand)
            : (await Trainers.Ask(trainer, new RetireTrainer(), Caller, key, cancel)).Refusal is { } refusal ? Refuse(refusal)
            : RedirectToPage(null, null, new { hub = Hub.Id.ToString(), id = "", fait = "retirer" });
    }

    /// <summary>As the trainer is described now.</summary>
    public TrainerForm Filled()
    {
        var form = State is null ? new TrainerForm() : TrainerForm.Of(State.Profile, Contact);
        form.Lu = State?.TextId;
        return form;
    }

    public string NewSecret() => Identifiers.Secret();

    private string LinkOf(string secret) => $"{Request.Scheme}://{Request.Host}/intervenant/{secret}";

    private async Task<bool> Read(string? id, CancellationToken cancel)
    {
        await ReadOwn(cancel);
        var ticket = TrainerTicket.Draw(Identifiers);
        Ticket = $"{ticket.Id}:{ticket.Secret}";
        if (!TrainerId.TryParse(id, out var trainer) || await Trainers.Load(trainer.At(Hub.Id), Caller, cancel) is not { Retired: false } state)
        {
            return false;
        }

        (Chosen, State) = (trainer.At(Hub.Id), state);
        Contact = (await Trainers.Contact(Chosen.Value, Caller, cancel)).Value;
        return true;
    }
}
