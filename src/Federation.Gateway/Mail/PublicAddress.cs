namespace Federation.Gateway.Mail;

/// <summary>Where the links in letters begin.</summary>
public sealed record PublicAddress(string Url)
{
    public string Of(string path) => Url.TrimEnd('/') + path;
}
