using Federation.GraphQL.Execution.Plans;
using Federation.GraphQL.Execution.Values;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Execution;

/// <summary>From the root.</summary>
internal sealed partial class Run
{
    /// <summary>Writes the data; after a mutation, only when each field was done before the next began.</summary>
    /// <param name="source">Of the root: an event, or nothing.</param>
    public async ValueTask WriteAsync(OperationKind kind, object? source)
    {
        var root = Arena.Add(source, Plan.Root);
        var slots = Arena.FrameAt(root).Slots;
        if (kind == OperationKind.Mutation)
        {
            await Serially(slots).ConfigureAwait(false);
            return;
        }

        await Waves!.Drain().ConfigureAwait(false);
        Write(source, slots);
    }

    /// <param name="slots">-1 when nothing had to be waited for.</param>
    public void Write(object? source, int slots)
    {
        if (!Object(source, Plan.Root, slots))
        {
            Take(0, nonNull: false);
        }
    }

    private async ValueTask Serially(int slots)
    {
        var fields = Plan.Root.Fields;
        var waves = Waves!;
        waves.Skip();
        var depth = Enter(Plan.Root);
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i].Slot >= 0 && !waves.IsOver)
            {
                waves.Start(null, fields[i], slots + fields[i].Slot);
                await waves.Drain().ConfigureAwait(false);
            }

            if (!(waves.IsOver && fields[i].Slot < 0 ? NotBegun(i, depth) : Fields(null, Plan.Root, slots, depth, i, i + 1)))
            {
                Leave(depth);
                Take(0, nonNull: false);
                return;
            }
        }

        Leave(depth);
        Close(Plan.Root);
    }

    private bool NotBegun(int index, int depth)
    {
        var field = Plan.Root.Fields[index];
        At(depth, index);
        Output.Padded(field.Prefix, field.PrefixLength);
        return Fail(Failure.TimedOut.Exception, field.Binding.IsNonNull);
    }
}
