using System.Text.Json.Serialization;

namespace Federation.Domain.Grains;

[JsonConverter(typeof(CodeConverter<Role>))]
public enum Role
{
    /// <summary>No account: files a request.</summary>
    Visitor,

    /// <summary>
    /// Holds the private link of one referral, which the edge has checked against that referral; or of one alert: <see cref="Caller.Account"/> is the hash
    /// of its secret, and the grain compares.
    /// </summary>
    Person,
    Coordinator,
    Administrator,

    /// <summary>Another hub, through an entry it addressed.</summary>
    Hub,

    /// <summary>A deadline of the grain itself.</summary>
    Clock,

    /// <summary>Whoever runs the program: import, first administrator.</summary>
    Operator,

    /// <summary>Who proposes offers: an account, or the holder of a private link, which the edge has checked. <see cref="Caller.Account"/> says which, and the grain compares.</summary>
    Employer,
}

/// <summary>Who asks. <see cref="Hub"/> is whom a coordinator acts for, or which hub speaks; an account is an opaque id, never a name.</summary>
public sealed record Caller(Role Role, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] HubId Hub = default, string Account = "")
{
    public static Caller Visitor { get; } = new(Role.Visitor);

    public static Caller Person { get; } = new(Role.Person);

    public static Caller Clock { get; } = new(Role.Clock);

    public static Caller Operator { get; } = new(Role.Operator);

    /// <param name="owner">An account, or the hash of a private link.</param>
    public static Caller Employer(string owner) => new(Role.Employer, default, owner);

    /// <param name="link">The hash of the private link's secret.</param>
    public static Caller Subscriber(string link) => new(Role.Person, default, link);

    public static Caller OtherHub(HubId hub) => new(Role.Hub, hub);

    public static Caller Coordinator(HubId hub, string account) => new(Role.Coordinator, hub, account);

    public static Caller Administrator(HubId hub, string account) => new(Role.Administrator, hub, account);

    /// <summary>A coordinator of one hub never acts for another.</summary>
    public bool ActsFor(HubId hub) => Role is Role.Coordinator or Role.Administrator && Hub == hub;
}
