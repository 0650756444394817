namespace Federation.GraphQL.Tests.Language.Generation;

/// <summary>Definitions and extensions of the type system that the grammar allows, whatever they mean.</summary>
internal sealed class DefinitionMaker(Random random, Scribe scribe)
{
    private readonly ValueMaker _values = new(random, scribe);

    public void Document()
    {
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            Definition();
        }
    }

    private void Definition()
    {
        var extends = random.Next(4) == 0;
        if (extends)
        {
            scribe.Put("extend");
        }
        else
        {
            _values.Description();
        }

        switch (random.Next(extends ? 7 : 8))
        {
            case 0:
                scribe.Put("schema");
                _values.Directives(constant: true);
                Many("{", "}", () => scribe.Put(new[] { "query", "mutation", "subscription" }[random.Next(3)], ":", Lexemes.Name(random)));
                break;
            case 1:
                scribe.Put("scalar", Lexemes.Name(random), "@", Lexemes.Name(random));
                _values.Directives(constant: true);
                break;
            case 2:
                Composite("type");
                break;
            case 3:
                Composite("interface");
                break;
            case 4:
                Named("union");
                Delimited("=", "|", () => scribe.Put(Lexemes.Name(random)));
                break;
            case 5:
                Named("enum");
                Many("{", "}", EnumValue);
                break;
            case 6:
                Named("input");
                Many("{", "}", InputValue);
                break;
            default:
                scribe.Put("directive", "@", Lexemes.Name(random));
                Sometimes(() => Many("(", ")", InputValue));
                Sometimes(() => scribe.Put("repeatable"));
                Delimited("on", "|", () => scribe.Put(new[] { "FIELD", "QUERY", "OBJECT", "ENUM_VALUE", "INPUT_FIELD_DEFINITION" }[random.Next(5)]));
                break;
        }
    }

    private void Composite(string word)
    {
        scribe.Put(word, Lexemes.Name(random));
        Sometimes(() => Delimited("implements", "&", () => scribe.Put(Lexemes.PlainName(random))));
        _values.Directives(constant: true);
        Many("{", "}", Field);
    }

    private void Named(string word)
    {
        scribe.Put(word, Lexemes.Name(random));
        _values.Directives(constant: true);
    }

    private void Field()
    {
        _values.Description();
        scribe.Put(Lexemes.Name(random));
        Sometimes(() => Many("(", ")", InputValue));
        scribe.Put(":");
        _values.Type();
        _values.Directives(constant: true);
    }

    private void InputValue()
    {
        _values.Description();
        scribe.Put(Lexemes.Name(random), ":");
        _values.Type();
        Sometimes(() =>
        {
            scribe.Put("=");
            _values.Value(constant: true);
        });
        _values.Directives(constant: true);
    }

    private void EnumValue()
    {
        _values.Description();
        scribe.Put(Lexemes.PlainName(random));
        _values.Directives(constant: true);
    }

    private void Many(string open, string close, Action each)
    {
        scribe.Put(open);
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            each();
        }

        scribe.Put(close);
    }

    private void Delimited(string open, string delimiter, Action each)
    {
        scribe.Put(open);
        Sometimes(() => scribe.Put(delimiter));
        each();
        for (var count = random.Next(3); count > 0; count--)
        {
            scribe.Put(delimiter);
            each();
        }
    }

    private void Sometimes(Action act)
    {
        if (random.Next(3) == 0)
        {
            act();
        }
    }
}
