using System.Xml.Linq;
using Federation.Domain.Training;
using Federation.Gateway.Tests.Peers;
using Federation.Gateway.Training;
using Federation.Gateway.Training.Lheo;

namespace Federation.Gateway.Tests.Training;

public sealed class LheoTests
{
    private const int Hostile = 120;

    [Fact]
    public void A_course_that_says_all_is_told_whole()
    {
        var free = Sheets.Plan with { Way = TrainingWay.Remote, Department = null, Commune = null, Venue = null, Places = null };
        var file = Read(Sheets.Course(Sheets.Whole, Sheets.Session(Sheets.Plan), Sheets.Session(free, "posture-2", door: RegistrationDoor.Closed, free: null)));
        var formation = Assert.Single(file.Descendants(Name("formation")));
        Assert.Equal("Posture et limites", Text(formation, "intitule-formation"));
        Assert.Equal(["44021", "43431"], formation.Descendants(Name("code-FORMACODE")).Select(code => code.Value));
        Assert.Equal("Se situer dans l’équipe (3,5 h)\n- La juste distance", Text(formation, "contenu-formation"));
        Assert.Equal(("1", "14"), (Text(formation, "certifiante"), Text(formation, "code-niveau-entree")));
        Assert.Equal("https://pairs.example/formations/aura/posture", formation.Element(Name("url-formation"))!.Value);
        var body = formation.Element(Name("organisme-formation-responsable"))!;
        Assert.Equal(("Association exemple", "73282932000074", "00000000000"), (Text(body, "nom-organisme"), Text(body, "SIRET-organisme-formation"), Text(body, "numero-activite")));
        Assert.Contains("peer-plus-professional", formation.Elements(Name("extras")).Elements().Select(extra => extra.Value));

        var actions = formation.Elements(Name("action")).ToList();
        Assert.Equal(["0", "2"], actions.Select(action => Text(action, "modalites-enseignement")));
        var here = actions[0];
        Assert.Equal(["80036"], here.Elements(Name("code-public-vise")).Select(code => code.Value));
        Assert.Equal("Grenoble", here.Element(Name("lieu-de-formation"))!.Descendants(Name("ville")).Single().Value);
        Assert.Equal("38", here.Element(Name("lieu-de-formation"))!.Descendants(Name("departement")).Single().Value);
        Assert.Equal(("450.50", "16", "1"), (Text(here, "prix-total-TTC"), Text(here, "nombre-heures-total"), Text(here, "prise-en-charge-frais-possible")));
        Assert.Contains("Agence exemple", Text(here, "detail-conditions-prise-en-charge"));

        // A number that fails its key is somebody else's or nobody's: it is not passed on.
        Assert.Equal("00000000000000", here.Element(Name("organisme-formateur"))!.Element(Name("SIRET-formateur"))!.Value);
        Assert.Null(actions[1].Element(Name("lieu-de-formation")));
        var session = Assert.Single(here.Elements(Name("session")));
        Assert.Equal(("20270327", "20271031"), (session.Descendants(Name("debut")).Single().Value, session.Descendants(Name("fin")).Single().Value));
        Assert.Equal(("1", "12"), (Text(session, "etat-recrutement"), session.Descendants(Name("nb-places")).Single().Value));
        Assert.Equal("https://pairs.example/formations/aura/sessions/posture-1", session.Element(Name("url-session"))!.Value);
        Assert.Equal(["confirmed", "3"], session.Element(Name("extras"))!.Elements().Select(extra => extra.Value));
        Assert.Equal("2", Text(actions[1].Element(Name("session"))!, "etat-recrutement"));
    }

    [Fact]
    public void What_is_not_offered_any_more_is_not_written_and_what_is_over_neither()
    {
        var past = Sheets.Course(Sheets.Whole with { Status = CourseStatus.Past });
        var over = Sheets.Course(Sheets.Whole, Sheets.Session(Sheets.Plan, status: SessionStatus.Done), Sheets.Session(Sheets.Plan, "posture-2", SessionStatus.Cancelled));
        Assert.Empty(LheoFile.Write(Sheets.Hub, [past, past with { Profile = Sheets.Whole with { Status = CourseStatus.Planned } }], Sheets.Site));
        var session = Assert.Single(Read(past, over).Descendants(Name("session")));
        Assert.Equal("0000000000000000", session.Element(Name("periode"))!.Value);
    }

