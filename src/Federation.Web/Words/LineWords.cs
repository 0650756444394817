using Federation.Domain.Referrals;
using Federation.Domain.Time;
using Federation.Node.Desk;
using Federation.Web.Shared;

namespace Federation.Web.Words;

/// <summary>The facts of a request that a list shows beside its title, as chips.</summary>
public static class LineWords
{
    public static Chip Of(Status status) => new(Labels.Of(status), Labels.Tone(status) switch
    {
        "warm" => Tone.Warm,
        "ok" => Tone.Ok,
        "brand" => Tone.Brand,
        _ => Tone.Plain,
    });

    /// <summary>The day of the first request is day 1.</summary>
    public static string Age(DateTimeOffset first, DateTimeOffset now) =>
        $"jour {Math.Max(0, ParisTime.DateOf(now).DayNumber - ParisTime.DateOf(first).DayNumber) + 1}";

    public static IEnumerable<Chip> Received(ReferralLine line, DateTimeOffset now)
    {
        yield return Of(line.Status);
        if (line.Escalated && !Transitions.IsAnswered(line.Status) && !Transitions.IsEnded(line.Status))
        {
            yield return new Chip("réponse en retard", Tone.Warm);
        }
        else if (line.Status == Status.Received && line.ReadBefore is { } read)
        {
            yield return new Chip(read < now ? "lecture en retard" : $"à lire {FrenchDates.Before(read, now)}", Tone.Warm);
        }
        else if (line.Status is Status.Read or Status.InReview && line.AnswerBefore is { } answer)
        {
            yield return new Chip(answer < now ? "réponse en retard" : $"répondre {FrenchDates.Before(answer, now)}", answer < now ? Tone.Warm : Tone.Plain);
        }

        foreach (var chip in Always(line))
        {
            yield return chip;
        }
    }

    public static IEnumerable<Chip> Sent(ReferralLine line)
    {
        yield return line.OpenCall ? new Chip("appel ouvert", Tone.Warm) : Of(line.Status);
        if (line.Escalated && !Transitions.IsAnswered(line.Status) && !Transitions.IsEnded(line.Status))
        {
            yield return new Chip("réponse en retard", Tone.Warm);
        }

        foreach (var chip in Always(line))
        {
            yield return chip;
        }
    }

    private static IEnumerable<Chip> Always(ReferralLine line)
    {
        if (line.Differs)
        {
            yield return new Chip("les deux plateformes diffèrent", Tone.Warm);
        }

        if (line.Example)
        {
            yield return new Chip("exemple");
        }
    }
}
