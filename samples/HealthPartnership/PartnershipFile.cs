using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Lifecycle.Partnerships;

namespace HealthPartnership;

/// <summary>A partnership and its story, read from a JSON file.</summary>
public sealed partial record PartnershipFile(
    string Name,
    string Summary,
    string Grounding,
    IReadOnlyList<Reference> Sources,
    Founder Initiator,
    IReadOnlyList<Step> Steps
)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "partnerships");

    private static readonly string[] StoryFiles =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "stories"), "*.json")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The ids of the criteria that the story adds to the lifecycle.</summary>
    public IReadOnlyList<string> PlugIns { get; init => field = value ?? []; } = [];

    /// <summary>The stage that the partnership has reached before its story begins; <see langword="null"/> if it begins
    /// in Preparation.</summary>
    public Reached? Imported { get; init; }

    /// <summary>The names of the files that come with the demo.</summary>
    public static IReadOnlyList<string> Shipped { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    /// <summary>Reads one of the stories that come with the demo.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <exception cref="BadInputException">There is no such story.</exception>
    public static PartnershipFile ReadStory(int number) =>
        number >= 1 && number <= StoryFiles.Length
            ? Read(StoryFiles[number - 1])
            : throw new BadInputException($"There is no story {number}; use a number from 1 to {StoryFiles.Length}.");

    /// <summary>Reads a file that comes with the demo, by name, or another file, by path.</summary>
    /// <exception cref="BadInputException">The file does not exist, cannot be read, or does not describe a
    /// partnership.</exception>
    public static PartnershipFile Read(string nameOrPath)
    {
        var path = Shipped.Contains(nameOrPath) ? Path.Combine(Folder, nameOrPath + ".json") : nameOrPath;
        if (Directory.Exists(path))
            throw new BadInputException($"'{nameOrPath}' is a folder, not a file.");

        if (!File.Exists(path))
        {
            throw new BadInputException(
                $"There is no partnership or file '{nameOrPath}'; use one of {string.Join(", ", Shipped)}, or the path "
                    + "of a JSON file.");
        }

        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize(file, StrictFile.Type)
                ?? throw new BadInputException($"'{nameOrPath}' contains null, but a partnership was expected.");
        }
        catch (JsonException exception)
        {
            throw new BadInputException(
                $"'{nameOrPath}' does not describe a partnership: {Sentence(exception)}",
                exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"'{nameOrPath}' cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>
    /// The error and its position in the file, without .NET type names, which mean nothing to the author of the file.
    /// </summary>
    private static string Sentence(JsonException exception)
    {
        var where = exception.LineNumber is { } line
            ? $"at {exception.Path ?? "$"}, in line {line + 1}"
            : "at an unknown position";
        return exception is WordException word ? $"{word.Message}, {where}."
            : Missing().Match(exception.Message) is { Success: true } missing
                ? $"{missing.Groups[1].Value} is missing {where}."
                : $"the value {where}, is not valid there, or is not JSON in UTF-8.";
    }

    [GeneratedRegex("missing required properties including: (.+?)\\.")]
    private static partial Regex Missing();
}

/// <summary>A source of facts in the story.</summary>
public sealed record Reference(string Issuer, string Title, int? Year = null);

/// <summary>The stage that an existing partnership has reached, and what is known of it.</summary>
public sealed record Reached(PartnershipStage Stage, DateOnly Since, string Reason, string By, Facts Facts);

/// <summary>The organisation that prepares the partnership.</summary>
public sealed record Founder(string Name, Sector Sector);

/// <summary>A step of the story: it records facts and then, optionally, fires a trigger.</summary>
public sealed record Step(DateOnly On, string Note)
{
    public Facts? Facts { get; init; }

    public PartnershipTrigger? Fire { get; init; }

    public string? By { get; init; }

    public string? Reason { get; init; }

    /// <summary>The payload of <see cref="PartnershipTrigger.Suspend"/>.</summary>
    public SuspensionNotice? Notice { get; init; }

    /// <summary>Whether a refusal of the facts is shown instead of ending the demo.</summary>
    public bool MayBeRefused { get; init; }

    /// <summary>The payload of <see cref="PartnershipTrigger.Resume"/>.</summary>
    public ResumptionDecision? Decision { get; init; }
}

/// <summary>Reads files strictly: unknown members and missing required members are errors.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(WordConverter)])]
[JsonSerializable(typeof(PartnershipFile))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class FileJson : JsonSerializerContext;

/// <summary>
/// Refuses unknown members of the parts of a partnership too. The parts keep them, but in a file they are mistakes.
/// </summary>
internal static class StrictFile
{
    public static JsonTypeInfo<PartnershipFile> Type { get; } =
        (JsonTypeInfo<PartnershipFile>)new JsonSerializerOptions(FileJson.Default.Options)
        {
            TypeInfoResolver = FileJson.Default.WithAddedModifier(type =>
            {
                if (type.Properties.FirstOrDefault(property => property.IsExtensionData) is { } unknown)
                    type.Properties.Remove(unknown);
            }),
        }.GetTypeInfo(typeof(PartnershipFile));
}
