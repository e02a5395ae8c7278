namespace Lifecycle;

/// <summary>Gathers what is wrong with a definition, so that all of it is said at once.</summary>
internal sealed class DefinitionFaults
{
    private readonly List<DefinitionFault> _faults = [];

    public void Add(object? stage, object? trigger, string message)
    {
        // A fault of a shared criterion or branch shows wherever it is used; it is said once for each place.
        var fault = new DefinitionFault(stage?.ToString(), trigger?.ToString(), message);
        if (!_faults.Contains(fault))
            _faults.Add(fault);
    }

    /// <exception cref="DefinitionException">There are faults.</exception>
    public void ThrowIfAny(string definition)
    {
        if (_faults.Count > 0)
            throw new DefinitionException(definition, _faults.AsReadOnly());
    }
}
