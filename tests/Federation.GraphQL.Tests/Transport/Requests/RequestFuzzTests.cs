using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Federation.GraphQL.Transport.Requests;

namespace Federation.GraphQL.Tests.Transport.Requests;

/// <summary>Bodies as attackers and broken clients make them. Beside the reader stands another one, slow and plain, that says which of them are requests.</summary>
public sealed class RequestFuzzTests
{
    private const int Bodies = 40_000;

    private static readonly RequestLimits Limits = new(32_768, 65_536, 8);

    private static readonly string[] Seeds =
    [
        """{"query":"query Q($a: Int!) { a(b: $a) { c } }","operationName":"Q","variables":{"a":1,"b":["é\u00e9\ud83d\ude00",{"c":null}]}}""",
        """{"documentId":"sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","variables":{}}""",
        """{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"},"operationId":"1"}}""",
        """{"query":"{ a }","variables":null,"extensions":{"x":[[[[1]]]]},"unknown":"\ud800","operationName":""}""",
        """[{"query":"{ a }"},{"query":"{ b }"}]""",
        """ { "query" : "{\n  a\n  b(c: \"d\\n\")\n}" , "query2" : -1.5e+3 , "t" : true } """,
    ];

    private static readonly string[] Tokens =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\udc00", "\\ud83d\\ude00", "null", "true", "0", "-", "1e999", "\"query\":", "\"variables\":", "\"variables\":{}",
        "\"operationName\":", "\"extensions\":", "\"documentId\":", "\"persistedQuery\":", "\"operationId\":\"x\"", "\uFEFF", "\u0000", "/*", "\n", " ", "é", "[[[[[[[[[[", "{\"a\":{\"a\":{\"a\":{\"a\":",
    ];

    [Fact]
    public void Mutated_bodies_are_read_or_refused_as_a_plain_reader_would_and_nothing_is_thrown()
    {
        var random = new Random(20_260_302);
        var accepted = 0;
        for (var i = 0; i < Bodies; i++)
        {
            var body = Mutate(Encoding.UTF8.GetBytes(Seeds[i % Seeds.Length]), random);
            var fault = RequestReader.Read(body, Limits, out var request);
            using (request)
            {
                Assert.True((IsRequest(body) ?? fault is null) == fault is null, $"body {i}: {fault?.Message ?? "accepted"}: {Convert.ToBase64String(body)}");
                Assert.True(fault is null != request is null);
                Assert.Equal(Described(fault, request), Split(body, random));
                accepted += request is null ? 0 : 1;
            }
        }

        Assert.InRange(accepted, Bodies / 50, Bodies / 2);
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var body = seed.ToList();
        for (var left = random.Next(4); left > 0 && body.Count > 0; left--)
        {
            var at = random.Next(body.Count);
            switch (random.Next(7))
            {
                case 0:
                    body[at] = (byte)random.Next(256);
                    break;
                case 1:
                    body[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    body.RemoveRange(at, Math.Min(random.Next(1, 12), body.Count - at));
                    break;
                case 3:
                    body.InsertRange(at, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]));
                    break;
                case 4:
                    body.InsertRange(at, body.GetRange(at, Math.Min(random.Next(1, 40), body.Count - at)));
                    break;
                case 5:
                    body.RemoveRange(at, body.Count - at);
                    break;
                default:
                    body.Reverse(at, Math.Min(random.Next(1, 6), body.Count - at));
                    break;
            }
        }

        return [.. body];
    }

    /// <summary>The same body in pieces, as a pipe would give it.</summary>
    private static string Split(byte[] body, Random random)
    {
        var first = new Piece(ReadOnlyMemory<byte>.Empty, null);
        var last = first;
        for (var at = 0; at < body.Length;)
        {
            var length = Math.Min(random.Next(1, 20), body.Length - at);
            last = new Piece(body.AsMemory(at, length), last);
            at += length;
        }

        var fault = BodyReader.Parse(new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length), Limits, out var request);
        using (request)
        {
            return Described(fault, request);
        }
    }

    private static string Described(RequestFault? fault, IncomingRequest? request) => fault?.Message
        ?? $"{Convert.ToHexString((request!.Query ?? default).Span)} {request.OperationName} {request.DocumentId} {request.OperationId} {request.Variables?.RootElement.GetRawText()}";

    /// <returns>Null where both are right: half of a surrogate pair in the name of a member that nobody asks for.</returns>
    private static bool? IsRequest(ReadOnlySpan<byte> body)
    {
        if (!Utf8.IsValid(body))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(body);
        try
        {
            using var document = JsonDocument.Parse(text.StartsWith('\uFEFF') ? text[1..] : text, new JsonDocumentOptions { MaxDepth = Limits.JsonDepth });
            return document.RootElement.ValueKind is JsonValueKind.Object && IsRequest(document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <exception cref="InvalidOperationException">A string is not Unicode.</exception>
    private static bool IsRequest(JsonElement root)
    {
        var members = root.EnumerateObject().ToLookup(member => member.Name, member => member.Value);
        if (((string[])["query", "variables", "operationName", "extensions", "documentId"]).Any(name => members[name].Count() > 1))
        {
            return false;
        }

        JsonElement Of(string name) => members[name].FirstOrDefault(value => value.ValueKind is not JsonValueKind.Null);
        var ids = new HashSet<string>();
        var good = Of("query").ValueKind is JsonValueKind.Undefined or JsonValueKind.String
            && Of("operationName").ValueKind is JsonValueKind.Undefined or JsonValueKind.String
            && Of("variables").ValueKind is JsonValueKind.Undefined or JsonValueKind.Object
            && Of("extensions").ValueKind is JsonValueKind.Undefined or JsonValueKind.Object
            && IsId(Of("documentId"), ids, optional: true);
        foreach (var name in (string[])["query", "operationName", "variables"])
        {
            Decode(Of(name));
        }

        if (good && Of("extensions").ValueKind is JsonValueKind.Object)
        {
            foreach (var member in Of("extensions").EnumerateObject())
            {
                good &= member.Name != "operationId" || (member.Value.ValueKind is JsonValueKind.String && member.Value.GetString() is not null);
                good &= member.Name != "persistedQuery" || (member.Value.ValueKind is JsonValueKind.Object && member.Value.EnumerateObject().All(inner => inner.Name != "sha256Hash" || IsId(inner.Value, ids, optional: false)));
            }
        }

        return good && ids.Count <= 1 && (Of("query").ValueKind is JsonValueKind.String || ids.Count == 1);
    }

    private static bool IsId(JsonElement value, HashSet<string> ids, bool optional)
    {
        if (value.ValueKind is not JsonValueKind.String)
        {
            return optional && value.ValueKind is JsonValueKind.Undefined;
        }

        var digest = value.GetString()!.ToLowerInvariant();
        digest = value.GetString()!.StartsWith("sha256:", StringComparison.Ordinal) ? digest[7..] : digest;
        ids.Add(digest);
        return digest.Length == 64 && digest.All(char.IsAsciiHexDigit);
    }

    private static void Decode(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Decode(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    _ = member.Name;
                    Decode(member.Value);
                }

                break;
        }
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, Piece? before)
        {
            Memory = memory;
            if (before is not null)
            {
                RunningIndex = before.RunningIndex + before.Memory.Length;
                before.Next = this;
            }
        }
    }
}
