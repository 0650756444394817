using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Commands;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Training;

/// <summary>A session as software plans it. Its title and whether it needs a pair are the course's.</summary>
public sealed record SessionPlanInput(
    ImmutableArray<SessionDay> Days, TrainingWay Way, int AnswerHours, DepartmentCode? Department = null, string? Commune = null, string? Venue = null, int? Places = null, PriceOfCourse? Price = null,
    string? Label = null)
{
    /// <param name="source">Of the session that is planned anew.</param>
    public SessionPlan Read(GrainId course, string? source) => new(
        course, "", Days, Way, Department, Typed.Text(Commune), Typed.Text(Venue), Places, CourseProfileInput.Of(Price), false, Typed.Text(Label), AnswerHours, source);
}

public sealed record PlanSessionInput(string IdempotencyKey, GrainId Course, string Key, SessionPlanInput Plan, string? TextId = null);

public sealed record MoveSessionDoorInput(string IdempotencyKey, GrainId Session, RegistrationDoor Door);

public sealed record ConfirmSessionInput(string IdempotencyKey, GrainId Session);

public sealed record PostponeSessionInput(string IdempotencyKey, GrainId Session);

public sealed record CancelSessionInput(string IdempotencyKey, GrainId Session, SessionEndedWhy Why);

public sealed record CountAttendanceInput(string IdempotencyKey, GrainId Session, int Present);

public sealed record OpenRegistrationInput(string IdempotencyKey, GrainId Session, string Place);

public sealed record LeavePlaceInput(string IdempotencyKey, GrainId Session, string Place);

public sealed record TakePlaceInput(string IdempotencyKey, GrainId Session, string Place);

public sealed record RegisterForSessionInput(string IdempotencyKey, GrainId Session, Contact Contact)
{
    public override string ToString() => "[scellé]";
}

/// <summary>A command to a place of a private link. None of them can be printed: the secret is in it.</summary>
public abstract record OwnPlaceInput(string IdempotencyKey, string Secret, GrainId Session, string Place)
{
    public sealed override string ToString() => "[scellé]";
}

public sealed record LeaveOwnPlaceInput(string IdempotencyKey, string Secret, GrainId Session, string Place) : OwnPlaceInput(IdempotencyKey, Secret, Session, Place);

public sealed record TakeOwnPlaceInput(string IdempotencyKey, string Secret, GrainId Session, string Place) : OwnPlaceInput(IdempotencyKey, Secret, Session, Place);
