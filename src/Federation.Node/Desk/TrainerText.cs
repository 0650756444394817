using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Referrals;
using Federation.Domain.Training;

namespace Federation.Node.Desk;

/// <summary>Who a trainer is and how to reach one. It exists in memory while it is typed or read; sealed at the home hub, erased with the trainer's leave.</summary>
public sealed record TrainerContact(string Name, string? Email, string? Phone)
{
    public const int Longest = 200;

    public Refusal? Check() =>
        Bad(Name) ? Refusal.InvalidField("contact.name")
        : Email is null && Phone is null ? Refusal.InvalidField("contact")
        : Email is not null && (Bad(Email) || !Reach.HasAddress(Email) || Email.Contains(' ')) ? Refusal.InvalidField("contact.email")
        : Phone is not null && (Bad(Phone) || Phone.Count(char.IsDigit) is < 4 or > 15) ? Refusal.InvalidField("contact.phone")
        : null;

    private static bool Bad(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > Longest || !PlainText.IsSound(text);

    public override string ToString() => "[scellé]";
}

/// <summary>The sealed row: who one is, and the secret of the private link, so that a letter can hold the link. Rows that are older than letters have none.</summary>
internal sealed record SealedTrainer(string Name, string? Email, string? Phone, string? Secret = null)
{
    public static SealedTrainer Of(TrainerContact contact, string? secret) => new(contact.Name, contact.Email, contact.Phone, secret);

    public override string ToString() => "[scellé]";
}

/// <summary>Where to write to a trainer, at the moment when a letter leaves.</summary>
/// <param name="Secret">Of the private link; null: the person alone has it.</param>
public sealed record ReachedTrainer(string Email, string? Secret, TrainerState State)
{
    public override string ToString() => "[scellé]";
}

/// <summary>What the form carries from the moment it is shown, so that sending it twice adds one trainer.</summary>
/// <param name="Secret">Of the private link by which the trainer answers.</param>
public sealed record TrainerTicket(TrainerId Id, string Secret)
{
    public static TrainerTicket Draw(IIdentifiers identifiers) => new(TrainerId.Of(identifiers.Next()), identifiers.Secret());

    /// <summary>What the hub keeps of the secret: it opens nothing.</summary>
    public string Owner => PrivateLink.Hash(Secret);

    public IdempotencyKey Key => IdempotencyKey.Parse($"add:{Id}");

    public override string ToString() => Id.ToString();
}

/// <summary>A trainer, as opened by its private link.</summary>
public sealed record OpenedTrainer(GrainId Grain, TrainerState State)
{
    public override string ToString() => Grain.ToString();
}
