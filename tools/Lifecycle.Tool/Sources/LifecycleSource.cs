using Lifecycle.Diagrams;

namespace Lifecycle.Tool;

/// <summary>Reads a lifecycle from an assembly, or from a file in JSON or SCXML.</summary>
internal static class LifecycleSource
{
    private const string Expected = "Name an assembly, or a JSON or SCXML file that defines a lifecycle.";

    private static readonly string[] SourceCode = [".cs", ".csproj", ".fsproj", ".vbproj", ".sln", ".slnx"];

    /// <exception cref="ToolException">It cannot be read, or holds not exactly one lifecycle that is meant.</exception>
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

    private static LoadedLifecycle FromFile(string path, string? name, Func<string, LifecycleDocument> read)
    {
        try
        {
            var document = read(File.ReadAllText(path));
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
        var found = name is null
            ? all.Where(each => each.Definition is not null).ToArray()
            : [.. all.Where(each => each.IsNamed(name))];
        return found switch
        {
            [{ Definition: { } definition, Place: var place }] => Compiled(definition, place),
            [{ Fault: { } fault }] => throw ToolException.BadInput(fault),
            [] when name is not null => throw ToolException.BadCommand(
                $"{path} holds no lifecycle {name}. It holds {Listed(all)}."),
            [] => throw ToolException.BadInput(Nothing(path, assembly, all)),
            _ => throw ToolException.BadCommand(
                $"{path} holds {Counted.Of(found.Length, "lifecycle")}: {Listed(found)}. Choose one with --lifecycle."),
        };
    }

    private static LoadedLifecycle Compiled(LifecycleDefinition definition, string place)
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
            throw ToolException.BadInput($"The definition {place} throws: {exception.Message}", exception);
        }
    }

    private static string Nothing(string path, AssemblyDefinitions assembly, IReadOnlyList<FoundDefinition> all)
    {
        var hints = all.Select(each => each.Fault!)
            .Concat(assembly.NeedArguments().Select(type =>
                $"{type} has no constructor without parameters: add a static method that makes one."))
            .DefaultIfEmpty("A lifecycle is a class that derives from LifecycleDefinition, or a static member that "
                + "holds such an object.");
        return $"{path} holds no lifecycle that can be made. {string.Join(' ', hints)}";
    }

    private static string Listed(IReadOnlyCollection<FoundDefinition> found)
    {
        var isClear = found.Select(each => each.Definition?.Name).Distinct().Count() == found.Count;
        return found.Count == 0
            ? "none"
            : string.Join(", ", found.Select(each => isClear ? each.Definition?.Name ?? each.Place : each.Place));
    }
}
