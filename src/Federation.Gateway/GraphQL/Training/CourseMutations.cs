using Federation.Domain.Grains;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Commands;
using Federation.Gateway.GraphQL.Errors;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;
using Federation.Storage.Training;

namespace Federation.Gateway.GraphQL.Training;

public sealed record CoursePayload(ListedCourse? Course, IReadOnlyList<UserError> Errors);

[Resolves("Mutation")]
public static class CourseMutations
{
    public static async Task<CoursePayload> DescribeCourse(DescribeCourseInput input, Asker asker, [Service] HubCommands hub, [Service] CourseDesk desk, CancellationToken cancel)
    {
        var course = new GrainId(input.Hub.Hub, GrainKind.Course, input.Key);
        var (reply, own) = await hub.Ask(asker, nameof(DescribeCourse), input.IdempotencyKey, input.Hub, GrainKind.Platform, "hub", _ => course, async (_, caller, once) =>
            TextId.IsSlug(input.Key, GrainId.LongestKey)
                ? await desk.Describe(course, input.Profile.Read((await desk.Find(course, cancel))?.Profile.Source), caller, once, cancel, input.TextId)
                : Reply.No(Refusal.InvalidField("key")), cancel);
        return new CoursePayload(own ? await desk.Find(course, cancel) : null, HubCommands.Errors(reply, "profile", "key"));
    }
}
