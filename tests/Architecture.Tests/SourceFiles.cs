using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Architecture.Tests;

/// <summary>The source file of each type and method of an assembly, relative to its project.</summary>
internal sealed class SourceFiles
{
    private static readonly Guid TypeDefinitionDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    private readonly Dictionary<int, string> _files = [];
    private readonly MetadataReader _symbols;
    private readonly string _project;

    private SourceFiles(MetadataReader symbols, string project)
    {
        _symbols = symbols;
        _project = project;
        foreach (var handle in symbols.MethodDebugInformation)
        {
            var method = symbols.GetMethodDebugInformation(handle);
            var document = method.Document.IsNil
                ? method.GetSequencePoints().Select(point => point.Document).FirstOrDefault()
                : method.Document;
            if (!document.IsNil && PathOf(document) is { } path)
                _files.Add(MetadataTokens.GetToken(handle.ToDefinitionHandle()), path);
        }

        foreach (var handle in symbols.CustomDebugInformation)
        {
            var information = symbols.GetCustomDebugInformation(handle);
            if (symbols.GetGuid(information.Kind) != TypeDefinitionDocuments)
                continue;

            var row = symbols.GetBlobReader(information.Value).ReadCompressedInteger();
            if (PathOf(MetadataTokens.DocumentHandle(row)) is { } path)
                _files.Add(MetadataTokens.GetToken(information.Parent), path);
        }
    }

    /// <summary>Reads the portable PDB beside an assembly.</summary>
    public static SourceFiles Read(string assembly, string project)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbImage(
            [.. File.ReadAllBytes(Path.ChangeExtension(assembly, ".pdb"))]);
        return new(provider.GetMetadataReader(), project);
    }

    /// <summary>The file of a type or method token, relative to the project; null if it has none.</summary>
    public string? FileOf(int token) => _files.GetValueOrDefault(token);

    /// <summary>The top-level folder of a file; "." for a file beside the project file.</summary>
    public static string FolderOf(string file) => file.IndexOf('/') is >= 0 and var end ? file[..end] : ".";

    /// <summary>The path relative to the project; null for generated and linked files.</summary>
    private string? PathOf(DocumentHandle document)
    {
        var path = _symbols.GetString(_symbols.GetDocument(document).Name).Replace('\\', '/');
        var start = path.LastIndexOf($"/{_project}/", StringComparison.Ordinal);
        var name = start < 0 ? null : path[(start + _project.Length + 2)..];
        return name?.StartsWith("obj/", StringComparison.Ordinal) == true ? null : name;
    }
}
