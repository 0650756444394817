namespace Federation.Search.Matching;

/// <summary>Where a list stands among <see cref="Runs{T}"/>. The default is an empty list.</summary>
internal struct Run
{
    public int At;
    public int Count;
}
