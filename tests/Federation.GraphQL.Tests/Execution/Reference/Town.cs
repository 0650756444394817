using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Tests.Execution.Reference;

/// <summary>The engine over the town.</summary>
internal static class Town
{
    /// <summary>Visits count from 0 in each operation, as the other side's do.</summary>
    private static readonly AsyncLocal<Counter> Count = new();

    public static Schema Schema { get; } = SchemaBuilder.Build(TownData.Sdl);

    public static GraphQLEngine Engine { get; } = new(
        Schema,
        new Bindings()
            .Object<TownQuery>("Query").Object<Person>("Person").Object<Dog>("Dog").Object<Cat>("Cat").Object<Place>("Place")
            .Enum<Kind>("Kind", kind => kind.ToString().ToUpperInvariant())
            .Scalar<DateOnly>("Day", day => day.ToString("yyyy-MM-dd"), TryDay)
            .Input<Search>("Search").Input<Choice>("Pick")
            .Resolvers(typeof(Queries)).Resolvers(typeof(Mutations)).Resolvers(typeof(People)).Resolvers(typeof(Dogs)).Resolvers(typeof(Places)),
        new EngineOptions { Depth = 50, Aliases = 1_000, Cost = int.MaxValue, Tokens = 100_000, DocumentBytes = 1_000_000, Errors = 10_000, ListSize = 1, Directives = 1_000 });

    public static void Begin() => Count.Value = new Counter();

    private static async ValueTask<T> Later<T>(Func<T> make)
    {
        await Task.Yield();
        return make();
    }

    private static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out day);

    public sealed record TownQuery;

    internal sealed class Counter
    {
        public long Visits { get; set; }
    }

    [Resolves("Query")]
    public static class Queries
    {
        public static Person? Person(string id) => TownData.Find(id) as Person;

        public static Person? StrictPerson(string id) => TownData.Find(id) as Person;

        public static IEnumerable<Person> People(int? first, int? skip)
        {
            var all = TownData.Query.GetProperty("people").List(item => (Person)item.Thing()!)!;
            return first is null ? all : all.Skip(Math.Max(0, skip ?? 0)).Take(Math.Max(0, first.Value));
        }

        public static List<Person?>? Crowd() => TownData.Query.GetProperty("crowd").List(item => (Person?)item.Thing());

        public static Person?[]? StrictCrowd() => TownData.Query.GetProperty("strictCrowd").List(item => (Person?)item.Thing())!.ToArray();

        public static Thing? Node(string id) => TownData.Find(id);

        public static ValueTask<Thing?> SlowNode(string id) => Later(() => TownData.Find(id));

        public static List<Thing?>? Residents() => TownData.Query.GetProperty("residents").List(TownData.Thing);

        public static List<List<Place?>?>? Places() => TownData.Query.GetProperty("places").List(row => row.List(item => (Place?)item.Thing()));

        public static List<List<Place?>?>? StrictPlaces() => TownData.Query.GetProperty("strictPlaces").List(row => row.List(item => (Place?)item.Thing()));

        public static string? Broken() => TownData.Query.GetProperty("broken").Text();

        public static string? Failing() => TownData.Query.GetProperty("failing").Text();

        public static DateOnly? Day() => TownData.Query.GetProperty("day").Day();

        public static TownQuery Town() => new();

        public static string? Echo(
            Optional<int?> @int, Optional<double?> @float, Optional<string?> text, Optional<bool?> yes, Optional<string?> id, Optional<Kind?> kind, Optional<DateOnly?> day,
            Optional<IReadOnlyList<Kind>?> kinds, Optional<List<int?[]>?> matrix, Optional<Search?> search, Optional<Choice?> pick, int filled, Optional<int?> old) =>
            EchoJson.Object(
                ("int", @int), ("float", @float), ("text", text), ("yes", yes), ("id", id), ("kind", kind), ("day", day),
                ("kinds", kinds), ("matrix", matrix), ("search", search), ("pick", pick), ("filled", filled), ("old", old));
    }

    [Resolves("Mutation")]
    public static class Mutations
    {
        public static Person? Move(string id, int by)
        {
            Count.Value!.Visits += by;
            return TownData.Find(id) as Person;
        }

        public static async Task<Person?> SlowMove(string id, int by)
        {
            var counter = Count.Value!;
            await Task.Yield();
            counter.Visits += by;
            return TownData.Find(id) as Person;
        }

        public static Person Fail() => throw new InvalidOperationException("thrown");

        public static long Visits() => Count.Value!.Visits;
    }

    [Resolves("Person")]
    public static class People
    {
        public static long StrictAge(Person person) => person["strictAge"].Whole()!.Value;

        public static IEnumerable<Thing?>? Friends(Person person, int? first)
        {
            var all = person["friends"].List(TownData.Thing);
            return first is { } some ? all?.Take(Math.Max(0, some)) : all;
        }

        public static IEnumerable<IEnumerable<string?>?>? StrictMatrix(Person person) => person["strictMatrix"].List(row => row.List(TownData.Text));

        public static ValueTask<string?> SlowName(Person person) => Later(() => person["slowName"].Text());

        public static async Task<string?> SlowStrict(Person person)
        {
            await Task.Yield();
            return person["slowStrict"].Text();
        }

        public static ValueTask<List<Person?>?> SlowFriends(Person person) => Later(() => person["slowFriends"].List(item => (Person?)item.Thing()));

        /// <summary>There at once, or failed before it began.</summary>
        public static ValueTask<Thing?> SlowPet(Person person) => new(person["slowPet"].Thing());

        public static ValueTask<List<string?>?> SlowTags(Person person) => Later(() => person["slowTags"].List(TownData.Text));
    }

    [Resolves("Dog")]
    public static class Dogs
    {
        public static bool Barks(Dog dog) => dog["barks"].Flag()!.Value;

        public static ValueTask<Person?> SlowOwner(Dog dog) => Later(() => dog["slowOwner"].Thing() as Person);
    }

    [Resolves("Place")]
    public static class Places
    {
        public static ValueTask<Person?> SlowMayor(Place place) => Later(() => place["slowMayor"].Thing() as Person);
    }
}

public sealed record Search(
    string Text, int? Limit, Optional<IReadOnlyList<Kind>?> Kinds, Optional<Search?> Inside, Optional<List<double>?> Near, Optional<DateOnly?> Since, bool Exact);

public sealed record Choice(Optional<string?> Id, Optional<Kind?> Kind, Optional<Search?> Place);
