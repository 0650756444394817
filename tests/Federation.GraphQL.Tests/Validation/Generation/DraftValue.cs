namespace Federation.GraphQL.Tests.Validation.Generation;

internal abstract class DraftValue
{
    public virtual IEnumerable<DraftValue> Inside() => [this];
}

internal sealed class DraftText(string text) : DraftValue
{
    public override string ToString() => text;
}

internal sealed class DraftUse(string variable) : DraftValue
{
    public string Variable { get; } = variable;

    public override string ToString() => $"${Variable}";
}

internal sealed class DraftList(List<DraftValue> items) : DraftValue
{
    public List<DraftValue> Items { get; } = items;

    public override IEnumerable<DraftValue> Inside() => Items.SelectMany(item => item.Inside()).Prepend(this);

    public override string ToString() => $"[{string.Join(", ", Items)}]";
}

internal sealed class DraftObject(List<DraftArgument> fields) : DraftValue
{
    public List<DraftArgument> Fields { get; } = fields;

    public override IEnumerable<DraftValue> Inside() => Fields.SelectMany(field => field.Value.Inside()).Prepend(this);

    public override string ToString() => $"{{{string.Join(", ", Fields.Select(field => $"{field.Name}: {field.Value}"))}}}";
}
