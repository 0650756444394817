using Federation.Browsing;

namespace Federation.Quality;

/// <summary>A page in one of the states that people meet it in.</summary>
/// <param name="Page">Its name in the lists of pages.</param>
/// <param name="Open">What somebody does to be there.</param>
public sealed record PageState(string Name, string Page, Func<Site, Person, Task> Open)
{
    /// <summary>Short name of the hub whose session is open; null for a visitor.</summary>
    public string? Hub { get; init; }

    public bool AsAdministrator { get; init; }

    /// <summary>Opened by its address alone, with nothing kept from before.</summary>
    public bool IsFirstVisit { get; init; }

    public bool IsHome => Page == "/Index";

    public static PageState At(string name, string page, string path) => new(name, page, (_, person) => person.Goes(path)) { IsFirstVisit = true };

    public Task<Person> Arrives(Site site) =>
        Hub is null ? site.Arrives() : AsAdministrator ? site.Administrator(Hub) : site.Coordinator(Hub);
}
