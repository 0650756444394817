using System.Collections.Immutable;
using Federation.Domain.Grains;

namespace Federation.Domain.Training;

/// <param name="Agreed">Null: asked, not answered yet.</param>
public sealed record PairOf(GrainId Pair, bool? Agreed = null, PairPurpose? Purpose = null);

/// <summary>What a trainer says to pairs.</summary>
internal static class TrainerPairs
{
    /// <summary>More questions than this are answered no.</summary>
    public const int Most = 60;

    public static Decision Ask(TrainerState state, PairAsked asked, Moment moment)
    {
        if (state.Pairs.Any(pair => pair.Pair == asked.Pair))
        {
            return Decision.Nothing;
        }

        return state.Retired || state.Pairs.Length >= Most || state.Profile.Role != asked.Role
            ? Decision.Tell(new PairAnswered(asked.Pair, moment.Self, false), Audience.To(asked.Pair.Hub))
            : Decision.Tell(new PairHeard(asked.Pair, asked.Purpose), Audience.Local);
    }

    public static Decision Release(TrainerState state, GrainId pair) =>
        state.Pairs.Any(one => one.Pair == pair) ? Decision.Tell(new PairForgotten(pair), Audience.Local) : Decision.Nothing;

    public static Decision Answer(TrainerState state, AnswerPair answer, Moment moment)
    {
        if (!TrainerGrain.MayAnswer(state, moment))
        {
            return Refusal.NotAllowed;
        }

        return state.Pairs.FirstOrDefault(pair => pair.Pair == answer.Pair) is not { } known ? new Refusal("pair-is-over", RefusalKind.Gone)
            : known.Agreed == answer.Yes ? Decision.Nothing
            : Decision.Tell(new PairAnswered(known.Pair, moment.Self, answer.Yes), Audience.To(known.Pair.Hub));
    }

    public static ImmutableArray<PairOf>? Fold(ImmutableArray<PairOf> pairs, Fact fact) => fact switch
    {
        PairHeard heard => pairs.Add(new PairOf(heard.Pair, Purpose: heard.Purpose)),
        PairAnswered { Yes: true } answered => [.. pairs.Select(pair => pair.Pair == answered.Pair ? pair with { Agreed = true } : pair)],
        PairAnswered answered => pairs.RemoveAll(pair => pair.Pair == answered.Pair),
        PairForgotten forgotten => pairs.RemoveAll(pair => pair.Pair == forgotten.Pair),
        _ => null,
    };
}
