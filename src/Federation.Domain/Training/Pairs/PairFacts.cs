using System.Collections.Immutable;
using Federation.Domain.Grains;

namespace Federation.Domain.Training;

/// <summary>Proposes trainers as a pair, at the hub that will speak for it; each of them says yes or no.</summary>
public sealed record FormPair(ImmutableArray<AskedTrainer> Trainers, ImmutableArray<TrainingTheme> Themes) : Command;

public sealed record DissolvePair : Command;

/// <summary>A trainer's answer to the pair, or the end of an earlier yes.</summary>
public sealed record AnswerPair(GrainId Pair, bool Yes) : Command;

public sealed record PairProposed(ImmutableArray<PairMember> Members, ImmutableArray<TrainingTheme> Themes) : Fact;

/// <summary>From a pair to a trainer's hub.</summary>
public sealed record PairAsked(GrainId Pair, GrainId Trainer, TrainerRole Role, PairPurpose? Purpose = null) : Fact;

/// <summary>A trainer's memory of the question.</summary>
public sealed record PairHeard(GrainId Pair, PairPurpose? Purpose = null) : Fact;

/// <summary>From a trainer to the pair's hub.</summary>
/// <param name="Yes">False after a yes: not any more.</param>
public sealed record PairAnswered(GrainId Pair, GrainId Trainer, bool Yes) : Fact;

/// <summary>What a trainer said, at the pair.</summary>
public sealed record PairMemberAnswered(GrainId Trainer, bool Yes) : Fact;

/// <summary>For every hub: these work together, and on what. Free when all of them are.</summary>
public sealed record PairFormed(ImmutableArray<AskedTrainer> Trainers, ImmutableArray<TrainingTheme> Themes) : Fact;

/// <summary>For every hub.</summary>
public sealed record PairDissolved : Fact;

/// <summary>From a pair to a trainer's hub: no answer is needed any more.</summary>
public sealed record PairReleased(GrainId Pair, GrainId Trainer) : Fact;

/// <summary>A trainer's memory of it.</summary>
public sealed record PairForgotten(GrainId Pair) : Fact;
