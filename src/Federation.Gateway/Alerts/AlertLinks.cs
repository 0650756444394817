using Federation.Gateway.Mail;

namespace Federation.Gateway.Alerts;

/// <summary>Where the links of alerts lead. The secret opens the alert: such an address stands in a letter to its person, and nowhere else.</summary>
public sealed class AlertLinks(PublicAddress site)
{
    /// <summary>The page of an alert: confirms it, shows what it told, changes it, ends it.</summary>
    public string Page(string secret) => site.Of($"/alertes/{secret}");

    /// <summary>Ends the letters by one POST (RFC 8058); a GET shows a button. Null where the site is not reached by https: mail programs would not use it.</summary>
    public string? Unsubscribe(string secret) => site.Url.StartsWith("https://", StringComparison.Ordinal) ? site.Of($"/alertes/{secret}/desabonner") : null;
}
