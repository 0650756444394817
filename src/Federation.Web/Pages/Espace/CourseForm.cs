using System.Collections.Immutable;
using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Gateway.Words;
using Federation.Node.Desk;
using Federation.Web.Shared;
using Federation.Web.Training;
using Federation.Web.Words;

namespace Federation.Web.Pages.Espace;

/// <summary>A course as a coordinator describes it.</summary>
public sealed class CourseForm
{
    private const char Between = '|';

    public string? Titre { get; set; }

    public string? Nature { get; set; }

    public string? Etat { get; set; }

    public string? Organismes { get; set; }

    public string? Payeurs { get; set; }

    public string? Region { get; set; }

    public string? Departement { get; set; }

    public string? Commune { get; set; }

    public List<string> Publics { get; set; } = [];

    public List<string> Themes { get; set; } = [];

    public string? Prerequis { get; set; }

    public string? PrerequisNote { get; set; }

    public string? Admission { get; set; }

    public string? Heures { get; set; }

    public string? Jours { get; set; }

    public string? Semaines { get; set; }

    public string? Duree { get; set; }

    public string? Places { get; set; }

    public PriceForm Prix { get; set; } = new();

    public string? Contenus { get; set; }

    public string? Parties { get; set; }

    public string? Equipe { get; set; }

    public string? EquipeNote { get; set; }

    public string? Diplome { get; set; }

    public string? DiplomeNote { get; set; }

    public string? Facon { get; set; }

    public string? Suite { get; set; }

    public string? Note { get; set; }

    /// <param name="name">Of a structure by key; what no directory knows is shown by its key.</param>
    public static CourseForm Of(CourseProfile course, Func<string, string> name) => new()
    {
        Titre = course.Title, Nature = Codes<CourseKind>.Of(course.Kind), Etat = Codes<CourseStatus>.Of(course.Status), Organismes = string.Join('\n', course.Providers.Select(name)),
        Payeurs = string.Join('\n', course.Price.Funders.Select(name)), Region = course.Region?.ToString(), Departement = course.Department?.ToString(), Commune = course.Commune,
        Publics = [.. course.Audiences.Select(Codes<CourseAudience>.Of)], Themes = [.. course.Themes.Select(Codes<TrainingTheme>.Of)], Prerequis = Codes<Prerequisite>.Of(course.Prerequisite),
        PrerequisNote = course.PrerequisiteNote, Admission = course.Admission, Heures = Number(course.Length.Hours), Jours = Number(course.Length.Days), Semaines = Number(course.Length.Weeks),
        Duree = course.Length.Text, Places = Number(course.Places), Prix = PriceForm.Of(course.Price), Contenus = string.Join('\n', course.Contents),
        Parties = string.Join('\n', course.Modules.Select(module => string.Join($" {Between} ", new[] { module.Title, Number(module.Hours), module.Note }.Where((part, at) => part is not null || (at == 1 && module.Note is not null))))),
        Equipe = Codes<TrainerComposition>.Of(course.Trainers), EquipeNote = course.TrainersNote, Diplome = Codes<Certification>.Of(course.Certification), DiplomeNote = course.CertificationNote,
        Facon = course.Format, Suite = course.FollowUp, Note = course.Note,
    };

    /// <summary>By the labels of the page and in its order, for who compares two of them.</summary>
    public IEnumerable<(string Label, string? Text)> Lines() =>
    [
        ("Titre", Titre), ("Quelle sorte de formation ?", Choices.Word<CourseKind>(Nature, Labels.Of)), ("Où en est-elle ?", Choices.Word<CourseStatus>(Etat, Labels.Of)),
        ("Pour qui ?", Choices.Words<CourseAudience>(Publics, Labels.Of)), ("Ce qu’on y travaille", Contenus), ("Les parties", Parties), ("Thèmes", Choices.Words<TrainingTheme>(Themes, Labels.Of)),
        ("Heures", Heures), ("Jours", Jours), ("Semaines", Semaines), ("La durée en mots", Duree), ("Personnes par groupe", Places),
        ("Région", Choices.Region(Region)), ("Département", Choices.Department(Departement)), ("Commune", Commune),
        ("Prérequis", Choices.Word<Prerequisite>(Prerequis, Labels.Of)), ("Précision sur les prérequis", PrerequisNote), ("Comment on entre", Admission),
        ("Ce qu’on obtient", Choices.Word<Certification>(Diplome, Labels.Of)), ("Précision sur ce qu’on obtient", DiplomeNote),
        ("Qui anime ?", Choices.Word<TrainerComposition>(Equipe, Labels.Of)), ("Précision sur qui anime", EquipeNote), ("Organismes", Organismes), .. Prix.Lines(), ("Qui finance", Payeurs),
        ("Façon de travailler", Facon), ("Et après ?", Suite), ("Autre chose à dire", Note),
    ];

