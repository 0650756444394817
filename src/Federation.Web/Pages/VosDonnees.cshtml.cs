using Federation.Domain.Hubs;
using Federation.Node.Desk;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages;

/// <summary>Its figures are the program's own, so that the page cannot promise something else than what is done.</summary>
public sealed class VosDonneesModel : PageModel
{
    public int ForgetAfter => Clocks.Default.ForgetAfter;

    public int ConsentLasts => (int)ReferralDesk.ConsentLasts.TotalDays;
}
