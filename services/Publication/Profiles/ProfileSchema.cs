using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Challenges.Shared.Web;
using FluentValidation.Validators;

namespace Challenges.Publication.Profiles;

/// <summary>The JSON Schema of a profile, made from the record and the ranges of its validator. <c>Profiles/profile.schema.json</c> is its text, and a test keeps it so.</summary>
static class ProfileSchema
{
    public static JsonObject Of()
    {
        var bounds = new ProfileValidator().CreateDescriptor().GetMembersWithValidators()
            .ToDictionary(member => member.Key, member => member.Select(m => m.Validator).ToList(), StringComparer.OrdinalIgnoreCase);
        var schema = JsonSettings.Web.GetJsonSchemaAsNode(typeof(PolicyProfile), new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) =>
            {
                var member = string.Join('.', context.Path.ToArray().Where(part => part is not "properties"));
                if (node is JsonObject found && bounds.TryGetValue(member, out var validators)) Bound(found, validators);
                return node;
            }
        }).AsObject();
        return new JsonObject([new("$schema", "https://json-schema.org/draft/2020-12/schema"), new("title", "Policy profile"), .. schema.ToList().Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))]);
    }

    public static string Text() => Of().ToJsonString(new JsonSerializerOptions(JsonSettings.Web) { WriteIndented = true, NewLine = "\n" }) + "\n";

    static void Bound(JsonObject schema, List<IPropertyValidator> validators)
    {
        foreach (var validator in validators)
        {
            if (validator is IBetweenValidator between) (schema["minimum"], schema["maximum"]) = (JsonValue.Create((int)between.From), JsonValue.Create((int)between.To));
            if (validator is IRegularExpressionValidator words) schema["pattern"] = words.Expression;
            if (validator is ILengthValidator length) schema["maxLength"] = length.Max;
        }
    }
}
