namespace Federation.Web.Shared;

/// <summary>What every page shows of the installation it runs on.</summary>
public sealed class SiteOptions
{
    /// <summary>True when the data were loaded for demonstration: a ribbon and the footer say so.</summary>
    public bool Demonstration { get; set; }
}
