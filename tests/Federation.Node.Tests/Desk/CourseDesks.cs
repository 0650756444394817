using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Node.Desk;
using Federation.Node.Tests.Engine;

namespace Federation.Node.Tests.Desk;

public sealed class CourseDesksOnSqlite() : CourseDesks(On.Sqlite);

public sealed class CourseDesksOnPostgres() : CourseDesks(On.Postgres);

public abstract class CourseDesks(On on) : TrainingSuite(on)
{
    private static readonly GrainId Breton = new(Bretagne, GrainKind.Course, "posture-en-bretagne");

    [Fact]
    public async Task A_course_is_described_once_and_anew_and_everybody_reads_the_last_text()
    {
        await Again(key => Courses.Describe(Course, Profile, Coordinator, key, None));
        Assert.Equal(Profile, Assert.Single(await Courses.All(None)).Profile);
        Home.Clock.Advance(TimeSpan.FromMinutes(1));
        await Again(key => Courses.Describe(Course, Profile with { Title = "Posture, limites et équipe" }, Coordinator, key, None));
        Assert.Equal(("Posture, limites et équipe", Home.Now), ((await Courses.Find(Course, None))!.Profile.Title, (await Courses.Find(Course, None))!.ChangedAt));
        Assert.Empty(await Courses.OfHub(Bretagne, None));
        Assert.Equal("not-allowed", (await Courses.Describe(Course, Profile, Neighbour, Next(), None)).Refusal?.Code);
    }

    [Fact]
    public async Task A_course_spread_to_another_region_is_a_variant_that_keeps_its_parent()
    {
        await Courses.Describe(Course, Profile, Coordinator, Next(), None);
        var variant = CourseDesk.Variant((await Courses.Find(Course, None))!, RegionCode.Parse("53"));
        await Again(key => Courses.Describe(Breton, variant, Neighbour, key, None));

        Assert.Equal(Breton, Assert.Single((await Courses.View(Course, None))!.Variants).Grain);
        var view = (await Courses.View(Breton, None))!;
        Assert.Equal(Course, view.Parent!.Grain);
        Assert.Empty(view.Variants);

        foreach (var other in (CourseProfile[])[variant with { Kind = CourseKind.Catalogue, Parent = null }, variant with { Parent = new GrainId(Aura, GrainKind.Course, "autre") }])
        {
            await Courses.Describe(new GrainId(Aura, GrainKind.Course, "autre"), Profile, Coordinator, Next(), None);
            Assert.Equal("parent-is-kept", (await Courses.Describe(Breton, other, Neighbour, Next(), None)).Refusal?.Code);
        }

        var lost = variant with { Parent = new GrainId(Aura, GrainKind.Course, "nulle-part") };
        Assert.Equal("parent", (await Courses.Describe(new GrainId(Bretagne, GrainKind.Course, "deux"), lost, Neighbour, Next(), None)).Refusal?.Detail);
    }

    [Fact]
    public async Task What_is_not_a_course_is_not_found_as_one()
    {
        await Planned();
        Assert.Null(await Courses.Find(At("posture-1"), None));
        Assert.Null(await Courses.View(Breton, None));
        Assert.Null(await Sessions.Find(Course, None));
        Assert.Null(await Sessions.Load(Course, None));
        Assert.Null(await Collectives.Find(Course, None));
        Assert.Null(await Collectives.Load(Course, None));
    }
}
