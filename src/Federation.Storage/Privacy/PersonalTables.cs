namespace Federation.Storage.Privacy;

/// <summary>Tables whose rows are sealed, or lead to a person: what is deleted from them must leave no byte behind.</summary>
internal static class PersonalTables
{
    /// <summary>No other table refers to one of these: each can be written anew by itself.</summary>
    public static IReadOnlyList<string> All { get; } = ["sealed", "account_address", "sign_in_link", "subscriber"];
}
