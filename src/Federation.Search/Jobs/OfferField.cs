namespace Federation.Search.Jobs;

/// <summary>What an offer says in codes. An offer has one code of each, or several where the name is a plural.</summary>
public enum OfferField
{
    Region,
    Department,
    Contract,
    Time,
    Title,
    Training,
    Publics,
    Ways,
    Hubs,
    Pay,
    FormerClients,
    Commitments,

    /// <summary>The commune as employers write it: no closed list.</summary>
    Towns,
}
