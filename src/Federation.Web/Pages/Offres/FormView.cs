using Federation.Domain.Grains;
using Federation.Web.Shared;

namespace Federation.Web.Pages.Offres;

/// <summary>What the five parts of the form are drawn from, wherever they stand.</summary>
public sealed record FormView(OfferForm Form, Faults Faults)
{
    public FieldView Field(string name, string label, string? value, int most = 200) => new($"Form_{name}", $"Form.{name}", label, value, Faults.Of($"Form_{name}"), most);

    public ChoiceView One(string name, string legend, string? chosen) => new($"Form_{name}", $"Form.{name}", legend, chosen is null ? [] : [chosen], false, Faults.Of($"Form_{name}"));

    public ChoiceView Many(string name, string legend, IReadOnlyCollection<string> chosen) => new($"Form_{name}", $"Form.{name}", legend, chosen, true, Faults.Of($"Form_{name}"));
}

public sealed record FieldView(string Id, string Name, string Label, string? Value, FaultOf Fault, int Most)
{
    public string? Hint { get; init; }

    public string? Optional { get; init; }

    public bool Required { get; init; }

    /// <summary>Lines of a text area; 0 for a single line.</summary>
    public int Rows { get; init; }

    public string Type { get; init; } = "text";

    public string? Css { get; init; }

    public string? InputMode { get; init; }

    public string? Autocomplete { get; init; }

    /// <summary>A list to choose from: code and words.</summary>
    public IReadOnlyList<(string Code, string Words)>? Among { get; init; }

    /// <summary>The first line of the list: nothing is chosen.</summary>
    public string Nothing { get; init; } = "Non indiqué";
}

/// <param name="Chosen">Codes.</param>
public sealed record ChoiceView(string Id, string Name, string Legend, IReadOnlyCollection<string> Chosen, bool Several, FaultOf Fault)
{
    public string? Hint { get; init; }

    public string Css { get; init; } = "across";

    public IReadOnlyList<(string Code, string Words, string? Small)> Options { get; init; } = [];

    public ChoiceView Of<T>(Func<T, string> words, Func<T, string?>? small = null, params T[] but) where T : struct, Enum =>
        this with { Options = [.. Enum.GetValues<T>().Except(but).Select(code => (Codes<T>.Of(code), words(code), small?.Invoke(code)))] };
}
