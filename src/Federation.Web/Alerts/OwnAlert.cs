using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Gateway.Alerts;
using Federation.Gateway.Alerts.Trainings;
using Federation.Gateway.Training;
using Federation.Node.Desk;
using Federation.Storage.Alerts;
using Federation.Web.Searches;
using Federation.Web.Shared;
using Federation.Web.Words;

namespace Federation.Web.Alerts;

/// <summary>One alert on the page of its person.</summary>
/// <param name="Search">Null when it cannot be read any more.</param>
/// <param name="Criteria">In words; empty: everything is looked for.</param>
/// <param name="IsAskedOf">A year went by, and its person was asked whether it is still of use.</param>
public sealed record OwnAlert(SubscriptionRow Row, SavedSearch? Search, IReadOnlyList<string> Criteria, bool IsAskedOf)
{
    /// <summary>Of an alert on sessions or meetings, in the place of <see cref="Search"/>.</summary>
    public TrainingSearch? Training { get; init; }

    public bool IsReadable => Search is not null || Training is not null;

    /// <summary>Where one sees what answers now; null when it cannot be read any more.</summary>
    public string? Page => Search is { } offers ? SearchText.Page(offers.Text)
        : Training is not { } training ? null
        : SearchText.Under(training.Subject == AlertSubject.Sessions ? TrainingPaths.Courses : TrainingPaths.Collectives, training.ToString());

    public string Id => Row.Id.ToString();

    public bool IsConfirmed => Row.Status != SubscriptionStatus.Asked;

    public Chip State => new(AlertWords.Of(Row.Status), Row.Status == SubscriptionStatus.Confirmed ? Tone.Ok : Tone.Warm, Dot: true);

    public ChannelForm Channels => ChannelForm.Of(Row.Channels);

    public bool Has(AlertChannel channel) => Row.Channels.Contains(channel);

    /// <summary>Path of its feed; it tells, and changes nothing.</summary>
    public string Feed(AlertChannel channel) => AlertFeedKey.Path(Row, channel);

    public static OwnAlert Of(OpenedAlert opened, SubscriptionState? state, Func<HubId, string> hub)
    {
        if (opened.Row.Subject != AlertSubject.Offers)
        {
            var training = opened.Criteria is { } text && TrainingSearch.Read(opened.Row.Subject, text, out var understood) is var read && understood ? read : null;
            return new OwnAlert(opened.Row, null, training is null ? [] : TrainingAlertWords.Criteria(training, hub), state?.Reminded == true) { Training = training };
        }

        var search = SavedSearch.Read(opened.Criteria);
        return new OwnAlert(opened.Row, search, search is null ? [] : AlertWords.Criteria(search.Text, hub), state?.Reminded == true);
    }

    public override string ToString() => "[scellé]";
}
