namespace Federation.Search.Queries;

/// <summary>Names of the fields of a search in an address. Forms, links and feeds use them; addresses are kept by people, so none changes its meaning.</summary>
public static class AddressNames
{
    public const string Words = "mots";

    /// <summary>"1": one of the words is enough.</summary>
    public const string AnyWord = "un-mot";

    public const string Region = "region";
    public const string Department = "departement";
    public const string Around = "autour";
    public const string Contract = "contrat";
    public const string Time = "temps";
    public const string Title = "metier";
    public const string Training = "formation";
    public const string Public = "public";
    public const string Way = "candidature";

    /// <summary>The hub that publishes; the one through which one looks is <see cref="Through"/>.</summary>
    public const string Hub = "publiee-par";

    public const string Pay = "salaire";
    public const string Days = "depuis";
    public const string Order = "tri";
    public const string ByDate = "date";
    public const string ByRelevance = "pertinence";
    public const string Through = "plateforme";
    public const string After = "apres";
}
