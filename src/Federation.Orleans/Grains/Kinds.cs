using Federation.Node.Engine;
using Federation.Orleans.Placement;

namespace Federation.Orleans.Grains;

// One class per kind, so that Orleans counts, places and collects them apart. What they decide is in Domain, what they write is in Storage;
// the type's name is the kind's code, whatever the class is called.

[GrainType("platform"), PlaceByHub]
public sealed class PlatformActivation(IGrainContext context, GrainTurn turn, TimeProvider clock) : HubGrain(context, turn, clock);

[GrainType("structure"), PlaceByHub]
public sealed class StructureActivation(IGrainContext context, GrainTurn turn, TimeProvider clock) : HubGrain(context, turn, clock);

[GrainType("referral"), PlaceByHub]
public sealed class ReferralActivation(IGrainContext context, GrainTurn turn, TimeProvider clock) : HubGrain(context, turn, clock);

[GrainType("call"), PlaceByHub]
public sealed class CallActivation(IGrainContext context, GrainTurn turn, TimeProvider clock) : HubGrain(context, turn, clock);

[GrainType("offer"), PlaceByHub]
public sealed class OfferActivation(IGrainContext context, GrainTurn turn, TimeProvider clock) : HubGrain(context, turn, clock);

[GrainType("subscription"), PlaceByHub]
public sealed class SubscriptionActivation(IGrainContext context, GrainTurn turn, TimeProvider clock) : HubGrain(context, turn, clock);

[GrainType("trainer"), PlaceByHub]
public sealed class TrainerActivation(IGrainContext context, GrainTurn turn, TimeProvider clock) : HubGrain(context, turn, clock);

[GrainType("booking"), PlaceByHub]
public sealed class BookingActivation(IGrainContext context, GrainTurn turn, TimeProvider clock) : HubGrain(context, turn, clock);

[GrainType("pair"), PlaceByHub]
public sealed class PairActivation(IGrainContext context, GrainTurn turn, TimeProvider clock) : HubGrain(context, turn, clock);

[GrainType("course"), PlaceByHub]
public sealed class CourseActivation(IGrainContext context, GrainTurn turn, TimeProvider clock) : HubGrain(context, turn, clock);

[GrainType("session"), PlaceByHub]
public sealed class SessionActivation(IGrainContext context, GrainTurn turn, TimeProvider clock) : HubGrain(context, turn, clock);

[GrainType("collective"), PlaceByHub]
public sealed class CollectiveActivation(IGrainContext context, GrainTurn turn, TimeProvider clock) : HubGrain(context, turn, clock);
