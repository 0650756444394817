using Federation.Domain.Jobs;

namespace Federation.Gateway.Jobs;

/// <summary>
/// The closed list that Google reads in schema.org's <c>employmentType</c>: FULL_TIME, PART_TIME, CONTRACTOR, TEMPORARY, INTERN, VOLUNTEER, PER_DIEM,
/// OTHER. It mixes working time with the nature of the contract, so an offer has none, one or several; what is not stated is left out, never guessed.
/// </summary>
public static class EmploymentTypes
{
    public static IReadOnlyList<string> Of(Posting posting) => [.. Time(posting.Hours.Time), .. Nature(posting.Contract)];

    private static string[] Time(WorkingTime time) => time switch
    {
        WorkingTime.Full => ["FULL_TIME"],
        WorkingTime.Part => ["PART_TIME"],
        WorkingTime.CandidatesChoice => ["FULL_TIME", "PART_TIME"],
        _ => [],
    };

    private static string[] Nature(Contract contract) => contract.Kind switch
    {
        ContractKind.Cdd or ContractKind.Cddi => ["TEMPORARY"],
        ContractKind.Independent => ["CONTRACTOR"],

        // In law an "engagement volontaire" (Code du service national, L120-1), outside the labour code.
        ContractKind.CivicService => ["VOLUNTEER"],

        // An apprentice is employed and learns: neither an intern nor a temporary worker.
        ContractKind.Apprenticeship => ["OTHER"],

        // These exist with and without an end: a length says which.
        ContractKind.Subsidised or ContractKind.PublicContract or ContractKind.Other when contract.Months is not null => ["TEMPORARY"],
        _ => [],
    };
}
