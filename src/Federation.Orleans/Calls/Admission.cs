using Federation.Domain.Grains;
using Federation.Domain.Referrals;

namespace Federation.Orleans.Calls;

/// <summary>
/// Which callers may say what, before any grain is asked. The grain still decides by its own rules; this is the line that a new way in, forgotten
/// somewhere, does not cross: who is not in the list is refused.
/// </summary>
public static class Admission
{
    public static bool Allows(Question question) => question.Caller.Role switch
    {
        Role.Clock => question.Command is Ring,
        Role.Hub => question.Caller.Hub != default && question.Command is Hear or FileReferral,
        Role.Coordinator or Role.Administrator => question.Caller.Hub != default && question.Caller.Account.Length > 0 && IsSaid(question.Command),
        Role.Visitor or Role.Person or Role.Employer or Role.Operator => IsSaid(question.Command),
        _ => false,
    };

    /// <summary>A person's or a program's own words: not a bell, and not another hub's news.</summary>
    private static bool IsSaid(Command command) => command is not (Ring or Hear);
}
