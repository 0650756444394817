using System.Text.Unicode;
using Federation.Gateway.Jobs;
using Federation.Web.Alerts;
using Federation.Web.Pages.Offres;
using Federation.Web.Searches;
using Federation.Web.Training;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.WebEncoders;

namespace Federation.Web.Shared;

/// <summary>Registers what the pages' looks need.</summary>
public static class Look
{
    /// <summary>
    /// Letters with accents are written as they are: as numeric entities they made French pages a fifth heavier.
    /// Characters that mean something in HTML are still escaped.
    /// </summary>
    public static IServiceCollection AddLook(this IServiceCollection services) =>
        services.AddSingleton<HubNames>().AddSingleton<CourseShelf>().AddSingleton<ToldTrainings>().AddSingleton<ToldOffers>().AddSingleton<AlertDrafts>().AddSingleton<IOfferForms, OfferForms>().Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
}
