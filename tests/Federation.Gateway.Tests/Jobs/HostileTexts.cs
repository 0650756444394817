using System.Collections.Immutable;
using System.Text;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;

namespace Federation.Gateway.Tests.Jobs;

/// <summary>Texts and postings that want out of the format they stand in.</summary>
internal static class HostileTexts
{
    private static readonly string[] Pieces =
    [
        "</script><script>alert(1)</script>", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;", "<?xml version=\"1.0\"?>", "&lt;b&gt;", "&#0;", "&amp",
        "<img src=x onerror=alert(1)>", "javascript:alert(1)", "\" onmouseover=\"alert(1)", "' autofocus onfocus='alert(1)", "</title></style></textarea>", "<svg/onload=alert(1)>", "${7*7}{{7*7}}",
        "\0", "\u0001\u0008\u000b\u000c\u001f", "\u007f\u0085\u009f", "\r\n", "\n\n\n", "\t", "\u2028", "\u2029", "\ud800", "\udc00", "\udc00\ud800", "\ud83d\ude00", "\ufffe", "\uffff", "\ufdd0", "\ufeff",
        "\u202e", "\u2066", "\u2069", "\u200f", "\u05e9\u05dc\u05d5\u05dd", "\u0633\u0644\u0627\u0645", "e\u0301", "\u00a0", "\u200b", "\U000e0041",
        "=HYPERLINK(\"http://evil.example\";\"x\")", "+1", "-1+1", "@SUM(1)", "\t=1", ";=1+1;", "; \"=cmd|' /C calc'!A0\"", "\uff1d1+1", "\"", "\"\"", ",", ";", "'", "\\", "\\u003c", "\\\"", "%00", "%3Cscript%3E",
        "médiateur·rice de santé pair·e", "travailleur.euse.s pair.e.s", " ", "  ", "1 < 2 & 3 > 2",
    ];

    /// <summary>Mostly short, sometimes 10,000 characters; sometimes random UTF-16 units.</summary>
    public static string Text(Random chance)
    {
        var text = new StringBuilder();
        var most = chance.Chance(0.05) ? 10_000 : chance.Next(0, 60);
        while (text.Length < most)
        {
            text.Append(chance.Chance(0.8) ? chance.Pick(Pieces) : new string((char)chance.Next(0, 0x10000), chance.Next(1, 4)));
        }

        return text.ToString();
    }

    public static Posting Posting(Random chance) => new(
        Text(chance), Any<CanonicalTitle>(chance), new Employer(Text(chance), Maybe(chance), Maybe(chance), Maybe(chance)),
        new Place(chance.Chance(0.9) ? chance.Pick(Departments.All).Code : default, Maybe(chance), Maybe(chance)), new Contract(Any<ContractKind>(chance), Number(chance), Maybe(chance)),
        new Hours(Any<WorkingTime>(chance), Number(chance), Maybe(chance)),
        new Pay(Any<PayBasis>(chance), Number(chance), Number(chance), chance.Chance(0.7) ? Any<PayPeriod>(chance) : null, Maybe(chance), Number(chance), Maybe(chance)),
        Any<CollectiveAgreement>(chance), Maybe(chance), List(chance, Text), List(chance, Text), List(chance, Text),
        List(chance, c => new LanguageAsked(Text(c), Any<LanguageRule>(c), c.Chance(0.5) ? Any<LanguageLevel>(c) : null)),
        Any<Licence>(chance), Any<TrainingPosition>(chance), Any<FormerClients>(chance), new HowToApply(List(chance, Any<WayToApply>), chance.Chance(0.5), Maybe(chance)), Maybe(chance),
        List(chance, Any<PublicMet>), Maybe(chance), List(chance, Any<Commitment>), new Start(chance.Chance(0.5) ? new DateOnly(2026, 1, 1).AddDays(chance.Next(900)) : null, chance.Chance(0.5)),
        Number(chance), Maybe(chance), Maybe(chance));

    private static string? Maybe(Random chance) => chance.Chance(0.7) ? Text(chance) : null;

    private static int? Number(Random chance) => chance.Chance(0.7) ? chance.Next(-5, 3_000) : null;

    private static T Any<T>(Random chance) where T : struct, Enum => chance.Pick(Enum.GetValues<T>());

    private static ImmutableArray<T> List<T>(Random chance, Func<Random, T> item) => chance.Chance(0.1) ? default : [.. Enumerable.Range(0, chance.Chance(0.02) ? 200 : chance.Next(0, 5)).Select(_ => item(chance))];
}
