using Federation.Search.Queries;

namespace Federation.Search.Results;

/// <param name="Criterion">Taken away alone.</param>
/// <param name="Count">Offers that would then be found.</param>
public readonly record struct Relaxation(Criterion Criterion, int Count);
