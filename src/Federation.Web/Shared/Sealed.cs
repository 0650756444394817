namespace Federation.Web.Shared;

/// <summary>Personal details: closed, with who may open them and until when, or open with the details.</summary>
/// <param name="Title">"Coordonnées scellées."</param>
/// <param name="Why">Who may open it and until when, in a sentence.</param>
/// <param name="Details">Name and value of each detail once open; null while closed.</param>
public sealed record Sealed(string Title, string Why, IReadOnlyList<KeyValuePair<string, string>>? Details = null);
