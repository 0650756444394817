using System.Globalization;
using Federation.GraphQL.Binding;

namespace Federation.GraphQL.Benchmarks;

/// <summary>The same objects as in <c>peers/library.mjs</c>, made by the same rule.</summary>
public sealed record Author(string Id, string Name, int Born, bool Living)
{
    public IReadOnlyList<Book> All { get; set; } = [];
}

public sealed record Book(string Id, string Title, int Pages, double Rating, Author Author);

public static class Library
{
    public static readonly IReadOnlyList<Author> Authors = [.. Enumerable.Range(0, 100).Select(Make)];

    public static readonly IReadOnlyDictionary<string, Author> ById = Authors.ToDictionary(author => author.Id);

    private static Author Make(int a)
    {
        var author = new Author(Text($"a{a}"), Text($"Author number {a}"), 1900 + a, a % 3 == 0);
        author.All = [.. Enumerable.Range(0, 10).Select(b => new Book(Text($"a{a}-b{b}"), Text($"Book {b} by author {a}"), 100 + (a * 3) + b, ((a * 10) + b) / 7d, author))];
        return author;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

[Resolves("Query")]
public static class QueryFields
{
    public static string Hello() => "world";

    public static IReadOnlyList<Author> Authors(int first) => first >= Library.Authors.Count ? Library.Authors : [.. Library.Authors.Take(first)];

    public static Author? Author(string id) => Library.ById.GetValueOrDefault(id);
}

[Resolves("Author")]
public static class AuthorFields
{
    public static IReadOnlyList<Book> Books(Author author, int first) => first >= author.All.Count ? author.All : [.. author.All.Take(first)];
}
