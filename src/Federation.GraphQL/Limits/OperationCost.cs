using System.Buffers;
using System.Collections.Immutable;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Limits;

/// <summary>A variable's coerced value when it is a whole number; null when it is null, not given, or something else.</summary>
public delegate long? IntegerVariable(string name);

/// <summary>
/// What an operation costs at most, compiled once per document and computed per request, since the sizes of lists may be variables. A field costs its
/// weight and what is selected on it, times the size of its list. Fields that exclude each other, or that are merged, are counted each: the bound is never
/// below what is executed. Immutable.
/// </summary>
public sealed class OperationCost
{
    /// <summary>Beyond any limit; sums and products stop here.</summary>
    public const long Most = 1_000_000_000_000_000;

    /// <summary>A fragment counts apart for each kind of field that sizes it; more than this is not written by people.</summary>
    internal const int MostSteps = 20_000;

    private readonly CostStep[] steps;
    private readonly int groups;
    private readonly int listSize;
    private readonly long limit;
    private readonly long? constant;
    private readonly OperationDefinitionNode operation;
    private readonly Source source;

    internal OperationCost(CostCompiler compiler, DocumentNode document, OperationDefinitionNode operation, EngineOptions options)
    {
        (source, this.operation, listSize, limit) = (document.Source, operation, options.ListSize, options.Cost);
        (steps, groups) = (compiler.Steps, compiler.Groups);
        constant = !compiler.Complete ? Most : Array.Exists(steps, step => step.Size is { Variables.Length: > 0 }) ? null : Compute(static _ => null);
    }

    /// <param name="operation">Of the document, which need not be valid: what is not known costs nothing, and validation refuses it.</param>
    public static OperationCost Compile(Schema schema, DocumentNode document, OperationDefinitionNode operation, EngineOptions options)
    {
        var compiler = new CostCompiler(schema, document, options);
        compiler.Compile(operation);
        return new OperationCost(compiler, document, operation, options);
    }

    /// <summary>0 to <see cref="Most"/>.</summary>
    public long Cost(IntegerVariable variables) => constant ?? Compute(variables);

    /// <summary>Refuses, code <c>limit-exceeded</c>, a list size in a variable above the limit, and a cost above the limit.</summary>
    public ImmutableArray<GraphQLError> Check(IntegerVariable variables)
    {
        if (constant is null)
        {
            foreach (var step in steps)
            {
                foreach (var variable in step.Size?.Variables ?? [])
                {
                    if (variables(variable.Name.Value) > listSize)
                    {
                        return [GraphQLError.At(source, $"A list may have at most {listSize} items.", ErrorCodes.LimitExceeded, variable)];
                    }
                }
            }
        }

        var cost = Cost(variables);
        return cost <= limit ? [] : [GraphQLError.At(source, $"The operation costs {cost}; {limit} is allowed.", ErrorCodes.LimitExceeded, operation)];
    }

    private long Compute(IntegerVariable variables)
    {
        // A group's sum of what its own list multiplies, and of what a list around it does.
        var sums = ArrayPool<(long Plain, long Sized)>.Shared.Rent(groups);
        Array.Clear(sums, 0, groups);
        foreach (var step in steps)
        {
            var inner = step.Inner >= 0 ? sums[step.Inner] : default;
            ref var sum = ref sums[step.Group];
            if (step.Included)
            {
                sum = (Sum(sum.Plain, inner.Plain), Sum(sum.Sized, inner.Sized));
                continue;
            }

            var size = step.Size?.Of(variables) ?? 1;
            var one = Sum(step.Weight, inner.Plain);
            var cost = step.SizesInner ? Sum(one, Product(size, inner.Sized)) : Product(size, one);
            sum = step.Sized ? (sum.Plain, Sum(sum.Sized, cost)) : (Sum(sum.Plain, cost), sum.Sized);
        }

        var total = Sum(sums[0].Plain, sums[0].Sized);
        ArrayPool<(long, long)>.Shared.Return(sums);
        return total;
    }

    private static long Sum(long one, long other) => Math.Min(Most, one + other);

    private static long Product(long times, long cost) => cost > Most / times ? Most : times * cost;
}
