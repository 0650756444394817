using System.Text.Json;

namespace Federation.GraphQL.Tests.Execution.Reference;

/// <summary>What properties cannot say alone is in <see cref="Town"/>: what takes arguments, and what comes later.</summary>
public abstract class Thing(JsonElement data)
{
    internal JsonElement Data => data;

    public string Id => data.GetProperty("id").GetString()!;

    internal JsonElement this[string name] => data.GetProperty(name);
}

public sealed class Person(JsonElement data) : Thing(data)
{
    public string? Name => this["name"].Text();

    public long? Age => this["age"].Whole();

    public double? Score => this["score"].Real();

    public Kind? Kind => this["kind"].Kind();

    public IReadOnlyList<Kind?>? LooseKinds => this["looseKinds"].List(TownData.Kind);

    public Kind[]? Kinds => this["kinds"].List(item => item.Kind()!.Value)?.ToArray();

    public DateOnly? Born => this["born"].Day();

    public IEnumerable<Person?>? LooseFriends => this["looseFriends"].List(item => item.Thing() as Person);

    public Person? Best => this["best"].Thing() as Person;

    public Thing? StrictBest => this["strictBest"].Thing();

    public List<Thing?>? Pets => this["pets"].List(TownData.Thing);

    public Place? Home => this["home"].Thing() as Place;

    public List<string?>? Tags => this["tags"].List(TownData.Text);

    public List<List<long?>?>? Matrix => this["matrix"].List(row => row.List(TownData.Whole));
}

public sealed class Dog(JsonElement data) : Thing(data)
{
    public string? Name => this["name"].Text();

    public Place? Home => this["home"].Thing() as Place;

    public Person? Owner => this["owner"].Thing() as Person;
}

public sealed class Cat(JsonElement data) : Thing(data)
{
    public string? Name => this["name"].Text();

    public long Lives => this["lives"].Whole()!.Value;

    public object? Owner => this["owner"].Thing();
}

public sealed class Place(JsonElement data) : Thing(data)
{
    public string? City => this["city"].Text();

    public int? Size => (int?)this["size"].Whole();

    public List<Person?>? People => this["people"].List(item => item.Thing() as Person);
}