    [Fact]
    public void A_postponed_session_announces_no_days_and_takes_nobody()
    {
        var session = Assert.Single(Read(Sheets.Course(Sheets.Whole, Sheets.Session(Sheets.Plan, status: SessionStatus.Postponed))).Descendants(Name("session")));
        Assert.Equal(("0000000000000000", "3"), (session.Element(Name("periode"))!.Value, Text(session, "etat-recrutement")));
    }

    [Fact]
    public async Task Every_shape_and_every_course_of_the_sources_passes_the_grammar()
    {
        var undated = Sheets.Course(Sheets.Bare);
        string[] files = [Written(Sheets.Course(Sheets.Whole, Sheets.Session(Sheets.Plan))), Written(undated), Written([.. Sheets.Demonstration()])];
        Assert.All(await NodePeer.Ask("lheo.mjs", files), answer => Assert.Empty(answer.GetProperty("faults").Texts()));
        var demonstrated = Read([.. Sheets.Demonstration()]).Descendants(Name("intitule-formation")).ToList();
        Assert.NotEmpty(demonstrated);
        Assert.All(demonstrated, title => Assert.StartsWith("Exemple : ", title.Value));
    }

    [Fact]
    public async Task Whatever_the_texts_are_the_file_passes_the_grammar()
    {
        var files = Enumerable.Range(0, Hostile).Select(seed => Written(Sheets.Hostile(Seeds.Of(seed)), Sheets.Course(Sheets.Bare))).ToList();
        var answers = await NodePeer.Ask("lheo.mjs", files);
        for (var seed = 0; seed < Hostile; seed++)
        {
            Assert.True(answers[seed].GetProperty("faults").GetArrayLength() == 0, $"seed {seed}: {answers[seed]}");
        }
    }

    [Fact]
    public async Task The_grammar_finds_what_is_wrong()
    {
        var good = Written(Sheets.Course(Sheets.Whole, Sheets.Session(Sheets.Plan)));
        string[] spoiled =
        [
            good.Replace("<certifiante>1</certifiante>", ""),
            good.Replace("<debut>20270327</debut>", "<debut>2027-03-27</debut>"),
            good.Replace("<parcours-de-formation>1</parcours-de-formation>", "<parcours-de-formation>9</parcours-de-formation>"),
            good.Replace("intitule-formation", "titre-formation"),
            good.Replace("<etat-recrutement>1</etat-recrutement>", "<etat-recrutement>0</etat-recrutement>"),
            good.Replace("http://lheo.gouv.fr/2.3", "http://lheo.gouv.fr/2.2"),
        ];
        Assert.All(spoiled, text => Assert.NotEqual(good, text));
        Assert.All(await NodePeer.Ask("lheo.mjs", spoiled), answer => Assert.NotEmpty(answer.GetProperty("faults").Texts()));
    }

    [Fact]
    public void A_large_catalogue_is_written_in_pieces_and_ends_at_its_bound()
    {
        var read = 0;
        IEnumerable<CourseSheet> Endless()
        {
            for (; ; read++)
            {
                yield return Sheets.Course(Sheets.Whole, Sheets.Session(Sheets.Plan));
            }
        }

        var (longest, before) = (0, 0);
        foreach (var piece in LheoFile.Write(Sheets.Hub, Endless(), Sheets.Site))
        {
            longest = Math.Max(longest, piece.Length);
            before = before == 0 ? read : before;
        }

        Assert.InRange(longest, 1, 128 * 1024);
        Assert.InRange(before, 1, 100);
        Assert.InRange(read, LheoFile.MostCourses - 1, LheoFile.MostCourses + 1);
    }

    private static XName Name(string name) => XName.Get(name, "http://lheo.gouv.fr/2.3");

    private static string Text(XElement element, string name) => element.Element(Name(name))!.Value;

    private static string Written(params CourseSheet[] courses) => string.Concat(LheoFile.Write(Sheets.Hub, courses, Sheets.Site));

    private static XElement Read(params CourseSheet[] courses) => XDocument.Parse(Written(courses)).Root!;
}
