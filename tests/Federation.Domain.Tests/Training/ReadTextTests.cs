using System.Collections.Immutable;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Tests.Examples;
using Federation.Domain.Territories;
using Federation.Domain.Training;

namespace Federation.Domain.Tests.Training;

/// <summary>Several people write one thing, each from the text that they read when they read it.</summary>
public sealed class ReadTextTests
{
    private const int Writers = 4, Steps = 40, Most = 20;

    private static readonly MeetingPlan Meeting = Groups.Meeting with { Theme = "" };

    /// <summary>How each noun is read and written with one word more.</summary>
    public static TheoryData<string> Nouns => ["course", "session", "collective", "meeting", "trainer", "calendar"];

    /// <summary>Each adds a word to what was read. Whatever is accepted stays in every later text, and whoever reads before writing is never refused.</summary>
    [Theory, MemberData(nameof(Nouns))]
    public void What_one_wrote_is_never_lost_to_another_who_had_not_read_it(string noun)
    {
        var refused = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var thing = new Thing(noun);
            var read = new (GrainState State, string Mark)[Writers];
            var accepted = new HashSet<int>();
            for (var writer = 0; writer < Writers; writer++)
            {
                read[writer] = (thing.State, thing.Mark(thing.State));
            }

            for (var step = 0; step < Steps && accepted.Count < Most; step++)
            {
                var writer = random.Next(Writers);
                if (random.Next(3) == 0)
                {
                    read[writer] = (thing.State, thing.Mark(thing.State));
                    continue;
                }

                var (from, mark) = read[writer];
                var fresh = mark == thing.Mark(thing.State);
                var decision = Grain.Decide(thing.Self, thing.State, thing.Write(from, step, mark), Some.Grenoble, Some.Now);
                Assert.Equal(fresh ? null : "text-replaced", decision.Refusal?.Code);
                refused += fresh ? 0 : 1;
                if (fresh)
                {
                    Assert.False(decision.WritesNothing);
                    thing.State = Grain.Fold(thing.Self, thing.State, decision.Facts, Some.Now)!;
                    accepted.Add(step);

                    // The very same again is what stands there already, whoever sends it and whatever they read.
                    Assert.True(Grain.Decide(thing.Self, thing.State, thing.Write(from, step, mark), Some.Grenoble, Some.Now) is { Refusal: null, WritesNothing: true });
                }

                Assert.Superset(accepted, thing.Words(thing.State));
            }
        }

