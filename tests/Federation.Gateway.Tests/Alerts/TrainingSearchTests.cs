using System.Diagnostics;
using Federation.Domain.Alerts;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Gateway.Alerts.Trainings;
using Federation.Gateway.Tests.Jobs;
using Federation.Gateway.Tests.Training;
using Federation.Storage.Alerts;
using Federation.Testing.Domain;

namespace Federation.Gateway.Tests.Alerts;

public sealed class TrainingSearchTests
{
    [Theory]
    [InlineData("public=teams-before&mots=a+b&region=84&public=in-post-peers&region=11&region=84", "mots=a%20b&region=11&region=84&public=in-post-peers&public=teams-before")]
    [InlineData("?comment=remote&departement=2A&diplome=university-diploma&prix=free&publiee-par=aura", "departement=2A&publiee-par=aura&prix=free&diplome=university-diploma&comment=remote")]
    [InlineData("mots=&region=", "")]
    public void One_search_has_one_text(string asked, string kept)
    {
        var search = TrainingSearch.Read(AlertSubject.Sessions, asked, out var understood);
        Assert.True(understood);
        Assert.Equal(kept, search.ToString());
        Assert.Equal(kept, TrainingSearch.Read(AlertSubject.Sessions, kept).ToString());
    }

    [Theory]
    [InlineData("public=peers-only")]
    [InlineData("audience=peers-only")]
    [InlineData("diplome=certificate")]
    [InlineData("page=2")]
    [InlineData("comment=anywhere")]
    public void What_is_no_criterion_of_meetings_is_not_half_understood(string text)
    {
        Assert.Equal("", TrainingSearch.Read(AlertSubject.Meetings, text, out var understood).ToString());
        Assert.False(understood);
    }

    [Fact]
    public void Whatever_is_typed_is_read_and_comes_back_as_it_is_kept()
    {
        var random = Seeds.Of(31);
        for (var i = 0; i < 3_000; i++)
        {
            var subject = random.Chance(0.5) ? AlertSubject.Sessions : AlertSubject.Meetings;
            var kept = TrainingSearch.Read(subject, $"mots={HostileTexts.Text(random)}&{HostileTexts.Text(random)}&region=84").ToString();
            Assert.Equal(kept, TrainingSearch.Read(subject, kept, out var understood).ToString());
            Assert.True(understood, kept);
        }
    }

    [Fact]
    public void The_index_finds_whom_asking_each_of_them_finds()
    {
        var random = Seeds.Of(77);
        var (index, rows) = (new TrainingIndex(), new List<(SubscriptionRow Row, TrainingQuery Query)>());
        for (var i = 0; i < 3_000; i++)
        {
            var subject = random.Chance(0.6) ? AlertSubject.Sessions : AlertSubject.Meetings;
            var row = Row(random, subject);
            var search = TrainingSearch.Read(subject, Criteria(random));
            index.Put(row, search);
            rows.Add((row, TrainingQuery.Read(search)));
        }

        foreach (var (row, _) in rows.Take(300).ToList())
        {
            index.Remove(row.Id);
            rows.RemoveAll(known => known.Row.Id == row.Id);
        }

        var (found, worst) = (0, TimeSpan.Zero);
        foreach (var news in Enumerable.Range(0, 200).Select(_ => News(random)))
        {
            var matched = new List<Match>();
            var began = Stopwatch.GetTimestamp();
            index.Match(news, matched);
            worst = Stopwatch.GetElapsedTime(began) is var took && took > worst ? took : worst;
            var text = TrainingText.Of(news);
            Assert.Equal(rows.Where(known => known.Query.Matches(text)).Select(known => known.Row.Id).Order(), matched.Select(match => match.Subscription).Order());
            found += matched.Count;
        }

        Assert.InRange(found, 1_000, 3_000 * 200);

        // Some milliseconds; a scan that reads every text anew for each of them takes seconds.
        Assert.True(worst < TimeSpan.FromSeconds(1), worst.ToString());
    }

    internal static string Criteria(Random random)
    {
        List<string> fields = [];
        Maybe(0.3, () => $"mots={random.Pick(["posture", "limites", "pair", "cadre", "santé mentale", "plaidoyer"])}");
        Maybe(0.4, () => $"departement={random.Pick(Departments.All.Take(12).ToList()).Code}");
        Maybe(0.2, () => $"departement={random.Pick(Departments.All.Take(12).ToList()).Code}");
        Maybe(0.2, () => $"region={random.Pick(["84", "11", "53", "76"])}");
        Maybe(0.1, () => $"publiee-par={random.Pick(["aura", "bretagne"])}");
        Maybe(0.2, () => $"comment={random.Pick(["in-person", "remote"])}");
        Maybe(0.1, () => $"prix={random.Pick(["free", "stated"])}");
        Maybe(0.1, () => $"diplome={random.Pick(["none", "university-diploma"])}");
        Maybe(0.1, () => $"public={random.Pick(["in-post-peers", "trainers"])}");
        return string.Join('&', fields);

        void Maybe(double share, Func<string> field)
        {
            if (random.Chance(share))
            {
                fields.Add(field());
            }
        }
    }

    internal static Announced News(Random random)
    {
        var (hub, department) = (random.Chance(0.5) ? Samples.Aura : Samples.Bretagne, random.Chance(0.8) ? random.Pick(Departments.All.Take(12).ToList()).Code : (DepartmentCode?)null);
        var price = new PriceOfCourse(random.Chance(0.5) ? CoursePrice.Free : CoursePrice.Unknown, null, null, null, []);
        if (random.Chance(0.5))
        {
            var course = Sheets.Whole with { Certification = random.Pick([Certification.None, Certification.UniversityDiploma]), Department = null, Commune = null, Region = random.Chance(0.3) ? RegionCode.Parse("53") : null };
            var plan = Sheets.Plan with { Way = department is null ? TrainingWay.Remote : TrainingWay.InPerson, Department = department, Price = price };
            return new AnnouncedSession(new Thing(new GrainId(hub, GrainKind.Session, "s"), Happening.Published), Sheets.Changed, course, plan, ["Association exemple"]);
        }

        var meeting = Sheets.Meeting(department is null ? MeetingWay.Remote : MeetingWay.InPerson);
        return new AnnouncedMeeting(
            new Thing(new GrainId(hub, GrainKind.Collective, "pairs"), Happening.Published, "m-1"), Sheets.Changed, TrainingHome.Collective, meeting.Plan with { Department = department });
    }

    private static SubscriptionRow Row(Random random, AlertSubject subject) => new(
        Samples.Aura, random.NextSubscriptionId(Sheets.Changed), SubscriptionStatus.Confirmed, subject, [AlertChannel.Live], null, random.NextSubscriberId(Sheets.Changed), "", Guid.Empty, 1, null,
        Sheets.Changed, Sheets.Changed, Sheets.Changed, Sheets.Changed);
}
