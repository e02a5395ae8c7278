using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Architecture.Tests;

/// <summary>The folder, below its project, of the source file that each type and method of an assembly stands in.</summary>
internal sealed class SourceFolders
{
    private static readonly Guid TypeDefinitionDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    private readonly Dictionary<int, string> _files = [];
    private readonly MetadataReader _symbols;
    private readonly string _project;

    private SourceFolders(MetadataReader symbols, string project)
    {
        _symbols = symbols;
        _project = project;
        foreach (var handle in symbols.MethodDebugInformation)
        {
            var method = symbols.GetMethodDebugInformation(handle);
            var document = method.Document.IsNil
                ? method.GetSequencePoints().Select(point => point.Document).FirstOrDefault()
                : method.Document;
            if (!document.IsNil && NameOf(document) is { } name)
                _files.Add(MetadataTokens.GetToken(handle.ToDefinitionHandle()), name);
        }

        foreach (var handle in symbols.CustomDebugInformation)
        {
            var information = symbols.GetCustomDebugInformation(handle);
            if (symbols.GetGuid(information.Kind) != TypeDefinitionDocuments)
                continue;

            var row = symbols.GetBlobReader(information.Value).ReadCompressedInteger();
            if (NameOf(MetadataTokens.DocumentHandle(row)) is { } name)
                _files.Add(MetadataTokens.GetToken(information.Parent), name);
        }
    }

    /// <summary>Reads the portable PDB beside an assembly.</summary>
    public static SourceFolders Read(string assembly, string project)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbImage(
            [.. File.ReadAllBytes(Path.ChangeExtension(assembly, ".pdb"))]);
        return new(provider.GetMetadataReader(), project);
    }

    /// <summary>The file of a type or method token, relative to the project; null if it has none.</summary>
    public string? FileOf(int token) => _files.GetValueOrDefault(token);

    /// <summary>The top-level folder of a file; "." for the project's own.</summary>
    public static string FolderOf(string file) => file.IndexOf('/') is >= 0 and var end ? file[..end] : ".";

    /// <summary>The path below the project; null for generated code and for what is linked from elsewhere.</summary>
    private string? NameOf(DocumentHandle document)
    {
        var path = _symbols.GetString(_symbols.GetDocument(document).Name).Replace('\\', '/');
        var start = path.LastIndexOf($"/{_project}/", StringComparison.Ordinal);
        var name = start < 0 ? null : path[(start + _project.Length + 2)..];
        return name?.StartsWith("obj/", StringComparison.Ordinal) == true ? null : name;
    }
}
