using Federation.Domain.Grains;

namespace Federation.Domain.Jobs;

/// <summary>
/// Whom to reach to apply. It exists in memory while it is typed or read; sealed at the hub while the offer is published, erased at its end; never in
/// an entry. One way at least.
/// </summary>
/// <param name="Name">A person or a service; null: the structure.</param>
/// <param name="Link">http or https.</param>
/// <param name="Address">Where to come or to write.</param>
public sealed record ApplicationContact(string? Name, string? Email, string? Phone, string? Link, string? Address)
{
    public const int Longest = 200;

    public Refusal? Check() =>
        Email is null && Phone is null && Link is null && Address is null ? Refusal.InvalidField("contact")
        : Bad(Name) ? Refusal.InvalidField("contact.name")
        : Bad(Email) || (Email is not null && (!Reach.HasAddress(Email) || Email.Contains(' '))) ? Refusal.InvalidField("contact.email")
        : Bad(Phone) || (Phone is not null && Phone.Count(char.IsDigit) is < 4 or > 15) ? Refusal.InvalidField("contact.phone")
        : Link is not null && (!Reach.IsLink(Link) || !PlainText.IsSound(Link)) ? Refusal.InvalidField("contact.link")
        : Bad(Address) ? Refusal.InvalidField("contact.address")
        : null;

    private static bool Bad(string? text) => text is not null && (string.IsNullOrWhiteSpace(text) || text.Length > Longest || !PlainText.IsSound(text));

    public override string ToString() => "[scellé]";
}
