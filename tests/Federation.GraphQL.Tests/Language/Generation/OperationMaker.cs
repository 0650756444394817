namespace Federation.GraphQL.Tests.Language.Generation;

/// <summary>Executable documents that the grammar allows, whatever they mean.</summary>
internal sealed class OperationMaker(Random random, Scribe scribe)
{
    private readonly ValueMaker _values = new(random, scribe);

    public void Document()
    {
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            if (random.Next(3) == 0)
            {
                Fragment();
            }
            else
            {
                Operation();
            }
        }
    }

    private void Operation()
    {
        if (random.Next(3) > 0)
        {
            _values.Description();
            scribe.Put(new[] { "query", "mutation", "subscription" }[random.Next(3)]);
            if (random.Next(2) == 0)
            {
                scribe.Put(Lexemes.Name(random));
            }

            if (random.Next(2) == 0)
            {
                Variables();
            }

            _values.Directives(constant: false);
        }

        Selections(0);
    }

    private void Fragment()
    {
        _values.Description();
        scribe.Put("fragment", Lexemes.PlainName(random), "on", Lexemes.Name(random));
        _values.Directives(constant: false);
        Selections(0);
    }

    private void Variables()
    {
        scribe.Put("(");
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            _values.Description();
            scribe.Put("$", Lexemes.Name(random), ":");
            _values.Type();
            if (random.Next(3) == 0)
            {
                scribe.Put("=");
                _values.Value(constant: true);
            }

            _values.Directives(constant: true);
        }

        scribe.Put(")");
    }

    private void Selections(int depth)
    {
        scribe.Put("{");
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            Selection(depth);
        }

        scribe.Put("}");
    }

    private void Selection(int depth)
    {
        var deeper = depth < 4;
        switch (random.Next(6))
        {
            case 0:
                scribe.Put("...", Lexemes.PlainName(random));
                _values.Directives(constant: false);
                break;
            case 1 when deeper:
                scribe.Put("...");
                if (random.Next(3) > 0)
                {
                    scribe.Put("on", Lexemes.Name(random));
                }

                _values.Directives(constant: false);
                Selections(depth + 1);
                break;
            default:
                if (random.Next(4) == 0)
                {
                    scribe.Put(Lexemes.Name(random), ":");
                }

                scribe.Put(Lexemes.Name(random));
                _values.Arguments(constant: false);
                _values.Directives(constant: false);
                if (deeper && random.Next(3) == 0)
                {
                    Selections(depth + 1);
                }

                break;
        }
    }
}
