using System.Text.Json.Nodes;
using Json.Schema;

namespace Lifecycle.Storage.Tests.Schemas;

/// <summary>The published schemas, which refer to each other.</summary>
internal static class Schemas
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List };

    private static readonly Dictionary<string, JsonSchema> ByName = Load();

    public static IEnumerable<string> Names => ByName.Keys;

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "schemas");

    public static JsonObject Text(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.schema.json")))!.AsObject();

    /// <summary>What is wrong with a document; empty if it is valid.</summary>
    public static string Faults(string name, string json) => Faults(name, JsonNode.Parse(json));

    public static string Faults(string name, JsonNode? document)
    {
        var results = ByName[name].Evaluate(document, Options);
        return results.IsValid
            ? ""
            : "invalid: " + string.Join(
                "\n",
                from detail in results.Details
                where detail.Errors is not null
                from error in detail.Errors!
                select $"{detail.InstanceLocation}: {error.Value}");
    }

    private static Dictionary<string, JsonSchema> Load()
    {
        var schemas = Directory.GetFiles(Folder, "*.schema.json").ToDictionary(
            file => Path.GetFileName(file).Replace(".schema.json", "", StringComparison.Ordinal),
            file => JsonSchema.FromFile(file));
        foreach (var schema in schemas.Values)
            Options.SchemaRegistry.Register(schema);

        return schemas;
    }
}
