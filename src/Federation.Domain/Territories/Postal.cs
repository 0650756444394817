namespace Federation.Domain.Territories;

public static class Postal
{
    /// <summary>
    /// Département of a postal code of five digits, from its first ones. A few communes are served by the office of a
    /// neighbouring département and carry its digits: a proposal to confirm, not a proof of residence.
    /// </summary>
    public static bool TryDepartment(string? postalCode, out DepartmentCode department)
    {
        department = default;
        return postalCode is { Length: 5 }
            && postalCode.All(char.IsAsciiDigit)
            && DepartmentCode.TryParse(Prefix(postalCode), out department);
    }

    private static string? Prefix(string code) => code[..2] switch
    {
        // 203, 204 and 207 are CEDEX of Ajaccio, Bastia and Ajaccio.
        "20" => code[2] switch
        {
            '0' or '1' or '3' or '7' => "2A",
            '2' or '4' or '6' => "2B",
            _ => null,
        },
        // Saint-Barthélemy and Saint-Martin left Guadeloupe in 2007 and kept its postal codes.
        "97" => code is "97133" or "97150" ? null : code[..3],
        _ => code[..2],
    };
}
