using System.Linq.Expressions;
using System.Reflection;
using Federation.GraphQL.Binding.Inputs;
using Federation.GraphQL.Binding.Start;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Execution.Fields;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Binding.Outputs;

/// <summary>A resolver's method as a delegate that takes its parameters from an execution.</summary>
/// <param name="Slots">The arguments, in the order of <see cref="Call"/>'s array.</param>
internal sealed record MethodCall(Delegate Call, InputSlot[] Slots)
{
    private static readonly ParameterExpression Source = Expression.Parameter(typeof(object), "source");
    private static readonly ParameterExpression Running = Expression.Parameter(typeof(Run), "run");
    private static readonly ParameterExpression Arguments = Expression.Parameter(typeof(Argument[]), "arguments");

    /// <param name="source">Null on a root type.</param>
    /// <returns>Null with the faults noted.</returns>
    public static MethodCall? Of(MethodInfo method, Field field, Type? source, string where, ReaderFactory readers, FaultList faults)
    {
        var slots = new List<InputSlot>();
        var values = new List<Expression>();
        var parameters = method.GetParameters();
        var first = 0;
        if (source is not null)
        {
            first = 1;
            if (parameters.Length == 0 || !parameters[0].ParameterType.IsAssignableFrom(source))
            {
                faults.Add(where, $"the first parameter of {method.Name} must take {Generic.NameOf(source)}");
                return null;
            }

            values.Add(Expression.Convert(Source, parameters[0].ParameterType));
        }

        foreach (var parameter in parameters.AsSpan(first))
        {
            if (Special(parameter) is { } special)
            {
                values.Add(special);
            }
            else if (field.Argument(parameter.Name!) is not { } argument)
            {
                faults.Add(where, $"the field has no argument for the parameter {parameter.Name}");
            }
            else if (readers.Slot(argument, parameter, $"{where}({argument.Name})") is { } slot)
            {
                values.Add(Argument(slots.Count, parameter.ParameterType));
                slots.Add(slot);
            }
        }

        foreach (var argument in field.Arguments.Where(argument => parameters.AsSpan(first).ToArray().All(parameter => parameter.Name != argument.Name)))
        {
            faults.Add(where, $"{method.Name} has no parameter for the argument {argument.Name}");
        }

        return values.Count == parameters.Length ? new MethodCall(Compile(method, values), [.. slots]) : null;
    }

    private static Delegate Compile(MethodInfo method, List<Expression> values) =>
        Expression.Lambda(typeof(Call<>).MakeGenericType(method.ReturnType), Expression.Call(method, values), Source, Running, Arguments).Compile();

    private static MethodCallExpression Argument(int index, Type type)
    {
        var argument = Expression.Convert(Expression.ArrayIndex(Arguments, Expression.Constant(index)), typeof(Argument<>).MakeGenericType(type));
        return Expression.Call(argument, nameof(Argument<int>.Get), null, Expression.Property(Running, nameof(Run.Variables)));
    }

    private static Expression? Special(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        return type == typeof(CancellationToken) ? Expression.Property(Running, nameof(Run.Cancel))
            : type == typeof(ResolverContext) ? Expression.Property(Running, nameof(Run.Context))
            : typeof(GraphQLCaller).IsAssignableFrom(type) ? Expression.Convert(Expression.Property(Running, nameof(Run.Caller)), type)
            : parameter.IsDefined(typeof(ServiceAttribute)) ? Expression.Call(typeof(MethodCall), nameof(Service), [type], Running)
            : null;
    }

    private static T Service<T>(Run run) =>
        (T)(run.Caller.Services.GetService(typeof(T)) ?? throw new InvalidOperationException($"The services have no {Generic.NameOf(typeof(T))}."));
}
