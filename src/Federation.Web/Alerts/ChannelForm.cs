using System.Collections.Immutable;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;

namespace Federation.Web.Alerts;

/// <summary>Channels as a form asks for them: one letter or none, and any of the others.</summary>
/// <param name="Letter">Code of the letter; "" for none.</param>
/// <param name="Others">Codes of the others.</param>
public sealed record ChannelForm(string Letter, IReadOnlyCollection<string> Others)
{
    public const string LetterField = "courriels";
    public const string OthersField = "aussi";

    /// <summary>In an open page: asks nothing of anybody.</summary>
    public static ChannelForm Proposed { get; } = new("", [Codes<AlertChannel>.Of(AlertChannel.Live)]);

    public bool WantsLetters => Letter.Length > 0;

    public static ChannelForm Of(IEnumerable<AlertChannel> channels)
    {
        var all = channels.ToList();
        return new ChannelForm(
            all.Where(AlertChannels.IsLetter).Select(Codes<AlertChannel>.Of).FirstOrDefault() ?? "",
            [.. all.Where(channel => !AlertChannels.IsLetter(channel)).Select(Codes<AlertChannel>.Of)]);
    }

    public bool Has(AlertChannel channel) => AlertChannels.IsLetter(channel) ? Letter == Codes<AlertChannel>.Of(channel) : Others.Contains(Codes<AlertChannel>.Of(channel));

    /// <summary>Null when one of them is none, or all of them are missing.</summary>
    public ImmutableArray<AlertChannel>? Read(AlertSubject subject)
    {
        var channels = ImmutableArray.CreateBuilder<AlertChannel>();
        foreach (var code in WantsLetters ? Others.Append(Letter) : Others)
        {
            if (!Codes<AlertChannel>.TryParse(code, out var channel))
            {
                return null;
            }

            channels.Add(channel);
        }

        var all = channels.Distinct().ToImmutableArray();
        return AlertChannels.AreSound(all, subject) ? all : null;
    }
}
