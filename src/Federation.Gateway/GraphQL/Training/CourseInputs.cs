using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Commands;

namespace Federation.Gateway.GraphQL.Training;

/// <summary>A line of a catalogue as software writes it; it cannot say that it is an example.</summary>
public sealed record CourseProfileInput(
    string Title, CourseKind Kind, CourseStatus Status, ImmutableArray<string> Providers, ImmutableArray<CourseAudience> Audiences, ImmutableArray<TrainingTheme> Themes, Prerequisite Prerequisite,
    ImmutableArray<CourseModule> Modules, ImmutableArray<string> Contents, TrainerComposition Trainers, Certification Certification, RegionCode? Region = null, DepartmentCode? Department = null,
    string? Commune = null, string? PrerequisiteNote = null, string? Admission = null, CourseLength? Length = null, int? Places = null, PriceOfCourse? Price = null, string? TrainersNote = null,
    string? CertificationNote = null, string? Format = null, string? FollowUp = null, string? Note = null, GrainId? Parent = null)
{
    /// <param name="source">Of the course that is described anew.</param>
    public CourseProfile Read(string? source) => new(
        Title.Trim(), Kind, Status, Typed.Lines(Providers), Region, Department, Typed.Text(Commune), Typed.Set(Audiences), Typed.Set(Themes), Prerequisite, Typed.Text(PrerequisiteNote),
        Typed.Text(Admission), Length is { } length ? length with { Text = Typed.Text(length.Text) } : new CourseLength(null, null, null, null), Places, Of(Price),
        [.. Modules.Select(module => new CourseModule(module.Title.Trim(), module.Hours, Typed.Text(module.Note)))], Typed.Lines(Contents), Trainers, Typed.Text(TrainersNote), Certification,
        Typed.Text(CertificationNote), Typed.Text(Format), Typed.Text(FollowUp), Typed.Text(Note), Parent, source);

    internal static PriceOfCourse Of(PriceOfCourse? price) => price is { } said
        ? said with { Text = Typed.Text(said.Text), Funders = Typed.Lines(said.Funders) }
        : new PriceOfCourse(CoursePrice.Unknown, null, null, null, []);
}

public sealed record DescribeCourseInput(string IdempotencyKey, GrainId Hub, string Key, CourseProfileInput Profile, string? TextId = null);
