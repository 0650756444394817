using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Gateway.Hubs;

namespace Federation.Gateway.Tests.Jobs;

/// <summary>What other software is told to rely on, in schemas/exchange/offres.md, and what is written.</summary>
public sealed partial class ContractTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "schemas", "exchange", "offres.md"));

    [Fact]
    public void Every_column_is_described_in_its_order() =>
        Assert.Equal(OfferCsv.Headers, Column().Matches(Text[Text.IndexOf("| colonne |", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value));

    [Fact]
    public void Every_code_of_a_column_is_listed()
    {
        Listed<ContractKind>("contrat_code");
        Listed<WorkingTime>("temps_code");
        Listed<PayBasis>("remuneration_code");
        Listed<PayPeriod>("salaire_periode");
        Listed<CollectiveAgreement>("convention_code");
        Listed<TrainingPosition>("formation_code");
        Listed<FormerClients>("anciennes_personnes_accompagnees_code");
        Listed<Licence>("permis_code");
    }

    [Fact]
    public void Addresses_and_limits_are_those_that_are_served()
    {
        foreach (var path in new[] { OfferPaths.Atom, OfferPaths.JsonFeed, OfferPaths.Csv, OfferPaths.Sitemap, HubExports.Structures, HubExports.Services })
        {
            Assert.Contains($"`{path}", Text);
        }

        Assert.Contains($"{AtomFeed.MostEntries} offres par page", Text);
        Assert.Contains($"{OfferCsv.MostRows} lignes par page", Text);
    }

    private static void Listed<T>(string column) where T : struct, Enum
    {
        var line = Text.Split('\n').Single(line => line.StartsWith($"| `{column}` |", StringComparison.Ordinal));
        Assert.Equal(Enum.GetValues<T>().Select(Codes<T>.Of), Code().Matches(line).Skip(1).Select(match => match.Groups[1].Value));
    }

    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex("^\\| `([a-z_]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Column();

    [GeneratedRegex("`([a-z0-9_-]+)`")]
    private static partial Regex Code();
}
