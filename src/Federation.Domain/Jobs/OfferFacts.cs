using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;

namespace Federation.Domain.Jobs;

public sealed record OfferSaved(string Owner, SealRef Draft) : Fact;

/// <param name="Words">Null when the hub wrote it itself and publishes at once.</param>
public sealed record OfferProposed(string Owner, OfferOutline Outline, SealRef? Words, OfferActor By) : Fact;

public sealed record OfferSentBack(ImmutableArray<BackReason> Reasons, SealRef? Remark) : Fact;

/// <summary>The whole posting, for everybody: each hub answers alone. Version 1 is the publication, those above are amendments.</summary>
/// <param name="Answers">It answers the text that waited.</param>
/// <param name="Since">An example's: as if it had been published then. Null: at the instant of the entry.</param>
public sealed record OfferPublished(Posting Posting, int Version, DateTimeOffset Until, bool Answers, DateTimeOffset? Since = null) : Fact;

/// <summary>That there is a way to apply, sealed here; which one is shown on the offer's page only.</summary>
public sealed record OfferContactKept(SealRef Contact) : Fact;

public sealed record OfferRenewed(DateTimeOffset Until, OfferActor By) : Fact;

public sealed record OfferReminded(string Deadline) : Fact;

/// <param name="Status">Filled, expired or withdrawn.</param>
/// <param name="Lead">The offer that this one had joined, to be told.</param>
/// <param name="Sources">Those that had joined this one: each is told by its own <see cref="OfferOver"/>, and lists uncover them at once.</param>
public sealed record OfferEnded(OfferId Id, OfferStatus Status, OfferActor By, FilledHow? How, WithdrawnWhy? Why, GrainId? Lead, ImmutableArray<GrainId> Sources) : Fact;

/// <summary>This offer and that one are the same post: one offer with two sources.</summary>
public sealed record OfferJoined(OfferId Id, GrainId Lead) : Fact;

public sealed record OfferLeft(OfferId Id, GrainId Lead) : Fact;

/// <summary>Another hub says that its offer is this post.</summary>
public sealed record OfferSourceJoined(GrainId Source) : Fact;

/// <summary>Told to one that joined this offer: it is not shown any more, or was not when the other joined it.</summary>
/// <param name="Filled">How the post was filled; null when it is not shown for another reason.</param>
public sealed record OfferOver(OfferId Id, GrainId Source, FilledHow? Filled) : Fact;

public sealed record OfferSourceLeft(GrainId Source) : Fact;

/// <summary>A hub that publishes the same post says that it is filled. It ends its own offer; this one is its coordinator's.</summary>
public sealed record OfferSourceFilled(GrainId Source) : Fact;
