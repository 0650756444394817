using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Gateway.Words;
using Federation.Web.Words;

namespace Federation.Web.Shared;

/// <summary>What a form sends as codes, in the words that its lists show.</summary>
public static class Choices
{
    /// <summary>As sent when it is none of the list's.</summary>
    public static string? Word<T>(string? sent, Func<T, string> label) where T : struct, Enum => Codes<T>.TryParse(sent, out var code) ? HubWords.Capital(label(code)) : sent;

    /// <summary>One a line, in the order of the list.</summary>
    public static string Words<T>(IEnumerable<string>? sent, Func<T, string> label) where T : struct, Enum =>
        string.Join('\n', (sent ?? []).Where(code => Codes<T>.TryParse(code, out _)).Select(Codes<T>.Parse).Distinct().Order().Select(code => HubWords.Capital(label(code))));

    public static string? Region(string? sent) => RegionCode.TryParse(sent, out var code) ? Regions.All.FirstOrDefault(region => region.Code == code)?.Name : null;

    public static string? Department(string? sent) => DepartmentCode.TryParse(sent, out var code) ? RouteWords.Department(code) : null;

    public static string Truth(bool sent) => sent ? "oui" : "non";
}
