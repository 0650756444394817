using System.Globalization;
using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Domain.Time;
using Federation.Domain.Training;
using Federation.Gateway.Mail;
using Federation.Node.Desk;
using Federation.Storage.Mail;
using Federation.Storage.Training;

namespace Federation.Gateway.Training.Asked;

/// <summary>
/// Tells a trainer that an answer is awaited, until when, and for which days. What is given, where and with whom stands on the own page alone: a letter is neutral in its
/// body too (see "Consent and disclosure"), for people at home may not know that somebody is a peer.
/// </summary>
public sealed class AskedLetter(TrainerDesk desk, PublicAddress site, TimeProvider clock) : ILetterKind
{
    public const string Code = "asked";

    /// <summary>Days named in a letter; the page says them all.</summary>
    private const int MostDays = 5;

    public string Kind => Code;

    public string Name => "intervenant·es, une réponse est attendue";

    /// <summary>One for each request: somebody who is asked again later is written to again.</summary>
    public static QueuedMail Of(WaitingHold hold, DateTimeOffset at) => QueuedMail.Of(
        string.Create(CultureInfo.InvariantCulture, $"{Code}:{hold.Trainer.Key}:{hold.Ref.Booking.Hub}:{hold.Ref.Booking.Key}:{hold.Ref.Ask}"), hold.Trainer.Hub, Code, hold.Trainer.Key,
        JsonSerializer.Serialize(new Payload(hold.Ref.Booking.ToString(), hold.Ref.Ask)), at, hold.Until - at);

    public static QueuedMail Of(WaitingPair pair, DateTimeOffset at) => QueuedMail.Of(
        $"{Code}:{pair.Trainer.Key}:{pair.Pair.Hub}:{pair.Pair.Key}", pair.Trainer.Hub, Code, pair.Trainer.Key, JsonSerializer.Serialize(new Payload(pair.Pair.ToString(), 0)), at,
        TimeSpan.FromDays(PairClock.AnswerFor));

    public async Task<string?> Address(QueuedMail mail, CancellationToken cancel) => (await Find(mail, cancel))?.Trainer.Email;

    public async Task<Letter?> Write(QueuedMail mail, string address, CancellationToken cancel) => await Find(mail, cancel) is not { } asked ? null : new Letter(
        address, "Une réponse est attendue", $"Bonjour,\n\n{Question(asked.Hold)}\n{Link(asked.Trainer)}\n\nVous pouvez dire non, sans raison. Si cela ne vous dit rien, il n’y a rien à faire.\n")
    {
        Id = mail.Id,
    };

    private string Question(Hold? hold)
    {
        if (hold is null)
        {
            return "Il y a une question pour vous sur votre page.";
        }

        var (now, today) = (clock.GetUtcNow(), ParisTime.DateOf(clock.GetUtcNow()));
        var days = hold.Slots.Select(slot => slot.Date).Distinct().ToList();
        var named = string.Join(", ", days.Take(MostDays).Select(day => FrenchDates.Day(day, today))) + (days.Count > MostDays ? "…" : "");
        return $"On vous demande si vous êtes libre : {named}. Une réponse est attendue avant le {FrenchDates.Full(hold.Until, now)}. Votre page dit le reste :";
    }

    private string Link(ReachedTrainer trainer) => trainer.Secret is { } secret ? site.Of($"/intervenant/{secret}").ToString() : "Ouvrez-la avec votre lien privé, celui que vous avez reçu.";

    /// <summary>As it is now: answered, ended or not arrived yet, there is nothing to say.</summary>
    private async Task<(ReachedTrainer Trainer, Hold? Hold)?> Find(QueuedMail mail, CancellationToken cancel)
    {
        if (!TrainerId.TryParse(mail.Recipient, out var id) || JsonSerializer.Deserialize<Payload>(mail.Payload) is not { Of: { } text } payload || !GrainId.TryParse(text, out var of)
            || await desk.Reach(id.At(mail.Hub), cancel) is not { } trainer)
        {
            return null;
        }

        return of.Kind == GrainKind.Pair
            ? trainer.State.Pairs.Any(pair => pair.Pair == of && pair.Agreed is null) ? (trainer, null) : null
            : trainer.State.Find(new HoldRef(of, payload.Ask)) is { Status: HoldStatus.Held } hold && clock.GetUtcNow() < hold.Until ? (trainer, hold) : null;
    }

    private sealed record Payload(string Of, int Ask);
}
