using System.Text;
using Lifecycle.Diagrams;

namespace Lifecycle.Tool;

/// <summary>Reads a lifecycle from an assembly, or from a file in JSON or SCXML.</summary>
internal static class LifecycleSource
{
    private const string Expected = "Name an assembly, or a JSON or SCXML file that defines a lifecycle.";

    private static readonly string[] SourceCode = [".cs", ".csproj", ".fsproj", ".vbproj", ".sln", ".slnx"];

    // XML may declare an encoding that the framework knows by this provider only, such as windows-1252.
    static LifecycleSource() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="ToolException">It cannot be read, or has not exactly one lifecycle that is meant.</exception>
    public static LoadedLifecycle Load(string path, string? name)
    {
        path = Path.GetFullPath(path);
        if (Directory.Exists(path))
            throw ToolException.BadInput($"{path} is a folder. {Expected}");
        if (!File.Exists(path))
            throw ToolException.BadInput($"There is no file {path}. {Expected}");
        if (SourceCode.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            throw ToolException.BadInput(
                $"{path} is source code. Build it, and name the assembly, such as bin/Debug/net10.0/"
                    + $"{Path.GetFileNameWithoutExtension(path)}.dll.");

        return FileKinds.Of(path) switch
        {
            FileKind.Assembly => FromAssembly(path, name),
            FileKind.Json => FromFile(path, name, LifecycleReader.ReadJson),
            FileKind.Xml => FromFile(path, name, LifecycleReader.ReadScxml),
            FileKind.Sqlite => throw ToolException.BadInput(
                $"{path} is a database. Its instances have no definition in it. {Expected}"),
            _ => throw ToolException.BadInput($"{path} is neither an assembly nor JSON nor SCXML. {Expected}"),
        };
    }

    private static LoadedLifecycle FromFile(string path, string? name, Func<Stream, LifecycleDocument> read)
    {
        try
        {
            using var file = File.OpenRead(path);
            var document = read(file);
            return name is null || name.Equals(document.Name, StringComparison.OrdinalIgnoreCase)
                ? LoadedLifecycle.Of(document)
                : throw ToolException.BadCommand($"{path} defines {document.Name}, and not {name}.");
        }
        catch (LifecycleDocumentException exception)
        {
            throw ToolException.BadInput($"{path}: {exception.Message}", exception);
        }
    }

    private static LoadedLifecycle FromAssembly(string path, string? name)
    {
        var assembly = AssemblyDefinitions.Load(path);
        var all = assembly.Find();
        var found = Different(name is null
            ? [.. all.Where(each => each.Definition is not null)]
            : FoundDefinition.Named(name, all));
        return found switch
        {
            [{ Definition: { } definition, FullName: var fullName }] => Compiled(definition, fullName),
            [{ Fault: { } fault }] => throw ToolException.BadInput(fault),
            [] when name is not null => throw ToolException.BadCommand(
                $"{path} has no lifecycle {name}. It has {Listed(Different(all))}. {assembly.Missing}".TrimEnd()),
            [] => throw ToolException.BadInput(Nothing(path, assembly, all)),
            _ => throw ToolException.BadCommand(
                $"{path} has {Counted.Of(found.Count, "lifecycle")}: {Listed(found)}. Choose one with --lifecycle."),
        };
    }

    /// <summary>
    /// Each lifecycle once. Several static members can hold the same one; that two of one type and name are the same is
    /// known by their graphs only.
    /// </summary>
    private static IReadOnlyList<FoundDefinition> Different(IReadOnlyCollection<FoundDefinition> found) =>
    [
        .. found.GroupBy(each => (each.Definition?.GetType(), each.Definition?.Name))
            .SelectMany(group => group.Key.Name is null || group.Count() == 1 ? group : group.DistinctBy(Content)),
    ];

    /// <summary>What a definition declares, as text; its full name if it has faults.</summary>
    private static string Content(FoundDefinition found)
    {
        try
        {
            return Compiled(found.Definition!, found.FullName).Document.ToJson();
        }
        catch (Exception exception) when (exception is ToolException or LifecycleException)
        {
            return found.FullName;
        }
    }

    private static LoadedLifecycle Compiled(LifecycleDefinition definition, string fullName)
    {
        try
        {
            return LoadedLifecycle.Of(definition);
        }
        catch (DefinitionException exception)
        {
            throw ToolException.BadInput(exception.Message, exception);
        }
        catch (Exception exception) when (exception is not ToolException)
        {
            // Define is code of the assembly, which can throw anything.
            throw ToolException.BadInput($"The definition {fullName} throws: {Causes.Of(exception)}", exception);
        }
    }

    private static string Nothing(string path, AssemblyDefinitions assembly, IReadOnlyList<FoundDefinition> all)
    {
        var hints = all.Select(each => each.Fault!)
            .Concat(assembly.NeedArguments().Select(type =>
                $"{type} has no constructor without parameters: add a static method that makes one."))
            .Concat(assembly.Missing is { } missing ? [missing] : [])
            .DefaultIfEmpty("A lifecycle is a class that derives from LifecycleDefinition, or a static member that "
                + "holds such an object.");
        return $"{path} has no lifecycle that can be made. {string.Join(' ', hints)}";
    }

    /// <summary>The names, in full where they would not do to choose one.</summary>
    private static string Listed(IReadOnlyCollection<FoundDefinition> found)
    {
        var names = found.CountBy(each => each.Definition?.Name ?? each.FullName, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        return found.Count == 0
            ? "none"
            : string.Join(", ", found.OrderBy(each => each.FullName, StringComparer.Ordinal).Select(each =>
                each.Definition?.Name is { } name && names[name] == 1 ? name : each.FullName));
    }
}
