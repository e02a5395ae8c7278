namespace Lifecycle;

/// <summary>Collects the faults of a definition, so that all are reported at once.</summary>
internal sealed class DefinitionFaults
{
    private readonly List<DefinitionFault> _faults = [];
    private readonly HashSet<DefinitionFault> _known = [];

    public void Add(object? stage, object? trigger, string message)
    {
        // A fault of a shared criterion or branch is found wherever it is used, and reported once for each place.
        var fault = new DefinitionFault(
            stage is null ? null : KeyText.Of(stage), trigger is null ? null : KeyText.Of(trigger), message);
        if (_known.Add(fault))
            _faults.Add(fault);
    }

    /// <exception cref="DefinitionException">There are faults.</exception>
    public void ThrowIfAny(string definition)
    {
        if (_faults.Count > 0)
            throw new DefinitionException(definition, _faults.AsReadOnly());
    }
}
