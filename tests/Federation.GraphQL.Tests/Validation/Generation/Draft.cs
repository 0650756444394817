using Federation.GraphQL.Language;

namespace Federation.GraphQL.Tests.Validation.Generation;

/// <summary>A document that can still be changed: made valid, then broken in one known way or several.</summary>
internal sealed class Draft
{
    public List<DraftOperation> Operations { get; } = [];

    public List<DraftFragment> Fragments { get; } = [];

    /// <summary>Definitions as text, put behind the others.</summary>
    public List<string> Extra { get; } = [];

    public IEnumerable<List<DraftSelection>> Roots => Operations.Select(operation => operation.Selections).Concat(Fragments.Select(fragment => fragment.Selections));

    public IEnumerable<List<DraftSelection>> SelectionSets => Roots.SelectMany(Below);

    public IEnumerable<DraftSelection> Selections => SelectionSets.SelectMany(set => set);

    public IEnumerable<DraftField> Fields => Selections.OfType<DraftField>();

    public IEnumerable<DraftVariable> Variables => Operations.SelectMany(operation => operation.Variables);

    public IEnumerable<DraftHolder> Holders => Operations.Concat<DraftHolder>(Fragments).Concat(Variables).Concat(Selections);

    public IEnumerable<List<DraftArgument>> ArgumentLists => Fields.Select(node => node.Arguments).Concat(Holders.SelectMany(holder => holder.Directives).Select(directive => directive.Arguments));

    /// <summary>Where variables may stand: not on a variable's own definition.</summary>
    public IEnumerable<List<DraftArgument>> OpenArgumentLists => Fields.Select(node => node.Arguments).Concat(Selections.SelectMany(holder => holder.Directives).Select(directive => directive.Arguments));

    public IEnumerable<DraftObject> Objects => ArgumentLists.SelectMany(list => list).Select(argument => argument.Value).Concat(Variables.Select(variable => variable.Default).OfType<DraftValue>())
        .SelectMany(value => value.Inside()).OfType<DraftObject>();

    private static IEnumerable<List<DraftSelection>> Below(List<DraftSelection> set) => set.Select(selection => selection switch
    {
        DraftField { Selections: { } inner } => inner,
        DraftInline inline => inline.Selections,
        _ => null,
    }).OfType<List<DraftSelection>>().SelectMany(Below).Prepend(set);
}

internal abstract class DraftHolder
{
    public List<DraftDirective> Directives { get; } = [];
}

internal sealed class DraftOperation : DraftHolder
{
    public OperationKind Kind { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public List<DraftVariable> Variables { get; } = [];

    public List<DraftSelection> Selections { get; set; } = [];
}

internal sealed class DraftFragment : DraftHolder
{
    public required string Name { get; set; }

    public required string On { get; set; }

    public List<DraftSelection> Selections { get; set; } = [];
}

internal sealed class DraftVariable : DraftHolder
{
    public required string Name { get; set; }

    public required string Type { get; set; }

    public DraftValue? Default { get; set; }
}

internal abstract class DraftSelection : DraftHolder;

internal sealed class DraftField : DraftSelection
{
    public string? Alias { get; set; }

    public required string Name { get; set; }

    public List<DraftArgument> Arguments { get; init; } = [];

    public List<DraftSelection>? Selections { get; set; }
}

internal sealed class DraftSpread : DraftSelection
{
    public required string Name { get; set; }
}

internal sealed class DraftInline : DraftSelection
{
    public string? On { get; set; }

    public List<DraftSelection> Selections { get; init; } = [];
}

internal sealed class DraftDirective
{
    public required string Name { get; set; }

    public List<DraftArgument> Arguments { get; init; } = [];
}

internal sealed class DraftArgument
{
    public required string Name { get; set; }

    public required DraftValue Value { get; set; }
}
