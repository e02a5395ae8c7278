namespace Lifecycle.Diagrams;

/// <summary>Collects the faults of a document, so that all are reported at once.</summary>
internal sealed class DocumentFaults
{
    private readonly List<DocumentFault> _faults = [];
    private readonly HashSet<DocumentFault> _known = [];

    public void Add(Location location, string message)
    {
        var fault = new DocumentFault(location.Line, location.Column, location.Element ?? "", message);
        if (_known.Add(fault))
            _faults.Add(fault);
    }

    /// <exception cref="LifecycleDocumentException">There are faults.</exception>
    public void ThrowIfAny(string what, Exception? cause = null)
    {
        if (_faults.Count > 0)
            throw new LifecycleDocumentException(
                what, [.. _faults.OrderBy(fault => (fault.Line, fault.Column))], cause);
    }
}
