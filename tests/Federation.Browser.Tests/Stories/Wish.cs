namespace Federation.Stories;

/// <summary>A request before it is filed, in the words of the form.</summary>
public sealed record Wish(string Need, string Department)
{
    /// <summary>INSEE code of where the person is, when said.</summary>
    public string? From { get; init; }

    /// <summary>Code of the platform whose page was open.</summary>
    public string? Through { get; init; }

    public string Way { get; init; } = "L’un ou l’autre";

    public string? Text { get; init; }

    /// <summary>Null: leaves nothing to be reached by.</summary>
    public string? Name { get; init; }

    public string Email { get; init; } = "camille@exemple.invalid";

    /// <summary>The beginning of the chosen sentence about who may open the details.</summary>
    public string Agreement { get; init; } = "La plateforme qui accepte";
}

/// <summary>What a person keeps of a request.</summary>
public sealed record Kept(string Code, string Link)
{
    public string Path => new Uri(Link).PathAndQuery;
}
