using Federation.GraphQL.Execution.Fields;

namespace Federation.GraphQL.Execution;

/// <summary>The source of a subscription.</summary>
internal sealed partial class Run
{
    /// <returns>Null when it refuses; the error is noted then.</returns>
    public IAsyncEnumerator<object>? TryOpen(Prepared prepared, GraphQLCaller caller, CancellationToken cancel)
    {
        (Plan, Variables, Caller, _cancel) = (prepared.Plan!, prepared.Variables, caller, cancel);
        var field = Plan.Root.Fields[0];
        try
        {
            if (MayRead(field.Binding.Access))
            {
                return ((IStreamBinding)field.Binding).Open(this, field);
            }

            NoteAtRoot(Failure.Forbidden.Exception);
            return null;
        }
        catch (Exception exception)
        {
            NoteAtRoot(exception);
            return null;
        }
    }

    public void NoteAtRoot(Exception exception)
    {
        At(Enter(Plan.Root), 0);
        Note(exception);
    }
}
