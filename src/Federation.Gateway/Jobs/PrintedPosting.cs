using System.Collections.Immutable;
using Federation.Domain.Jobs;
using Federation.Gateway.Words;

namespace Federation.Gateway.Jobs;

/// <summary>A posting as people read it: its texts with French spaces, its source by name. What is stored, searched and exported stays as it was written.</summary>
public static class PrintedPosting
{
    public static Posting Of(Posting posting) => posting with
    {
        Title = FrenchSpaces.Of(posting.Title),
        Employer = posting.Employer with { Name = FrenchSpaces.Of(posting.Employer.Name), Workplace = FrenchSpaces.Of(posting.Employer.Workplace) },
        Place = posting.Place with { Detail = FrenchSpaces.Of(posting.Place.Detail) },
        Contract = posting.Contract with { Note = FrenchSpaces.Of(posting.Contract.Note) },
        Hours = posting.Hours with { Schedule = FrenchSpaces.Of(posting.Hours.Schedule) },
        Pay = posting.Pay with { Scale = FrenchSpaces.Of(posting.Pay.Scale), Note = FrenchSpaces.Of(posting.Pay.Note) },
        Summary = FrenchSpaces.Of(posting.Summary),
        Missions = Lines(posting.Missions),
        Required = Lines(posting.Required),
        Desired = Lines(posting.Desired),
        Apply = posting.Apply with { Note = FrenchSpaces.Of(posting.Apply.Note) },
        Reveals = FrenchSpaces.Of(posting.Reveals),
        PublicsNote = FrenchSpaces.Of(posting.PublicsNote),
        Prospects = FrenchSpaces.Of(posting.Prospects),
        Source = posting.Source is { } source ? DocumentNames.Of(source) : null,
    };

    private static ImmutableArray<string> Lines(ImmutableArray<string> lines) => lines.IsDefault ? [] : [.. lines.Select(line => FrenchSpaces.Of(line))];
}
