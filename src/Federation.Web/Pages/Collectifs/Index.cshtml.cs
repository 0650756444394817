using System.Runtime.CompilerServices;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Node.Desk;
using Federation.Search.Queries;
using Federation.Search.Texts;
using Federation.Storage.Collectives;
using Federation.Web.Searches;
using Federation.Web.Training;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Collectifs;

/// <summary>The collectives of all hubs, by words, place and who is in the room.</summary>
public sealed class IndexModel(CollectiveDesk desk, HubDirectory directory, TimeProvider clock) : PageModel
{
    private static readonly ConditionalWeakTable<CollectiveProfile, ReadText> Texts = [];

    private IReadOnlyList<HubView> _hubs = [];

    [BindProperty(SupportsGet = true, Name = AddressNames.Words)]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = AddressNames.Region)]
    public string? Region { get; set; }

    [BindProperty(SupportsGet = true, Name = AddressNames.Public)]
    public string? Audience { get; set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public IReadOnlyList<ListedCollective> Found { get; private set; } = [];

    /// <summary>The next meeting of each that announces one.</summary>
    public IReadOnlyDictionary<GrainId, ListedMeeting> Next { get; private set; } = new Dictionary<GrainId, ListedMeeting>();

    public bool IsAsked => Words is not null || Region is not null || Audience is not null;

    public string Name(HubId hub) => _hubs.FirstOrDefault(view => view.Id == hub)?.Profile.ShortName ?? hub.ToString();

    public async Task OnGet(CancellationToken cancel)
    {
        _hubs = await directory.All(cancel);
        Words = string.IsNullOrWhiteSpace(Words) ? null : Words.Trim() is { Length: > TextQuery.Longest } paste ? paste[..TextQuery.Longest] : Words.Trim();
        RegionCode? region = RegionCode.TryParse(Region, out var known) ? known : null;
        Region = region?.ToString();
        CollectiveAudience? audience = Codes<CollectiveAudience>.TryParse(Audience, out var code) ? code : null;
        Audience = audience is null ? null : Audience;

        var query = TextQuery.Read(Words);
        Found =
        [
            .. (await desk.All(cancel)).Where(one => audience is null || one.Profile.Audience == audience)
                .Where(one => region is null || one.Profile.Region == region || (one.Profile.Department is { } department && Departments.Of(department).Region == region))
                .Select(one => (One: one, Rank: query.Rank(Texts.GetValue(one.Profile, Read))))
                .Where(found => found.Rank is not null)
                .OrderBy(found => found.One.Profile.Status is CollectiveStatus.Past or CollectiveStatus.Inactive).ThenByDescending(found => found.Rank)
                .ThenBy(found => found.One.Profile.Name, StringComparer.Ordinal)
                .Select(found => found.One),
        ];
        var meetings = (await desk.Between(new MeetingFilter(Now, Now + CourseShelf.Ahead, Cancelled: false), cancel)).Items;
        Next = meetings.GroupBy(meeting => meeting.Collective).ToDictionary(group => group.Key, group => group.First());
    }

    private static ReadText Read(CollectiveProfile profile) => ReadText.Of(
        [(profile.Name, 8), (Gateway.Words.Labels.Of(profile.Kind), 4), (profile.Purpose, 4), (profile.Commune, 4), (profile.Rhythm, 2), (profile.Note, 2)]);
}
