using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Search.Jobs;
using Federation.Testing;
using Federation.Testing.Jobs;

namespace Federation.Search.Tests.Offers;

public sealed class PackedOfferTests
{
    [Fact]
    public void An_offer_comes_back_as_it_was_packed()
    {
        var offers = new SyntheticOffers(3);
        Assert.All(Enumerable.Range(0, 500).Select(offers.At), Holds);
    }

    /// <summary>By reflection, so that a field that is added to the record and forgotten here is found.</summary>
    [Fact]
    public void Every_field_of_an_offer_comes_back_whatever_it_holds()
    {
        var random = Seeds.Of(4);
        for (var i = 0; i < 500; i++)
        {
            Holds((PublishedOffer)Draw(typeof(PublishedOffer), random)!);
        }
    }

    private static void Holds(PublishedOffer offer) => Assert.Equal(offer, PackedOffer.Unpack(offer.Hub, offer.Id, PackedOffer.Pack(offer)));

    private static object? Draw(Type type, Random random)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return random.Chance(0.4) ? null : Draw(inner, random);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            var element = type.GetGenericArguments()[0];
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
            for (var left = random.Next(4); left > 0; left--)
            {
                list.Add(Draw(element, random));
            }

            return typeof(ImmutableArray).GetMethods().Single(method => method is { Name: nameof(ImmutableArray.CreateRange), IsGenericMethod: true } && method.GetParameters().Length == 1)
                .MakeGenericMethod(element).Invoke(null, [list]);
        }

        return type switch
        {
            _ when type == typeof(string) => string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => random.Pick(["a", "É", "œ", " ", "\n", "’", "💙", "ع", "\0"]))),
            _ when type == typeof(int) => random.Next(),
            _ when type == typeof(bool) => random.Chance(0.5),
            _ when type == typeof(decimal) => new decimal(random.Next(), random.Next(), random.Next(), false, (byte)random.Next(5)),
            _ when type == typeof(DateTimeOffset) => DateTimeOffset.FromUnixTimeMilliseconds(random.NextInt64(4_000_000_000_000)),
            _ when type == typeof(DateOnly) => DateOnly.FromDayNumber(random.Next(800_000)),
            _ when type == typeof(HubId) => HubId.Parse(random.Pick(["aura", "bretagne"])),
            _ when type == typeof(OfferId) => OfferId.Of(random.NextGuid(TestOffers.Monday)),
            _ when type == typeof(DepartmentCode) => random.Pick(Departments.All).Code,
            _ when type.IsEnum => random.Pick([.. Enum.GetValues(type).Cast<object>()]),
            _ => Construct(type, random),
        };
    }

    /// <summary>Any text may be missing where its parameter says so.</summary>
    private static object Construct(Type type, Random random)
    {
        var constructor = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;
        var nullability = new NullabilityInfoContext();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
            parameter.ParameterType == typeof(string) && nullability.Create(parameter).WriteState == NullabilityState.Nullable && random.Chance(0.4) ? null : Draw(parameter.ParameterType, random))]);
    }
}
