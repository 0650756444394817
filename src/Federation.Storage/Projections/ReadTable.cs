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

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Table.Name);
        foreach (var cell in Values.AsSpan(0, Table.KeyLength))
        {
            hash.Add(cell);
        }

        return hash.ToHashCode();
    }
}

/// <summary>Rows are one when they are of one table and one key.</summary>
internal sealed class RowKeys : IEqualityComparer<Row>
{
    public static readonly RowKeys Instance = new();

    public bool Equals(Row? x, Row? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && x.Table == y.Table && x.Values.AsSpan(0, x.Table.KeyLength).SequenceEqual(y.Values.AsSpan(0, y.Table.KeyLength)));

    public int GetHashCode(Row row) => row.GetHashCode();
}

/// <summary>What one append does to the read tables.</summary>
public sealed record RowChanges(ImmutableArray<Row> Upserts, ImmutableArray<Row> Deletes);
