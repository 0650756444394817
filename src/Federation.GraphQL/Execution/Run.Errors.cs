using System.Collections.Immutable;
using Federation.GraphQL.Execution.Plans;
using Federation.GraphQL.Execution.Values;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Execution;

/// <summary>Where the second phase stands in the response, and what went wrong there.</summary>
internal sealed partial class Run
{
    private readonly List<GraphQLError> _errors = [];
    private Step[] _path = new Step[32];
    private int _depth;
    private bool _more;

    public ImmutableArray<GraphQLError> Errors => _errors.Count == 0 ? []
        : _more ? [.. _errors, new GraphQLError("There were more errors.", ErrorCodes.LimitExceeded, [], [])] : [.. _errors];

    public bool HasErrors => _errors.Count > 0;

    public int EnterList() => Enter(null);

    public int Enter(SelectionPlan? plan)
    {
        if (_depth == _path.Length)
        {
            Array.Resize(ref _path, _path.Length * 2);
        }

        _path[_depth].Plan = plan;
        return _depth++;
    }

    public void At(int depth, int index) => _path[depth].Index = index;

    public void Leave(int depth) => _depth = depth;

    /// <summary>Null where a value is missing.</summary>
    /// <returns>False when it must go to the parent.</returns>
    public bool Missing(bool nonNull) =>
        nonNull ? Fail(new UnfitValueException($"{Here.Binding.Path} is null where the schema says that it never is"), nonNull) : Take(Output.Position, nonNull);

    /// <summary>Null in place of a value, and why.</summary>
    /// <returns>As <see cref="Missing"/>.</returns>
    public bool Fail(Exception exception, bool nonNull)
    {
        Note(exception);
        return Take(Output.Position, nonNull);
    }

    /// <summary>Null in place of what was written from <paramref name="start"/> on.</summary>
    /// <returns>As <see cref="Missing"/>.</returns>
    public bool Take(int start, bool nonNull)
    {
        if (nonNull)
        {
            return false;
        }

        Output.Position = start;
        Output.Null();
        return true;
    }

    public void Note(Exception exception)
    {
        if (_errors.Count >= options.Errors)
        {
            _more = true;
            return;
        }

        if (exception is not GraphQLFault && options.Translate?.Invoke(exception) is { } told)
        {
            exception = told;
        }

        var (code, message) = exception switch
        {
            GraphQLFault fault => (fault.Code, fault.Message),
            OperationCanceledException when _deadline?.IsOver == true => (ErrorCodes.TimedOut, Failure.TimedOut.Exception.Message),
            _ => (ErrorCodes.Internal, "Something failed here; the service's log says what."),
        };
        var known = exception as GraphQLFault;
        var nodes = known?.At is { } at ? [at] : (Node[])Here.Nodes;
        var error = GraphQLError.At(Plan.Source, message, code, nodes) with { Path = Path(), Extensions = known?.Extensions ?? [] };
        _errors.Add(error);
        if (code == ErrorCodes.Internal && known is null)
        {
            options.OnFault?.Invoke(exception, error);
        }
    }

    /// <summary>The field that is being written.</summary>
    private FieldPlan Here
    {
        get
        {
            var step = _depth - 1;
            while (_path[step].Plan is null)
            {
                step--;
            }

            return _path[step].Plan!.Fields[_path[step].Index];
        }
    }

    private ImmutableArray<object> Path()
    {
        var path = ImmutableArray.CreateBuilder<object>(_depth);
        foreach (var step in _path.AsSpan(0, _depth))
        {
            path.Add(step.Plan is { } plan ? plan.Fields[step.Index].ResponseName : step.Index);
        }

        return path.MoveToImmutable();
    }

    private void ClearErrors()
    {
        _errors.Clear();
        _path.AsSpan().Clear();
        (_depth, _more) = (0, false);
    }

    /// <summary>A field of an object, or an item of a list when there is no plan.</summary>
    private struct Step
    {
        public SelectionPlan? Plan;
        public int Index;
    }
}
