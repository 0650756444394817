using Federation.GraphQL.Execution.Fields;

namespace Federation.GraphQL.Execution.Plans;

/// <summary>The fields of one object, in the order of the response.</summary>
/// <param name="Slots">How many of them the first phase resolves; none when nothing in or below this object must be waited for.</param>
internal sealed record SelectionPlan(ObjectBinding Type, FieldPlan[] Fields, int Slots);
