using Federation.GraphQL.Execution.Fields;

namespace Federation.GraphQL.Execution;

/// <summary>Runs to use again. A run that left a resolver behind is not: that resolver may still come back to it.</summary>
internal sealed class RunPool(BoundSchema bound, EngineOptions options)
{
    private readonly Run?[] _kept = new Run?[Environment.ProcessorCount * 4];

    public Run Take()
    {
        for (var i = 0; i < _kept.Length; i++)
        {
            if (_kept[i] is not null && Interlocked.Exchange(ref _kept[i], null) is { } run)
            {
                return run;
            }
        }

        return new Run(bound, options, options.TimeOut);
    }

    public void Return(Run run)
    {
        var abandoned = run.Waves?.IsAbandoned == true;
        run.End();
        if (abandoned)
        {
            return;
        }

        for (var i = 0; i < _kept.Length; i++)
        {
            if (_kept[i] is null && Interlocked.CompareExchange(ref _kept[i], run, null) is null)
            {
                return;
            }
        }
    }
}
