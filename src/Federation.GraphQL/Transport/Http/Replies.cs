using Federation.GraphQL.Execution;
using Federation.GraphQL.Transport.Operations;
using Federation.GraphQL.Transport.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Federation.GraphQL.Transport.Http;

/// <summary>Whole answers in one piece, with the headers that all of them carry.</summary>
internal static class Replies
{
    public static readonly RequestFault NotAcceptable = new(406, TransportErrorCodes.NotAcceptable, "Accept application/graphql-response+json or application/json.");

    private static readonly StringValues JsonType = "application/json; charset=utf-8";
    private static readonly StringValues ResponseType = "application/graphql-response+json; charset=utf-8";
    private static readonly StringValues Accept = "Accept";
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues NoStore = "no-store";
    private static readonly StringValues Private = "private, no-cache";

    public static async ValueTask Write(HttpContext context, int status, MediaType type, ReadOnlyMemory<byte> body)
    {
        var response = context.Response;
        response.StatusCode = status;
        Common(context);
        response.Headers.ContentType = type is MediaType.Response ? ResponseType : JsonType;
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }

    public static async ValueTask Refuse(HttpContext context, RequestFault fault, MediaType type)
    {
        using var buffer = new ResponseBuffer();
        GraphQLEngine.WriteErrors(buffer, fault.Errors);
        await Write(context, fault.Status, type, buffer.Written);
    }

    public static ValueTask NotAllowed(HttpContext context, string allow, MediaType type)
    {
        context.Response.Headers.Allow = allow;
        return Refuse(context, new RequestFault(405, TransportErrorCodes.MethodNotAllowed, $"Use {allow}."), type);
    }

    /// <summary>
    /// One URL answers differently by Accept; and what GET answers is the asker's own, so that no shared cache may keep it unless the host, which knows
    /// what is public, said otherwise before.
    /// </summary>
    public static void Common(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.Vary = headers.Vary.Count == 0 ? Accept : StringValues.Concat(headers.Vary, Accept);
        headers.XContentTypeOptions = NoSniff;
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            headers.CacheControl = NoStore;
        }
        else if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = Private;
        }
    }
}
