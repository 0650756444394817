using Federation.Domain.Grains;
using Federation.Domain.Referrals;

namespace Federation.Orleans.Calls;

/// <summary>
/// Which callers may say what, before any grain is asked. The grain still decides by its own rules; this is the line that a new way in, forgotten
/// somewhere, does not cross: who is not in the list is refused.
/// </summary>
public static class Admission
{
    public static bool Allows(GrainCall call) => call.Caller.Role switch
    {
        Role.Clock => call.Command is Ring,
        Role.Hub => call.Caller.Hub != default && call.Command is Hear or FileReferral,
        Role.Coordinator or Role.Administrator => call.Caller.Hub != default && call.Caller.Account.Length > 0 && IsSaid(call.Command),
        Role.Visitor or Role.Person or Role.Employer or Role.Operator => IsSaid(call.Command),
        _ => false,
    };

    /// <summary>A person's or a program's own words: not a bell, not another hub's news, and nothing that this program cannot read.</summary>
    private static bool IsSaid(Command command) => command is not (Ring or Hear or Unreadable);
}
