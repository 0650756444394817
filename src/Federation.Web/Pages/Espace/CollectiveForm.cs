using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Gateway.Words;
using Federation.Node.Desk;
using Federation.Web.Shared;
using Federation.Web.Training;

namespace Federation.Web.Pages.Espace;

/// <summary>A collective as a coordinator describes it.</summary>
public sealed class CollectiveForm
{
    public string? Nom { get; set; }

    public string? Sorte { get; set; }

    public string? Etat { get; set; }

    public string? Public { get; set; }

    public string? Portee { get; set; }

    public string? Hote { get; set; }

    public string? Region { get; set; }

    public string? Departement { get; set; }

    public string? Commune { get; set; }

    public string? Rythme { get; set; }

    public string? Comment { get; set; }

    public string? Animation { get; set; }

    public string? But { get; set; }

    public string? Note { get; set; }

    public static CollectiveForm Of(CollectiveProfile profile, Func<string, string> name) => new()
    {
        Nom = profile.Name, Sorte = Codes<CollectiveKind>.Of(profile.Kind), Etat = Codes<CollectiveStatus>.Of(profile.Status), Public = Codes<CollectiveAudience>.Of(profile.Audience),
        Portee = Codes<CollectiveScope>.Of(profile.Scope), Hote = profile.Host is { } host ? name(host) : null, Region = profile.Region?.ToString(), Departement = profile.Department?.ToString(),
        Commune = profile.Commune, Rythme = profile.Rhythm, Comment = Codes<CollectiveWay>.Of(profile.Way), Animation = Codes<FacilitatorKind>.Of(profile.Facilitator), But = profile.Purpose, Note = profile.Note,
    };

    /// <summary>By the labels of the page and in its order, for who compares two of them.</summary>
    public IEnumerable<(string Label, string? Text)> Lines() =>
    [
        ("Nom", Nom), ("Quelle sorte de collectif ?", Choices.Word<CollectiveKind>(Sorte, Labels.Of)), ("Qui est dans la salle ?", Choices.Word<CollectiveAudience>(Public, Labels.Of)), ("Rythme", Rythme),
        ("Comment se voit-on ?", Choices.Word<CollectiveWay>(Comment, Labels.Of)), ("Qui anime ?", Choices.Word<FacilitatorKind>(Animation, Labels.Of)), ("Pour quoi faire", But),
        ("Pour", Choices.Word<CollectiveScope>(Portee, Labels.Of)), ("Région", Choices.Region(Region)), ("Département", Choices.Department(Departement)), ("Commune", Commune), ("Structure qui accueille", Hote),
        ("Où en est-il ?", Choices.Word<CollectiveStatus>(Etat, Labels.Of)), ("Autre chose à dire", Note),
    ];

    /// <param name="directory">Of the hub: the host's name becomes its key.</param>
    public CollectiveProfile Read(FormReading reading, IReadOnlyList<(string Key, string Name)> directory, CollectiveProfile? former)
    {
        const int Line = CollectiveGuards.LongestLine, Text = CollectiveGuards.LongestText;
        var host = reading.Text(Hote, "hote", Line);
        var key = host is null ? null : StructureNames.Find(directory, host) ?? (host == former?.Host ? host : null);
        if (host is not null && key is null)
        {
            reading.Faults.Add("hote", "Cette structure n’est pas dans votre annuaire : écrivez le nom comme il y est, ou laissez vide.");
        }

        return new CollectiveProfile(
            reading.Required(Nom, "nom", Line, "Écrivez le nom du collectif."), reading.Code(Sorte, "sorte", CollectiveKind.PracticeExchange), reading.Code(Etat, "etat", CollectiveStatus.Active),
            reading.Code(Public, "public", CollectiveAudience.NotStated), reading.Code(Portee, "portee", CollectiveScope.NotStated), key,
            RegionCode.TryParse(Region, out var region) ? region : null, DepartmentCode.TryParse(Departement, out var department) ? department : null, reading.Text(Commune, "commune", Line),
            reading.Text(Rythme, "rythme", Line), reading.Code(Comment, "comment", CollectiveWay.NotStated), reading.Code(Animation, "animation", FacilitatorKind.NotStated),
            reading.Text(But, "but", Text), reading.Text(Note, "note", Text), former?.Source);
    }
}
