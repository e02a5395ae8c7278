using System.ComponentModel;

namespace Lifecycle;

/// <summary>
/// The graph of one definition in this assembly, as read at compile time. The source generator writes it, and the
/// analyzers read it, in other assemblies too. Nothing reads it at run time.
/// </summary>
/// <param name="definition">The metadata name of the definition's type.</param>
/// <param name="schemaVersion">The version of the format of <paramref name="lines"/>.</param>
/// <param name="lines">One line for each stage, trigger and transition.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LifecycleManifestAttribute(string definition, int schemaVersion, params string[] lines) : Attribute
{
    /// <summary>
    /// The metadata name of the definition's type. A name, not a type, so that the type may be private.
    /// </summary>
    public string Definition { get; } = definition;

    /// <summary>The version of the format of the lines.</summary>
    public int SchemaVersion { get; } = schemaVersion;

    /// <summary>One line for each stage, trigger and transition.</summary>
    public IReadOnlyList<string> Lines { get; } = lines;
}