        Assert.True(refused > 1000, $"only {refused} met");
    }

    [Theory, MemberData(nameof(Nouns))]
    public void Who_says_nothing_of_what_was_read_replaces_what_stands_there(string noun)
    {
        var thing = new Thing(noun);
        var decision = Grain.Decide(thing.Self, thing.State, thing.Write(thing.State, 1, null), Some.Grenoble, Some.Now);
        var after = Grain.Fold(thing.Self, thing.State, decision.Facts, Some.Now)!;
        Assert.NotEqual(thing.Mark(thing.State), thing.Mark(after));
        Assert.Null(Grain.Decide(thing.Self, after, thing.Write(thing.State, 2, null), Some.Grenoble, Some.Now).Refusal);
    }

    [Fact]
    public void Nothing_is_described_by_who_read_something_that_is_not_there()
    {
        foreach (var (self, command) in new (GrainId, Command)[]
        {
            (Trainings.Course, new DescribeCourse(Trainings.Catalogue, "0123456789abcdef")), (Trainings.Session, new PlanSession(Trainings.Plan, "0123456789abcdef")),
            (Groups.Self, new DescribeCollective(Groups.Profile, "0123456789abcdef")), (Trainings.Professional, new DescribeTrainer(Trainings.Profile, null, null, "0123456789abcdef")),
        })
        {
            Assert.Equal("text-replaced", Trainings.Refused(self, null, command, Some.Grenoble));
        }
    }

    /// <summary>Registrations, statuses, holds and links are other people's business: they make nobody's form stale.</summary>
    [Fact]
    public void Only_the_text_itself_counts()
    {
        var session = Trainings.Do<SessionState>(Trainings.Session, null, new PlanSession(Trainings.Plan), Some.Grenoble);
        var confirmed = Trainings.Do<SessionState>(Trainings.Session, session, new MoveDoor(RegistrationDoor.Suspended), Some.Grenoble);
        Assert.Equal(session.TextId, confirmed.TextId);
        Assert.Equal(Trainings.Trainer().TextId, Trainings.Trainer(HoldStatus.Booked).TextId);
        Assert.Equal(Trainings.Trainer().CalendarId, Trainings.Trainer(HoldStatus.Held).CalendarId);
        var moved = Trainings.Do<TrainerState>(Trainings.Peer, Trainings.Trainer(), new DescribeTrainer(Trainings.Profile, null, "another-link"), Some.Toulouse);
        Assert.Equal(Trainings.Trainer().TextId, moved.TextId);
        Assert.Matches("^[0-9a-f]{16}$", session.TextId);
    }

    /// <summary>One noun: words are kept where a text of several words can stand.</summary>
    private sealed class Thing
    {
        private readonly string _noun;

        public Thing(string noun)
        {
            _noun = noun;
            (Self, State) = noun switch
            {
                "course" => (Trainings.Course, Begin(Trainings.Course, new DescribeCourse(Trainings.Catalogue with { Contents = [] }))),
                "session" => (Trainings.Session, Begin(Trainings.Session, new PlanSession(Trainings.Plan with { Label = "aa" }))),
                "collective" => (Groups.Self, Begin(Groups.Self, new DescribeCollective(Groups.Profile with { Note = "aa" }))),
                "meeting" => (Groups.Self, Groups.Do(Groups.Do(null, new DescribeCollective(Groups.Profile)), new PlanMeeting(Meeting with { Theme = "aa" }))),
                "trainer" => (Trainings.Professional, Begin(Trainings.Professional, new DescribeTrainer(Trainings.Profile with { Zone = [] }, null, "link"))),
                _ => (Trainings.Professional, Begin(Trainings.Professional, new DescribeTrainer(Trainings.Profile, null, "link"))),
            };
        }

        public GrainId Self { get; }

        public GrainState State { get; set; }

        public string Mark(GrainState state) => (_noun, state) switch
        {
            (_, CourseState course) => course.TextId,
            (_, SessionState session) => session.TextId,
            ("collective", CollectiveState collective) => collective.TextId,
            (_, CollectiveState collective) => collective.Find(Meeting.Key)!.TextId,
            ("trainer", TrainerState trainer) => trainer.TextId,
            (_, TrainerState trainer) => trainer.CalendarId,
            _ => throw new InvalidOperationException(),
        };

        public Command Write(GrainState from, int word, string? read) => (_noun, from) switch
        {
            (_, CourseState course) => new DescribeCourse(course.Profile with { Contents = course.Profile.Contents.Add($"{word}") }, read),
            (_, SessionState session) => new PlanSession(session.Plan with { Label = $"{session.Plan.Label} {Letters(word)}" }, read),
            ("collective", CollectiveState collective) => new DescribeCollective(collective.Profile with { Note = $"{collective.Profile.Note} {Letters(word)}" }, read),
            (_, CollectiveState collective) => new PlanMeeting(collective.Find(Meeting.Key)!.Plan with { Theme = $"{collective.Find(Meeting.Key)!.Plan.Theme} {Letters(word)}" }, read),
            ("trainer", TrainerState trainer) => new DescribeTrainer(trainer.Profile with { Zone = trainer.Profile.Zone.Add(Departments.All[word].Code) }, null, null, read),
            (_, TrainerState trainer) => new OpenCalendarTo(trainer.Calendar with { Closings = trainer.Calendar.Closings.Add(new Closing(Trainings.Day.AddDays(word), Trainings.Day.AddDays(word), [])) }, read),
            _ => throw new InvalidOperationException(),
        };

        public HashSet<int> Words(GrainState state) => (_noun, state) switch
        {
            (_, CourseState course) => [.. course.Profile.Contents.Select(int.Parse)],
            (_, SessionState session) => Of(session.Plan.Label),
            ("collective", CollectiveState collective) => Of(collective.Profile.Note),
            (_, CollectiveState collective) => Of(collective.Find(Meeting.Key)!.Plan.Theme),
            ("trainer", TrainerState trainer) => [.. trainer.Profile.Zone.Select(code => Departments.All.TakeWhile(one => one.Code != code).Count())],
            (_, TrainerState trainer) => [.. trainer.Calendar.Closings.Select(closing => closing.From.DayNumber - Trainings.Day.DayNumber)],
            _ => throw new InvalidOperationException(),
        };

        private static GrainState Begin(GrainId self, Command command) => Grain.Fold(self, null, Grain.Decide(self, null, command, Some.Grenoble, Some.Now).Facts, Some.Now)!;

        private static HashSet<int> Of(string? text) => [.. (text ?? "").Split(' ').Select(letters => ((letters[0] - 'a') * 26) + letters[1] - 'a')];

        /// <summary>No digits: a row of them looks like a telephone number.</summary>
        private static string Letters(int word) => $"{(char)('a' + (word / 26))}{(char)('a' + (word % 26))}";
    }
}
