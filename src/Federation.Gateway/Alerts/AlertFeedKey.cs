using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Federation.Domain.Alerts;
using Federation.Storage.Alerts;

namespace Federation.Gateway.Alerts;

/// <summary>
/// The key in the address of an alert's feed. Made one way from the hash of the private link: software to which the address is given reads what the
/// alert tells, and can neither change the alert nor find its page. It ends with the alert.
/// </summary>
public static class AlertFeedKey
{
    public const string Root = "/alertes/flux";

    private const int Bytes = 16;

    public static string Path(SubscriptionRow row, AlertChannel channel) => $"{Root}/{row.Hub}/{row.Id}/{Of(row)}.{(channel == AlertChannel.Calendar ? "ics" : "atom")}";

    public static bool Opens(string key, SubscriptionRow row) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(Of(row)));

    private static string Of(SubscriptionRow row) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"alert-feed|{row.Link}")).AsSpan(0, Bytes));
}
