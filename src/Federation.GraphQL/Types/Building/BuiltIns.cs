using System.Collections.Frozen;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Types.Building;

/// <summary>What every schema has without saying so, in the definition language itself: it is read and linked like any other.</summary>
internal static class BuiltIns
{
    public const string DefaultDeprecation = "No longer supported";

    private const string Text = """"
        "A whole number of 32 bits with its sign."
        scalar Int
        "A number of double precision (IEEE 754)."
        scalar Float
        "A text, as a sequence of Unicode characters."
        scalar String
        "Either true or false."
        scalar Boolean
        "A key that identifies an object. It is written as a text, is not meant to be read, and may be given as a text or a whole number."
        scalar ID

        "The field or fragment is part of the response only when the argument is true."
        directive @include("True to keep it." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "The field or fragment is left out of the response when the argument is true."
        directive @skip("True to leave it out." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "This element should no longer be used."
        directive @deprecated("Why, and what to use in its place, in Markdown." reason: String! = "No longer supported") on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE

        "Says where the behaviour of this scalar is specified."
        directive @specifiedBy("The address of the specification." url: String!) on SCALAR

        "Exactly one field of this input object must be given, and it must not be null."
        directive @oneOf on INPUT_OBJECT

        "What this service can do: its types, its directives, and where operations begin."
        type __Schema {
          description: String
          "Every type of the service."
          types: [__Type!]!
          "Where queries begin."
          queryType: __Type!
          "Where mutations begin, when the service has any."
          mutationType: __Type
          "Where subscriptions begin, when the service has any."
          subscriptionType: __Type
          "Every directive of the service."
          directives: [__Directive!]!
        }

        "A type. Its kind says which of its fields have a value."
        type __Type {
          kind: __TypeKind!
          name: String
          description: String
          specifiedByURL: String
          fields(includeDeprecated: Boolean! = false): [__Field!]
          interfaces: [__Type!]
          possibleTypes: [__Type!]
          enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]
          inputFields(includeDeprecated: Boolean! = false): [__InputValue!]
          ofType: __Type
          isOneOf: Boolean
        }

        "Which kind of type a type is."
        enum __TypeKind {
          "A single value."
          SCALAR
          "Has `fields` and `interfaces`."
          OBJECT
          "Has `fields`, `interfaces` and `possibleTypes`."
          INTERFACE
          "Has `possibleTypes`."
          UNION
          "Has `enumValues`."
          ENUM
          "Has `inputFields`."
          INPUT_OBJECT
          "Has `ofType`, the type of its items."
          LIST
          "Has `ofType`, the type that is never null here."
          NON_NULL
        }

        "A field of an object type or of an interface."
        type __Field {
          name: String!
          description: String
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
          type: __Type!
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "An argument of a field or of a directive, or a field of an input object."
        type __InputValue {
          name: String!
          description: String
          type: __Type!
          "The value that holds when none is given, as it is written in a document."
          defaultValue: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "One of the values of an enum."
        type __EnumValue {
          name: String!
          description: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "A directive: changes how a document or a schema is understood."
        type __Directive {
          name: String!
          description: String
          isRepeatable: Boolean!
          locations: [__DirectiveLocation!]!
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
        }

        "Where a directive may stand."
        enum __DirectiveLocation {
          "On a query."
          QUERY
          "On a mutation."
          MUTATION
          "On a subscription."
          SUBSCRIPTION
          "On a field of a selection."
          FIELD
          "On the definition of a fragment."
          FRAGMENT_DEFINITION
          "On the use of a fragment by its name."
          FRAGMENT_SPREAD
          "On a fragment without a name."
          INLINE_FRAGMENT
          "On the definition of a variable."
          VARIABLE_DEFINITION
          "On the schema."
          SCHEMA
          "On a scalar."
          SCALAR
          "On an object type."
          OBJECT
          "On the definition of a field."
          FIELD_DEFINITION
          "On the definition of an argument."
          ARGUMENT_DEFINITION
          "On an interface."
          INTERFACE
          "On a union."
          UNION
          "On an enum."
          ENUM
          "On a value of an enum."
          ENUM_VALUE
          "On an input object."
          INPUT_OBJECT
          "On a field of an input object."
          INPUT_FIELD_DEFINITION
        }
        """";

    public static Definitions Document { get; } = Definitions.Of(Parser.Parse(Source.Of(Text), ParserLimits.Trusted).Definitions);

    public static FrozenSet<string> Names { get; } = Document.Types.Select(type => type.Name.Value).ToFrozenSet(StringComparer.Ordinal);

    public static FrozenSet<string> Directives { get; } = Document.Directives.Select(directive => directive.Name.Value).ToFrozenSet(StringComparer.Ordinal);
}