    /// <param name="directory">Of the hub: names become keys.</param>
    /// <param name="former">Whose parent and source stay, and whose structures are known by key.</param>
    public CourseProfile Read(FormReading reading, IReadOnlyList<(string Key, string Name)> directory, CourseProfile? former)
    {
        const int Text = CourseGuards.LongestText;
        var kind = former?.Parent is not null ? CourseKind.Variant : reading.Code(Nature, "nature", CourseKind.Catalogue);
        if (kind == CourseKind.Variant && former?.Parent is null)
        {
            reading.Faults.Add("nature", "Une version d’une autre région part de la formation d’origine : commencez par le catalogue.");
        }

        var price = Prix.Read(reading, new PriceOfCourse(CoursePrice.Unknown, null, null, null, Keys(reading, Payeurs, "payeurs", directory, former?.Price.Funders ?? [])));
        return new CourseProfile(
            reading.Required(Titre, "titre", CourseGuards.LongestTitle, "Écrivez le titre."), kind, reading.Code(Etat, "etat", CourseStatus.Offered), Keys(reading, Organismes, "organismes", directory, former?.Providers ?? []),
            RegionCode.TryParse(Region, out var region) ? region : null, DepartmentCode.TryParse(Departement, out var department) ? department : null, reading.Text(Commune, "commune", Text),
            [.. reading.Set<CourseAudience>(Publics)], [.. reading.Set<TrainingTheme>(Themes)], reading.Code(Prerequis, "prerequis", Prerequisite.NotStated), reading.Text(PrerequisNote, "prerequis-note", Text),
            reading.Text(Admission, "admission", Text),
            new CourseLength(reading.Number(Heures, "heures", 0.5m, 2000), reading.Whole(Jours, "jours", 1, 400), reading.Whole(Semaines, "semaines", 1, 200), reading.Text(Duree, "duree", Text)),
            reading.Whole(Places, "places", 1, 1000), price, Modules(reading), [.. reading.Lines(Contenus, "contenus", CourseGuards.MostLines, Text)], reading.Code(Equipe, "equipe", TrainerComposition.NotStated),
            reading.Text(EquipeNote, "equipe-note", Text), reading.Code(Diplome, "diplome", Certification.NotStated), reading.Text(DiplomeNote, "diplome-note", Text), reading.Text(Facon, "facon", Text),
            reading.Text(Suite, "suite", Text), reading.Text(Note, "note", Text), former?.Parent, former?.Source);
    }

    private ImmutableArray<CourseModule> Modules(FormReading reading) =>
    [
        .. reading.Lines(Parties, "parties", CourseGuards.MostLines, CourseGuards.LongestText).Select(line => line.Split(Between, 3, StringSplitOptions.TrimEntries)).Where(parts => parts[0].Length > 0)
            .Select(parts => new CourseModule(parts[0], parts.Length > 1 ? reading.Number(parts[1], "parties", 0.5m, 2000) : null, parts.Length > 2 && parts[2].Length > 0 ? parts[2] : null)),
    ];

    private static ImmutableArray<string> Keys(FormReading reading, string? typed, string field, IReadOnlyList<(string Key, string Name)> directory, ImmutableArray<string> former)
    {
        var keys = ImmutableArray.CreateBuilder<string>();
        foreach (var line in reading.Lines(typed, field, 10, CourseGuards.LongestTitle))
        {
            if (StructureNames.Find(directory, line) is { } key || (key = former.FirstOrDefault(one => one == line)) is not null)
            {
                keys.Add(key);
            }
            else
            {
                reading.Faults.Add(field, $"« {line} » n’est pas dans votre annuaire : écrivez le nom comme il y est, un par ligne.");
            }
        }

        return [.. keys.Distinct()];
    }

    private static string? Number(decimal? number) => number is { } known ? CourseWords.Number(known) : null;

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
