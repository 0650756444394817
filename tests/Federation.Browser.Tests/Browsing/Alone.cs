namespace Federation.Browsing;

/// <summary>For tests that measure time: they run when the others have ended.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class Alone;
