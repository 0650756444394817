namespace Federation.GraphQL.Transport.Http;

/// <summary>What an answer may be written as.</summary>
internal enum MediaType
{
    /// <summary>Nothing that the client takes.</summary>
    None,

    /// <summary><c>application/json</c>, of which old clients expect 200 even for a document that is not valid.</summary>
    Json,

    /// <summary><c>application/graphql-response+json</c></summary>
    Response,

    /// <summary><c>text/event-stream</c></summary>
    EventStream,

    /// <summary><c>text/html</c>, the playground.</summary>
    Html,
}
