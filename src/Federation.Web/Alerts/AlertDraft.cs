using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Gateway.Alerts.Trainings;
using Federation.Gateway.Jobs.Following;
using Federation.Gateway.Training;
using Federation.Node.Alerts;
using Federation.Node.Desk;
using Federation.Search.Queries;
using Federation.Web.Searches;
using Federation.Web.Words;

namespace Federation.Web.Alerts;

/// <summary>An alert that is about to be asked for: what it looks for, who would keep it, what answers today.</summary>
/// <param name="Text">As it is kept.</param>
/// <param name="Hub">Null when no hub could keep it.</param>
/// <param name="Page">Where the search is looked at again.</param>
public sealed record AlertDraft(AlertSubject Subject, string Text, IReadOnlyList<string> Criteria, HubId? Hub, string Today, string Page)
{
    public string Lead => Subject switch
    {
        AlertSubject.Sessions => "Vous serez prévenu·e quand une session est annoncée, ou qu’une place s’y libère, et répond à :",
        AlertSubject.Meetings => "Vous serez prévenu·e quand une rencontre est annoncée et répond à :",
        _ => "Vous serez prévenu·e quand une offre paraît et répond à :",
    };
}

public sealed class AlertDrafts(HubDirectory directory, LiveOffers live, IAlertTrainings trainings, TimeProvider clock)
{
    /// <summary>The search as it stands in the address of a page.</summary>
    public Task<AlertDraft> Asked(AlertSubject subject, string? query, CancellationToken cancel) =>
        subject == AlertSubject.Offers ? Of(SavedSearch.Of(AskedSearch.Read(query).Search), cancel) : Of(TrainingSearch.Read(subject, query), cancel);

    /// <summary>The search as the form sends it back; null when it is not understood whole.</summary>
    public async Task<AlertDraft?> Kept(AlertSubject subject, string? text, CancellationToken cancel)
    {
        if (subject == AlertSubject.Offers)
        {
            return SavedSearch.Read(text) is { } search ? await Of(search, cancel) : null;
        }

        return text is not null && TrainingSearch.Read(subject, text, out var understood) is var training && understood ? await Of(training, cancel) : null;
    }

    private async Task<AlertDraft> Of(SavedSearch search, CancellationToken cancel)
    {
        var hubs = await directory.All(cancel);
        var hub = AlertHub.Of(search.Search, hubs);
        return new AlertDraft(AlertSubject.Offers, search.Text, AlertWords.Criteria(search.Text, id => Name(hubs, id)), hub, hub is { } keeper ? Today(search, keeper, Name(hubs, keeper)) : "", SearchText.Page(search.Text));
    }

    private string Today(SavedSearch search, HubId hub, string name)
    {
        var rules = live.Rules(hub) ?? [];
        var total = search.Found(live.Snapshot, hub, rules, clock.GetUtcNow()).Total;
        var shown = rules.IsEmpty ? "" : $" parmi celles que {name} montre";
        return total switch
        {
            0 => $"Aujourd’hui, aucune offre{shown} n’y répond.",
            1 => $"Aujourd’hui, une offre{shown} y répond.",
            _ => $"Aujourd’hui, {SearchWords.Number(total)} offres{shown} y répondent.",
        };
    }

    private async Task<AlertDraft> Of(TrainingSearch search, CancellationToken cancel)
    {
        var (hubs, query, total) = (await directory.All(cancel), TrainingQuery.Read(search), 0);
        await foreach (var news in trainings.All(cancel))
        {
            total += news.Thing.What == Happening.Published && news.Subject == search.Subject && query.Matches(TrainingText.Of(news)) ? 1 : 0;
        }

        var what = search.Subject == AlertSubject.Sessions ? "session annoncée" : "rencontre annoncée";
        var today = total switch
        {
            0 => $"Aujourd’hui, aucune {what} n’y répond.",
            1 => $"Aujourd’hui, une {what} y répond.",
            _ => $"Aujourd’hui, {SearchWords.Number(total)} {what.Replace(" ", "s ")}s y répondent.",
        };
        var where = new OfferSearch(new Criteria { Departments = search.Departments, Regions = search.Regions, Hubs = search.Hubs });
        var page = search.Subject == AlertSubject.Sessions ? SearchText.Under(TrainingPaths.Courses, search.ToString()) : SearchText.Under(TrainingPaths.Collectives, search.ToString());
        return new AlertDraft(search.Subject, search.ToString(), TrainingAlertWords.Criteria(search, id => Name(hubs, id)), AlertHub.Of(where, hubs), today, page);
    }

    private static string Name(IReadOnlyList<HubView> hubs, HubId hub) => hubs.FirstOrDefault(view => view.Id == hub)?.Profile.ShortName ?? hub.ToString();
}
