namespace Federation.GraphQL.Tests.Language.Generation;

/// <summary>Values, types, arguments and directives: what operations and definitions share.</summary>
internal sealed class ValueMaker(Random random, Scribe scribe)
{
    public void Description()
    {
        if (random.Next(4) == 0)
        {
            scribe.Put(Lexemes.String(random));
        }
    }

    public void Value(bool constant, int depth = 0)
    {
        switch (random.Next(depth < 3 ? 9 : 6))
        {
            case 0:
                scribe.Put(Lexemes.Number(random));
                break;
            case 1 or 2:
                scribe.Put(Lexemes.String(random));
                break;
            case 3 when !constant:
                scribe.Put("$", Lexemes.Name(random));
                break;
            case 4 or 3 or 5:
                scribe.Put(Lexemes.Name(random));
                break;
            case 6 or 7:
                scribe.Put("[");
                for (var count = random.Next(5); count > 0; count--)
                {
                    Value(constant, depth + 1);
                }

                scribe.Put("]");
                break;
            default:
                scribe.Put("{");
                for (var count = random.Next(5); count > 0; count--)
                {
                    scribe.Put(Lexemes.Name(random), ":");
                    Value(constant, depth + 1);
                }

                scribe.Put("}");
                break;
        }
    }

    public void Type(int depth = 0)
    {
        if (depth < 3 && random.Next(4) == 0)
        {
            scribe.Put("[");
            Type(depth + 1);
            scribe.Put("]");
        }
        else
        {
            scribe.Put(Lexemes.Name(random));
        }

        if (random.Next(3) == 0)
        {
            scribe.Put("!");
        }
    }

    public void Arguments(bool constant)
    {
        if (random.Next(3) > 0)
        {
            return;
        }

        scribe.Put("(");
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            scribe.Put(Lexemes.Name(random), ":");
            Value(constant);
        }

        scribe.Put(")");
    }

    public void Directives(bool constant)
    {
        for (var count = random.Next(4) == 0 ? random.Next(1, 3) : 0; count > 0; count--)
        {
            scribe.Put("@", Lexemes.Name(random));
            Arguments(constant);
        }
    }
}
