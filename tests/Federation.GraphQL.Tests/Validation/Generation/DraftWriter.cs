using System.Text;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Tests.Validation.Generation;

/// <summary>Writes a draft with the line ends, indentation and comments of the moment: places are compared too.</summary>
internal sealed class DraftWriter(Random random)
{
    private static readonly string[] LineEnds = ["\n", "\r\n", "\r", "\n\n", " ", ", ", "\n# é 😀 comment\n"];

    private readonly StringBuilder text = new();

    public string Write(Draft draft)
    {
        var definitions = draft.Operations.Select(operation => (Action)(() => Operation(operation)))
            .Concat(draft.Fragments.Select(fragment => (Action)(() => Fragment(fragment))))
            .Concat(draft.Extra.Select(extra => (Action)(() => text.Append(extra)))).ToArray();
        random.Shuffle(definitions);
        foreach (var definition in definitions)
        {
            definition();
            Break();
        }

        return text.ToString();
    }

    private void Break() => text.Append(LineEnds[random.Next(LineEnds.Length)]).Append(' ', random.Next(4));

    private void Operation(DraftOperation operation)
    {
        if (operation.Description is { } description)
        {
            text.Append(description);
            Break();
        }

        if (operation.Kind != OperationKind.Query || operation.Name is not null || operation.Description is not null || operation.Variables.Count > 0 || operation.Directives.Count > 0 || random.Next(2) == 0)
        {
            text.Append(operation.Kind switch { OperationKind.Query => "query", OperationKind.Mutation => "mutation", _ => "subscription" }).Append(' ').Append(operation.Name);
            if (operation.Variables.Count > 0)
            {
                text.Append('(');
                foreach (var variable in operation.Variables)
                {
                    text.Append('$').Append(variable.Name).Append(": ").Append(variable.Type).Append(variable.Default is { } value ? $" = {value}" : "");
                    Directives(variable);
                    Break();
                }

                text.Append(')');
            }

            Directives(operation);
        }

        Selections(operation.Selections);
    }

    private void Fragment(DraftFragment fragment)
    {
        text.Append("fragment ").Append(fragment.Name).Append(" on ").Append(fragment.On);
        Directives(fragment);
        Selections(fragment.Selections);
    }

    private void Selections(List<DraftSelection> selections)
    {
        text.Append(" {");
        Break();
        foreach (var selection in selections)
        {
            switch (selection)
            {
                case DraftField field:
                    text.Append(field.Alias is { } alias ? $"{alias}: " : "").Append(field.Name);
                    Arguments(field.Arguments);
                    Directives(field);
                    if (field.Selections is { } inner)
                    {
                        Selections(inner);
                    }

                    break;
                case DraftSpread spread:
                    text.Append("...").Append(spread.Name);
                    Directives(spread);
                    break;
                case DraftInline inline:
                    text.Append("...").Append(inline.On is { } on ? $" on {on}" : "");
                    Directives(inline);
                    Selections(inline.Selections);
                    break;
            }

            Break();
        }

        text.Append('}');
    }

    private void Directives(DraftHolder holder)
    {
        foreach (var directive in holder.Directives)
        {
            text.Append(" @").Append(directive.Name);
            Arguments(directive.Arguments);
        }
    }

    private void Arguments(List<DraftArgument> arguments)
    {
        if (arguments.Count > 0)
        {
            text.Append('(').AppendJoin(random.Next(2) == 0 ? ", " : "\n", arguments.Select(argument => $"{argument.Name}: {argument.Value}")).Append(')');
        }
    }
}
