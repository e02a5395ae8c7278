using System.ComponentModel;

namespace Lifecycle;

/// <summary>
/// The graph of one definition in this assembly, as the compiler read it. Written by the source generator and read by
/// the analyzers, also of other assemblies; nothing reads it at run time.
/// </summary>
/// <param name="definition">The metadata name of the definition's type.</param>
/// <param name="schemaVersion">The version of the form that <paramref name="lines"/> have.</param>
/// <param name="lines">One for each stage, trigger and transition.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LifecycleManifestAttribute(string definition, int schemaVersion, params string[] lines) : Attribute
{
    /// <summary>
    /// The metadata name of the definition's type. A name and no type, so that a private type can be named.
    /// </summary>
    public string Definition { get; } = definition;

    /// <summary>The version of the form that the lines have.</summary>
    public int SchemaVersion { get; } = schemaVersion;

    /// <summary>One line for each stage, trigger and transition.</summary>
    public IReadOnlyList<string> Lines { get; } = lines;
}
