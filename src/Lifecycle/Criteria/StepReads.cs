namespace Lifecycle;

/// <summary>
/// Whether a criterion looked at its step, and not only at the subject. If it did not, its answer holds for every step
/// of the same subject. Thread-safe.
/// </summary>
internal sealed class StepReads
{
    private volatile bool _any;

    public bool Any => _any;

    public void Note() => _any = true;
}
