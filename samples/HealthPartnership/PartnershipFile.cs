using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Lifecycle.Partnerships;

namespace HealthPartnership;

/// <summary>A partnership and its story, as a JSON file describes them.</summary>
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

    /// <summary>The criteria that the story adds to the lifecycle, by their ids.</summary>
    public IReadOnlyList<string> PlugIns { get; init => field = value ?? []; } = [];

    /// <summary>The names of the files that come with the demo.</summary>
    public static IReadOnlyList<string> Shipped { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    /// <summary>Reads one of the stories that come with the demo.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <exception cref="BadInputException">There is no such story.</exception>
    public static PartnershipFile ReadStory(int number) =>
        number >= 1 && number <= StoryFiles.Length
            ? Read(StoryFiles[number - 1])
            : throw new BadInputException($"There is no story {number}; say a number from 1 to {StoryFiles.Length}.");

    /// <summary>Reads a file that comes with the demo, by its name, or another by its path.</summary>
    /// <exception cref="BadInputException">There is no such file, it cannot be read, or it does not describe a
    /// partnership.</exception>
    public static PartnershipFile Read(string nameOrPath)
    {
        var path = Shipped.Contains(nameOrPath) ? Path.Combine(Folder, nameOrPath + ".json") : nameOrPath;
        if (Directory.Exists(path))
            throw new BadInputException($"'{nameOrPath}' is a folder, and cannot be read as a file.");

        if (!File.Exists(path))
        {
            throw new BadInputException(
                $"There is no partnership or file '{nameOrPath}'; say one of {string.Join(", ", Shipped)}, or the path "
                    + "of a JSON file.");
        }

        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize(file, FileJson.Default.PartnershipFile)
                ?? throw new BadInputException($"'{nameOrPath}' holds null, where a partnership was expected.");
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
    /// What is wrong and where, without the names of types, which mean nothing to whoever wrote the file.
    /// </summary>
    private static string Sentence(JsonException exception)
    {
        var where = exception.LineNumber is { } line
            ? $"at {exception.Path ?? "$"}, in line {line + 1}"
            : "somewhere in it";
        return exception is WordException word ? $"{word.Message}, {where}."
            : Missing().Match(exception.Message) is { Success: true } missing
                ? $"{missing.Groups[1].Value} is missing {where}."
                : $"what stands {where}, is not what is expected there, or is no JSON in UTF-8.";
    }

    [GeneratedRegex("missing required properties including: (.+?)\\.")]
    private static partial Regex Missing();
}

/// <summary>Where facts of the story come from.</summary>
public sealed record Reference(string Issuer, string Title, int? Year = null);

/// <summary>The organisation that prepares the partnership.</summary>
public sealed record Founder(string Name, Sector Sector);

/// <summary>Something that happens: facts are recorded, and then perhaps a trigger is fired.</summary>
public sealed record Step(DateOnly On, string Note)
{
    public Facts? Facts { get; init; }

    public PartnershipTrigger? Fire { get; init; }

    public string? By { get; init; }

    public string? Reason { get; init; }

    /// <summary>Goes with <see cref="PartnershipTrigger.Suspend"/>.</summary>
    public SuspensionNotice? Notice { get; init; }

    /// <summary>Whether the facts of the step may be refused, which the story then shows.</summary>
    public bool MayBeRefused { get; init; }

    /// <summary>Goes with <see cref="PartnershipTrigger.Resume"/>.</summary>
    public ResumptionDecision? Decision { get; init; }
}

/// <summary>
/// Reads files strictly: what the file says and the demo does not know is an error, and so is what is missing.
/// </summary>
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
