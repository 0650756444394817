using System.Collections.Immutable;
using System.Reflection;
using Federation.Domain.Grains;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Grains;

/// <summary>
/// Takes a sound value and spoils one to three places in it, however deep: a default struct, a null that the types forbid, a number that no
/// list has, an array that is default or huge, a text that is empty, long or strange. What a broken or foreign program could send.
/// </summary>
internal sealed class Hostile(Random random)
{
    private static readonly string[] Texts =
        ["", " ", "\0", new string('a', 100_000), "é\u202eabc\ud800", "'; DROP TABLE entry; --", "<script>", "AURA", "../..", "-", "null", "0192f000-0000-7000-8000-000000000001"];

    public T Spoil<T>(T value) where T : class
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            value = (T)Spoil(typeof(T), value, 0)!;
        }

        return value;
    }

    private object? Spoil(Type type, object? value, int depth)
    {
        var properties = value is null || depth > 4 || IsLeaf(value.GetType()) ? [] : Settable(value.GetType());
        if (depth > 0 && (properties.Length == 0 || random.Next(4) == 0))
        {
            return Broken(type);
        }

        if (properties.Length == 0)
        {
            return value;
        }

        var copy = Clone(value!);
        var property = Walk.Pick(properties, random);
        property.SetValue(copy, Spoil(property.PropertyType, property.GetValue(copy), depth + 1));
        return copy;
    }

    private object? Broken(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return random.Next(3) == 0 ? null : Broken(inner);
        }

        if (type.IsEnum)
        {
            return Enum.ToObject(type, Walk.Pick([-1, 99, int.MaxValue, int.MinValue, 0, 1, 2], random));
        }

        if (type == typeof(string))
        {
            return random.Next(5) == 0 ? null : Walk.Pick(Texts, random);
        }

        if (type == typeof(byte[]))
        {
            return Walk.Pick<byte[]?>([null, [], new byte[1_000_000]], random);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            return random.Next(2) == 0 ? Activator.CreateInstance(type) : Huge(type.GetGenericArguments()[0]);
        }

        return type switch
        {
            _ when type == typeof(DateTimeOffset) => Walk.Pick([DateTimeOffset.MinValue, DateTimeOffset.MaxValue, default, Some.Now.AddYears(50)], random),
            _ when type == typeof(DateOnly) => Walk.Pick([DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(2026, 11, 16)], random),
            _ when type == typeof(int) => Walk.Pick([0, -1, int.MaxValue, int.MinValue, 400, 401], random),
            _ when type == typeof(long) => Walk.Pick([0, -1, long.MaxValue, long.MinValue], random),
            _ when type == typeof(bool) => random.Next(2) == 0,
            _ when type == typeof(Fact) => Walk.Pick<Fact?>([null, .. Cases.Facts], random),
            _ when type.IsValueType => Activator.CreateInstance(type),
            _ => null,
        };
    }

    /// <summary>Three thousand of nothing, of strange texts or of codes that no list has.</summary>
    private object Huge(Type element)
    {
        var one = element.IsEnum ? Enum.ToObject(element, random.Next(2) == 0 ? 99 : 0) : element == typeof(string) ? Walk.Pick(Texts, random) : element.IsValueType ? Activator.CreateInstance(element) : null;
        var array = Array.CreateInstance(element, 3000);
        for (var i = 0; i < array.Length; i++)
        {
            array.SetValue(one, i);
        }

        return typeof(ImmutableCollectionsMarshalProxy).GetMethod(nameof(ImmutableCollectionsMarshalProxy.Of))!.MakeGenericMethod(element).Invoke(null, [array])!;
    }

    private static bool IsLeaf(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type.IsArray || type.IsValueType;

    private static PropertyInfo[] Settable(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite && property.GetIndexParameters().Length == 0)];

    private static object Clone(object value) =>
        value.GetType().GetMethod("<Clone>$", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)!.Invoke(value, null)!;

    private static class ImmutableCollectionsMarshalProxy
    {
        public static ImmutableArray<T> Of<T>(T[] array) => [.. array];
    }
}
