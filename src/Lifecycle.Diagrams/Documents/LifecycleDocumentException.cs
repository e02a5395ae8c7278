using System.Diagnostics.CodeAnalysis;

namespace Lifecycle.Diagrams;

/// <summary>A document cannot be read, bound or written. All faults are reported at once.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It always has faults.")]
public sealed class LifecycleDocumentException : LifecycleException
{
    private const int MostLines = 100;

    internal LifecycleDocumentException(string what, IReadOnlyList<DocumentFault> faults, Exception? cause = null)
        : base(Text(what, faults), cause!) => Faults = faults;

    /// <summary>Every fault, in the order of the document.</summary>
    public IReadOnlyList<DocumentFault> Faults { get; }

    private static string Text(string what, IReadOnlyList<DocumentFault> faults)
    {
        var lines = string.Join("\n  ", faults.Take(MostLines));
        var more = faults.Count > MostLines
            ? FormattableString.Invariant($"\n  … and {faults.Count - MostLines} more.")
            : "";
        return $"{OneLineText.Of(what)}\n  {lines}{more}";
    }
}
