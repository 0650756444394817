using System.Runtime.CompilerServices;
using Federation.GraphQL.Execution.Plans;
using Federation.GraphQL.Execution.Values;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Execution.Fields;

/// <summary>A property of the source, or a method of nothing but the source.</summary>
internal sealed class PropertyBinding<TSource, T>(string path, Field field, int access, ValueWriter<T> writer, Func<TSource, T> get)
    : FieldBinding<T>(path, field, access, writer)
{
    public override bool Write(Run run, object? source, FieldPlan plan) => Writer.Write(run, get(Source(source!)), plan);

    public override void Start(Waves waves, object? source, FieldPlan plan, int slot) => Settle(waves, get(Source(source!)), plan, slot);

    /// <summary>What wrote the object has made sure of its class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSource Source(object source) => typeof(TSource).IsValueType ? (TSource)source : Unsafe.As<object, TSource>(ref source);
}

internal sealed class MethodBinding<T>(string path, Field field, int access, ValueWriter<T> writer, Call<T> call)
    : FieldBinding<T>(path, field, access, writer)
{
    public override bool Write(Run run, object? source, FieldPlan plan) => Writer.Write(run, call(source, run, plan.Arguments), plan);

    public override void Start(Waves waves, object? source, FieldPlan plan, int slot) => Settle(waves, call(source, waves.Run, plan.Arguments), plan, slot);
}

/// <summary><c>__typename</c>: known with the selection.</summary>
internal sealed class TypeNameBinding(string path, Field field, byte[] json) : FieldBinding(path, field, access: 0)
{
    public override bool Write(Run run, object? source, FieldPlan plan)
    {
        run.Output.Raw(json);
        return true;
    }

    public override void Start(Waves waves, object? source, FieldPlan plan, int slot) => throw new InvalidOperationException();

    public override bool WriteSlot(Run run, FieldPlan plan, int slot) => throw new InvalidOperationException();
}
