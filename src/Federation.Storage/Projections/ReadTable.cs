using System.Collections.Immutable;

namespace Federation.Storage.Projections;

public enum ColumnType
{
    Text,

    /// <summary>64 bits; instants are Unix milliseconds, truth is 0 or 1.</summary>
    Number,
}

public sealed record Column(string Name, ColumnType Type);

/// <summary>A table kept by the append transaction. The first <paramref name="KeyLength"/> columns are its key.</summary>
public sealed record ReadTable(string Name, int KeyLength, ImmutableArray<Column> Columns);

/// <summary>Values in the order of the table's columns: string, long or null.</summary>
public sealed record Row(ReadTable Table, ImmutableArray<object?> Values)
{
    public bool Equals(Row? other) => other is not null && Table == other.Table && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Table.Name, Values[0], Values.Length > 1 ? Values[1] : null);

    public bool HasKeyOf(Row other) => Table == other.Table && Values.AsSpan(0, Table.KeyLength).SequenceEqual(other.Values.AsSpan(0, Table.KeyLength));
}

/// <summary>What one append does to the read tables.</summary>
public sealed record RowChanges(ImmutableArray<Row> Upserts, ImmutableArray<Row> Deletes);
