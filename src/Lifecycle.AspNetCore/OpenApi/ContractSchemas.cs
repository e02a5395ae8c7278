using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Lifecycle.AspNetCore;

/// <summary>
/// The schemas of the JSON contract as components of an OpenAPI document. They are those that the repository publishes,
/// with references that a document understands.
/// </summary>
internal static class ContractSchemas
{
    private const string Components = "#/components/schemas/";
    private const string Suffix = ".schema.json";

    private static readonly Lazy<IReadOnlyList<(string Name, string Json)>> All = new(() => [.. Load()]);

    /// <summary>Adds the schemas that are not there yet.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        foreach (var (name, json) in All.Value)
            Add(document, name, json);
    }

    /// <summary>Adds the schema of a type of the application.</summary>
    /// <param name="document">The document.</param>
    /// <param name="name">The parts of its name, which no other schema has.</param>
    /// <param name="schema">The schema. That of a type with a converter says nothing.</param>
    /// <returns>A reference to it.</returns>
    public static JsonObject Add(OpenApiDocument document, string[] name, JsonNode schema)
    {
        var id = string.Join('_', name.Select(Escaped));
        var known = schema.GetValueKind() == JsonValueKind.Object ? schema : new JsonObject();
        Add(document, id, Moved(known, each => Components + id + each.TrimStart('#')).ToJsonString());
        return Reference(id);
    }

    public static JsonObject Reference(string name) => new() { ["$ref"] = Components + name };

    /// <summary>
    /// A part of a name in characters that a component may have, and that does not run into the next.
    /// </summary>
    private static string Escaped(string part) => string.Concat(part.Select(each =>
        char.IsAsciiLetterOrDigit(each) ? $"{each}" : $"-{(int)each:X4}"));

    private static void Add(OpenApiDocument document, string name, string json)
    {
        if (document.Components?.Schemas?.ContainsKey(name) == true)
            return;

        var schema = OpenApiModelFactory.Parse<OpenApiSchema>(
            json, OpenApiSpecVersion.OpenApi3_1, document, out _, "json");
        if (schema is not null)
            document.AddComponent<IOpenApiSchema>(name, schema);
    }

    private static IEnumerable<(string Name, string Json)> Load()
    {
        var assembly = typeof(ContractSchemas).Assembly;
        foreach (var file in assembly.GetManifestResourceNames().Where(name => name.EndsWith(Suffix)))
        {
            using var stream = assembly.GetManifestResourceStream(file)!;
            var schema = JsonNode.Parse(stream)!.AsObject();
            var name = file[..^Suffix.Length];
            var parts = schema["$defs"]?.AsObject() ?? [];
            foreach (var meta in new[] { "$schema", "$id", "$defs" })
                schema.Remove(meta);
            foreach (var (part, json) in parts.Append(new("", schema)))
                yield return (NameOf(name, part), Moved(json!, each => ReferenceTo(each, name)).ToJsonString());
        }
    }

    /// <summary>A reference between the published files, as one between components.</summary>
    private static string ReferenceTo(string reference, string name)
    {
        var (file, part) = reference.Split('#') is [var first, var second] ? (first, second) : (reference, "");
        return Components + NameOf(
            file.Length == 0 ? name : file.Replace(Suffix, "", StringComparison.Ordinal),
            part.Split('/')[^1]);
    }

    private static string NameOf(string file, string part) =>
        "Lifecycle" + string.Concat(file.Split('-').Append(part).Select(word =>
            word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>A copy of a schema with other references.</summary>
    private static JsonNode Moved(JsonNode schema, Func<string, string> reference)
    {
        var copy = schema.DeepClone();
        Move(copy);
        return copy;

        void Move(JsonNode? node)
        {
            if (node is JsonArray items)
            {
                foreach (var item in items)
                    Move(item);
            }
            else if (node is JsonObject members)
            {
                foreach (var (name, value) in members.ToArray())
                {
                    if (name == "$ref" && value?.GetValueKind() == JsonValueKind.String)
                        members[name] = reference(value.GetValue<string>());
                    else
                        Move(value);
                }
            }
        }
    }
}
