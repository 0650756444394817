using Federation.Node.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Espace;

/// <summary>The structures this hub knows. They are organisations: their names may stand in an address.</summary>
public sealed class StructuresModel(StructureLists structures, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock) : SpacePage(directory, identifiers, clock)
{
    private const int LongestSearch = 100;

    [BindProperty(SupportsGet = true, Name = "mots")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "rang")]
    public int Number { get; set; } = 1;

    public StructurePage Found { get; private set; } = new([], 1, 1, 0);

    public async Task OnGetAsync(CancellationToken cancel) =>
        Found = await structures.Find(Hub.Id, Words is { Length: > LongestSearch } ? Words[..LongestSearch] : Words, Number, cancel);
}
