using Microsoft.CodeAnalysis;

namespace Lifecycle.Generators;

/// <summary>What was read of a definition, and what that depends on. It holds no compilation.</summary>
/// <param name="definition">The metadata name of the definition; null for a method of another type.</param>
/// <param name="lines">The lines of its manifest; none if it cannot be read.</param>
/// <param name="hover">The names to declare for its stages and triggers; null if there are none.</param>
/// <param name="names">The names that were declared.</param>
/// <param name="files">The files of all code and types that were read; null if they are unknown.</param>
internal sealed class ReadDefinition(
    string? definition, EquatableArray<string> lines, HoverNames? hover, long names, IEnumerable<SyntaxTree>? files)
{
    // The file of the definition keeps this alive, and this must not keep other files alive.
    private readonly WeakReference<SyntaxTree>[]? _files =
        files?.Select(file => new WeakReference<SyntaxTree>(file)).ToArray();

    public string? Definition => definition;

    public EquatableArray<string> Lines => lines;

    public HoverNames? Hover => hover;

    public bool IsValidIn(Compilation compilation, long currentNames) =>
        names == currentNames
        && _files is not null
        && Array.TrueForAll(_files, file => file.TryGetTarget(out var tree) && compilation.ContainsSyntaxTree(tree));
}
