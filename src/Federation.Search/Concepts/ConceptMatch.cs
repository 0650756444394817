namespace Federation.Search.Concepts;

/// <summary>A concept found in a text.</summary>
/// <param name="From">Its first word, among the tokens.</param>
/// <param name="To">Its last.</param>
internal readonly record struct ConceptMatch(Concept Concept, int From, int To);
