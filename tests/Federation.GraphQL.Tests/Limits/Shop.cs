using Federation.GraphQL.Types;

namespace Federation.GraphQL.Tests.Limits;

/// <summary>A schema that states its costs.</summary>
internal static class Shop
{
    public const string Sdl = """
        directive @cost(weight: Int!) on FIELD_DEFINITION | OBJECT | SCALAR | ENUM
        directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!]) on FIELD_DEFINITION

        type Query {
          shop: Shop
          search(text: String!): [Found!]! @listSize(assumedSize: 20)
          audit: Int @cost(weight: 30)
          price: Price
          maker: Maker
        }

        type Mutation { sell(id: ID!): Item count: Int free: Int @cost(weight: 0) }

        scalar Price @cost(weight: 3)

        type Shop {
          id: ID!
          best: Item
          items(first: Int, last: Int): [Item!]! @listSize(slicingArguments: ["first", "last"])
          recent(first: Int = 5): [Item!]! @listSize(slicingArguments: ["first"])
          page(first: Int = 10, after: String): ItemConnection! @listSize(slicingArguments: ["first"], sizedFields: ["edges", "nodes"])
          tags: [String!]!
        }

        type ItemConnection { edges: [ItemEdge!]! nodes: [Item!]! pageInfo: PageInfo! }

        type ItemEdge { cursor: String! node: Item! }

        type PageInfo { hasNextPage: Boolean! }

        interface Found { id: ID! }

        type Item implements Found { id: ID! maker: Maker price: Price }

        type Maker implements Found @cost(weight: 4) { id: ID! name: String best: Item }
        """;

    public static Schema Schema { get; } = SchemaBuilder.Build(Sdl);
}
