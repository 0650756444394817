using Federation.GraphQL.Types;

namespace Federation.GraphQL.Tests.Validation;

/// <summary>A schema with every feature that a rule of validation looks at.</summary>
internal static class Zoo
{
    public const string Sdl = """
        directive @onQuery on QUERY
        directive @onMutation on MUTATION
        directive @onSubscription on SUBSCRIPTION
        directive @onField(weight: Int, tags: [String!], spot: Point) on FIELD
        directive @onFragment on FRAGMENT_DEFINITION
        directive @onSpread(note: String! = "none") on FRAGMENT_SPREAD
        directive @onInline on INLINE_FRAGMENT
        directive @onVariable(hint: String) on VARIABLE_DEFINITION
        directive @must(reason: String!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT | QUERY
        directive @many(n: Int) repeatable on FIELD | QUERY | FRAGMENT_SPREAD | INLINE_FRAGMENT | VARIABLE_DEFINITION | FRAGMENT_DEFINITION

        scalar Instant @specifiedBy(url: "https://www.rfc-editor.org/rfc/rfc3339")

        enum Diet { HAY FISH MEAT @deprecated }

        interface Node { id: ID! }

        interface Named { name(short: Boolean = false): String! }

        interface Animal implements Node & Named {
          id: ID!
          name(short: Boolean = false): String!
          keeper: Person
          friends(first: Int = 3, where: Where): [Animal!]
          weight(unit: Unit! = KG): Float
        }

        enum Unit { KG LB }

        type Lion implements Animal & Node & Named {
          id: ID!
          name(short: Boolean = false): String!
          keeper: Person
          friends(first: Int = 3, where: Where): [Animal!]
          weight(unit: Unit! = KG): Float
          mane: Int
          age: Int
          roar(times: Int!): String
          home: Den
          label: String
          prey: [Lion]
        }

        type Seal implements Animal & Node & Named {
          id: ID!
          name(short: Boolean = false): String!
          keeper: Person
          friends(first: Int = 3, where: Where): [Animal!]
          weight(unit: Unit! = KG): Float
          dive(meters: Float!, rest: Int! = 1): Int
          age: String
          home: Pool
          label: String!
          prey: [String]
        }

        type Person implements Node & Named {
          id: ID!
          name(short: Boolean = false): String!
          born: Instant
          animals(diets: [Diet!], near: Point, any: Wish): [Animal!]!
          boss: Person
          diet: Diet
        }

        type Den { depth: Int rooms: [Den!]! owner: Node }

        type Pool { depth: Float lanes: [[Int!]!] owner: Node }

        union Home = Den | Pool

        union Being = Person | Lion | Seal

        input Point { x: Float! y: Float! label: String = "here" next: Point tags: [String!] }

        input Where { diet: Diet diets: [Diet!] ids: [ID!] near: Point grid: [[Int]] limit: Int! = 5 since: Instant }

        input Wish @oneOf { id: ID diet: Diet point: Point ids: [ID!] }

        type Query {
          node(id: ID!): Node
          nodes(ids: [ID!]!): [Node]!
          animal(id: ID, wish: Wish): Animal
          animals(first: Int! = 10, where: Where, order: [Unit]): [Animal!]!
          lion(id: ID = "leo"): Lion
          seal: Seal
          person(named: String!, born: Instant): Person
          being: Being
          beings(wishes: [Wish]): [Being!]
          home: Home
          count(a: Int, b: Float, c: Boolean, d: String, e: ID, f: Diet, g: Instant, h: [Int!], i: [[Int!]!]!, j: Point): Int
          version: String!
        }

        type Mutation {
          adopt(animal: ID!, by: Point): Animal
          feed(diet: Diet! = HAY): Int
        }

        type Subscription {
          born(diet: Diet): Animal
          moved: Home
          ticks: Int
        }
        """;

    public static Schema Schema { get; } = SchemaBuilder.Build(Sdl);
}
