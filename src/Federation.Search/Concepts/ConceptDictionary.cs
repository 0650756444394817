using System.Collections.Frozen;
using System.Text.Json;
using Federation.Search.Analysis;
using TextReader = Federation.Search.Analysis.TextReader;

namespace Federation.Search.Concepts;

/// <summary>All concepts, and where their forms stand in a text. Forms are read as any text is, so that every spelling of one finds it.</summary>
internal static class ConceptDictionary
{
    private sealed record File(string Source, Concept[] Concepts);

    private static readonly ConceptTree ByContent = new();
    private static readonly ConceptTree ByWord = new();

    static ConceptDictionary()
    {
        using var stream = Resource.Open("concepts.json");
        var all = JsonSerializer.Deserialize<File>(stream, JsonSerializerOptions.Web)!.Concepts;
        ById = all.ToFrozenDictionary(concept => concept.Id);
        ByTerm = all.ToFrozenDictionary(concept => concept.Term);
        var reader = new TextReader();
        var words = new Dictionary<Concept, string[]>();
        foreach (var concept in all)
        {
            words[concept] = Content(reader, concept.Label);
            foreach (var form in concept.Indexed || concept.Exact is not null ? concept.Forms : concept.Forms.Prepend(concept.Label))
            {
                ByContent.Add(Content(reader, form), concept);
            }

            foreach (var form in concept.Exact ?? [])
            {
                reader.Read(form);
                ByWord.Add(reader.Tokens.ToArray().Select(token => token.Word.Plain), concept);
            }
        }

        WordsOf = words.ToFrozenDictionary();
        Near = all.ToFrozenDictionary(concept => concept, concept => concept.Near.Select(id => ById[id]).ToArray());
    }

    public static FrozenDictionary<string, Concept> ById { get; }

    public static FrozenDictionary<string, Concept> ByTerm { get; }

    /// <summary>The words of its label: who looks for one of them finds the concept under any name.</summary>
    public static FrozenDictionary<Concept, string[]> WordsOf { get; }

    /// <summary>What a search for it also finds.</summary>
    public static FrozenDictionary<Concept, Concept[]> Near { get; }

    /// <summary>Every concept of the text that was just read, those inside others too, in order of their first word.</summary>
    public static void Find(TextReader text, List<ConceptMatch> found)
    {
        found.Clear();
        var tokens = text.Tokens;
        var content = text.Content;
        for (var start = 0; start < content.Count; start++)
        {
            var node = ByContent;
            for (var i = start; i < content.Count && !(i > start && text.IsBroken(content[i - 1], content[i])) && node.Next(tokens[content[i].First], out node); i++)
            {
                if (node.Concept is { } concept)
                {
                    found.Add(new ConceptMatch(concept, content[start].First, content[i].Last));
                }
            }
        }

        for (var start = 0; start < tokens.Length; start++)
        {
            var node = ByWord;
            for (var i = start; i < tokens.Length && !(i > start && tokens[i].Breaks) && node.Next(tokens[i].Word.Plain, out node); i++)
            {
                if (node.Concept is { } concept)
                {
                    found.Add(new ConceptMatch(concept, start, i));
                }
            }
        }
    }

    private static string[] Content(TextReader reader, string form)
    {
        reader.Read(form);
        var tokens = reader.Tokens;
        var words = new string[reader.Content.Count];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = tokens[reader.Content[i].First].Term!;
        }

        return words;
    }
}
