using Federation.GraphQL.Binding.Inputs;
using Federation.GraphQL.Execution.Fields;
using Federation.GraphQL.Execution.Plans;
using Federation.GraphQL.Execution.Values;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Execution;

/// <summary>
/// One execution: what it was given, and the second phase, which writes the response in its order. Errors come in that order too, whatever finished
/// first. Used again by later executions.
/// </summary>
/// <param name="within">How long it may last.</param>
internal sealed partial class Run(BoundSchema bound, EngineOptions options, TimeSpan within)
{
    private const int ObjectsBetweenLooks = 64;

    private readonly AccessMemory _access = new(bound.Access);
    private long _end;
    private int _objects;
    private bool _over;
    private CancellationToken _cancel;
    private Deadline? _deadline;
    private ResolverContext? _context;

    public JsonOutput Output { get; } = new(options.ResponseBytes);

    public BoundSchema Bound => bound;

    public GraphQLCaller Caller { get; private set; } = null!;

    public VariableValues Variables { get; private set; } = VariableValues.None;

    public OperationPlan Plan { get; private set; } = null!;

    /// <summary>Null when the operation has nothing to wait for.</summary>
    public Waves? Waves { get; private set; }

    public Arena Arena => Waves!.Arena;

    /// <summary>The one that most resolvers never ask for.</summary>
    public ResolverContext Context => _context ??= new ResolverContext(bound.Schema, Caller, Cancel);

    public LoaderSet? Loaders => _context?.Loaders;

    public CancellationToken Cancel => Deadline.Token;

    /// <summary>Made for the first who waits or asks for a token: most executions need none.</summary>
    public Deadline Deadline => _deadline ??= new Deadline(options.Clock, Remaining, _cancel);

    private TimeSpan Remaining => within == Timeout.InfiniteTimeSpan ? within
        : TimeSpan.FromSeconds(Math.Max(0, (_end - options.Clock.GetTimestamp()) / (double)options.Clock.TimestampFrequency));

    public void Begin(Prepared prepared, GraphQLCaller caller, CancellationToken cancel)
    {
        (Plan, Variables, Caller, _cancel) = (prepared.Plan!, prepared.Variables, caller, cancel);
        _end = within == Timeout.InfiniteTimeSpan ? long.MaxValue
            : options.Clock.GetTimestamp() + (long)(within.TotalSeconds * options.Clock.TimestampFrequency);
        _over = false;
        if (Plan.Root.Slots > 0)
        {
            Waves = new Waves(this, cancel);
        }
    }

    /// <summary>Makes it fit for the next execution.</summary>
    public void End()
    {
        if (Waves?.IsAbandoned == true)
        {
            Deadline.Cancel();
        }

        _deadline?.Dispose();
        Waves?.End();
        (_deadline, Waves, _context, Caller, Plan, Variables, _cancel) = (null, null, null, null!, null!, VariableValues.None, default);
        Output.Clear();
        _access.Clear();
        ClearErrors();
    }

    public bool MayRead(int access) => access == 0 || _access.Holds(access, Caller);

    /// <summary>Whether the time is over. Looks at the clock now and then only.</summary>
    public bool IsOver()
    {
        if (++_objects >= ObjectsBetweenLooks)
        {
            _objects = 0;
            _cancel.ThrowIfCancellationRequested();
            _over |= options.Clock.GetTimestamp() > _end;
        }

        return _over;
    }

    /// <param name="slots">Where the first phase left the values of this object; -1 when it had nothing to do in it.</param>
    /// <returns>False when a non-null field has no value: then this object has none either.</returns>
    public bool Object(object? source, SelectionPlan plan, int slots)
    {
        var depth = Enter(plan);
        var complete = Fields(source, plan, slots, depth, 0, plan.Fields.Length);
        Leave(depth);
        if (complete)
        {
            Close(plan);
        }

        return complete;
    }

    private bool Fields(object? source, SelectionPlan plan, int slots, int depth, int from, int to)
    {
        while (from >= 0 && from < to)
        {
            from = FieldsUntilThrown(source, plan, slots, depth, from, to);
        }

        return from >= 0;
    }

    /// <returns>The field to go on with; -1 when a non-null one has no value.</returns>
    private int FieldsUntilThrown(object? source, SelectionPlan plan, int slots, int depth, int from, int to)
    {
        var fields = plan.Fields;
        var i = from;
        var start = 0;
        try
        {
            for (; i < to; i++)
            {
                At(depth, i);
                var field = fields[i];
                Output.Padded(field.Prefix, field.PrefixLength);
                start = Output.Position;
                if (!Field(source, field, slots))
                {
                    return -1;
                }
            }

            return i;
        }
        catch (Exception exception) when (exception is not ResponseTooLargeException)
        {
            _cancel.ThrowIfCancellationRequested();
            Leave(depth + 1);
            Note(exception);
            return Take(start, fields[i].Binding.IsNonNull) ? i + 1 : -1;
        }
    }

    /// <summary>The first field has opened the object, if there was one.</summary>
    private void Close(SelectionPlan plan) => Output.Raw(plan.Fields.Length == 0 ? "{}"u8 : "}"u8);

    private bool Field(object? source, FieldPlan field, int slots)
    {
        var binding = field.Binding;
        if (field.Slot >= 0)
        {
            return binding.WriteSlot(this, field, slots + field.Slot);
        }

        return MayRead(binding.Access) ? binding.Write(this, source, field) : Fail(Failure.Forbidden.Exception, binding.IsNonNull);
    }
}
