namespace Federation.Search.Suggestions;

/// <param name="Text">What would be searched: what was typed, its end completed.</param>
/// <param name="Offers">About how many offers hold what completes it; for the order of suggestions, not to be shown.</param>
public readonly record struct Suggestion(string Text, int Offers);
