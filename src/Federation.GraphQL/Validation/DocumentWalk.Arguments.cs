using System.Collections.Immutable;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Validation;

internal sealed partial class DocumentWalk
{
    /// <param name="defined">Empty when it is not known what the arguments mean.</param>
    private void Arguments(ImmutableArray<ArgumentNode> given, ImmutableArray<InputValue> defined)
    {
        UniqueNames.Check(given, static argument => argument.Name, "argument named \"", report);
        foreach (var argument in given)
        {
            var definition = Find(defined, argument.Name.Value);
            if (argument.Value is VariableNode variable)
            {
                facts.Usages.Add(new VariableUsage(variable, definition?.Type, null, definition?.DefaultValue is not null));
                continue;
            }

            if (definition is not null)
            {
                literals.Check(argument.Value, definition.Type);
            }

            if (argument.Value is ListValueNode or ObjectValueNode)
            {
                Nested(argument.Value, definition?.Type);
            }
        }
    }

    /// <summary>Notes the variables inside a list or an object and checks that no input field is given twice. The values themselves are the literals' business.</summary>
    private void Nested(ValueNode value, GraphType? type)
    {
        switch (value)
        {
            case ListValueNode list:
                var item = (type?.Nullable as ListType)?.Of;
                foreach (var element in list.Values)
                {
                    Inside(element, item, null, false);
                }

                break;
            case ObjectValueNode { Fields: var fields }:
                UniqueFields(fields);
                var input = type?.Named as InputObjectType;
                foreach (var field in fields)
                {
                    var definition = input?.ByName.GetValueOrDefault(field.Name.Value);
                    Inside(field.Value, definition?.Type, input is { OneOf: true } ? input : null, definition?.DefaultValue is not null);
                }

                break;
        }
    }

    private void Inside(ValueNode value, GraphType? type, InputObjectType? oneOf, bool hasDefault)
    {
        if (value is VariableNode variable)
        {
            facts.Usages.Add(new VariableUsage(variable, type, oneOf, hasDefault));
        }
        else
        {
            Nested(value, type);
        }
    }

    private void UniqueFields(ImmutableArray<ObjectFieldNode> fields)
    {
        if (!UniqueNames.AnyTwice(fields, static field => field.Name))
        {
            return;
        }

        var known = new Dictionary<string, NameNode>(fields.Length);
        foreach (var field in fields)
        {
            if (!known.TryAdd(field.Name.Value, field.Name))
            {
                report.Add($"There can be only one input field named \"{field.Name.Value}\".", known[field.Name.Value], field.Name);
            }
        }
    }

    private static InputValue? Find(ImmutableArray<InputValue> defined, string name)
    {
        foreach (var value in defined)
        {
            if (value.Name == name)
            {
                return value;
            }
        }

        return null;
    }

    private static bool Given(ImmutableArray<ArgumentNode> arguments, string name)
    {
        foreach (var argument in arguments)
        {
            if (argument.Name.Value == name)
            {
                return true;
            }
        }

        return false;
    }
}
