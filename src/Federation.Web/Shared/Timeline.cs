namespace Federation.Web.Shared;

/// <summary>Steps in the order of time, the first on top.</summary>
public sealed record Timeline(IReadOnlyList<TimelineStep> Steps);

/// <summary>One step.</summary>
/// <param name="Title">What happened or is awaited: "Orientée vers la Bretagne".</param>
/// <param name="When">As read by people: "lundi 11 h 40, par AURA".</param>
/// <param name="At">The instant, for machines.</param>
/// <param name="Note">A sentence under the step.</param>
public sealed record TimelineStep(string Title, StepState State, string? When = null, DateTimeOffset? At = null, string? Note = null)
{
    public string Css => State.ToString().ToLowerInvariant();

    /// <summary>The state in a word, for those who do not see the mark.</summary>
    public string Word => State switch
    {
        StepState.Done => "fait",
        StepState.Now => "en cours",
        StepState.Wait => "en attente",
        StepState.Stop => "terminé",
        _ => "à venir",
    };
}

/// <summary>Done, under way, waiting for someone, yet to come, ended here.</summary>
public enum StepState { Done, Now, Wait, Next, Stop }
