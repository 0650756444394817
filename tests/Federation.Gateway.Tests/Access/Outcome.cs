using System.Text.Json;
using Federation.Gateway.Tests.Asking;

namespace Federation.Gateway.Tests.Access;

/// <summary>What became of one field for one asker.</summary>
public enum Outcome
{
    /// <summary>Answered with a value.</summary>
    Value,

    /// <summary>Answered with null, and no error.</summary>
    Null,

    /// <summary>Something above it is null: the object is not there for this asker.</summary>
    Absent,

    /// <summary>The schema's policy refused.</summary>
    Forbidden,

    /// <summary>The policy let pass and the hub is not the asker's.</summary>
    NotAllowed,

    /// <summary>Anything else, which no cell expects.</summary>
    Broken,
}

public static class Outcomes
{
    /// <param name="path">Response names from the root to the field; the first item of a list is followed.</param>
    public static Outcome Of(Said said, IReadOnlyList<string> path)
    {
        if (!said.Root.TryGetProperty("data", out var value))
        {
            return Refusal(said) ?? Outcome.Broken;
        }

        for (var i = 0; i < path.Count; i++)
        {
            value = value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() > 0 ? value[0] : default : value;
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(path[i], out value))
            {
                return Refusal(said) ?? (said.Codes.Count == 0 ? Outcome.Absent : Outcome.Broken);
            }
        }

        return value.ValueKind == JsonValueKind.Null ? Refusal(said) ?? (said.Codes.Count == 0 ? Outcome.Null : Outcome.Broken)
            : said.Codes.Count == 0 ? Outcome.Value
            : Outcome.Broken;
    }

    private static Outcome? Refusal(Said said) => said.Codes switch
    {
        [_, ..] codes when codes.All(code => code == "forbidden") => Outcome.Forbidden,
        [_, ..] codes when codes.All(code => code == "not-allowed") => Outcome.NotAllowed,
        _ => null,
    };
}
