namespace Lifecycle.Tests.Laws;

/// <summary>
/// Everything that can be observed of one fire. Compared as text, so that a failed comparison shows the difference.
/// </summary>
internal sealed record Observation(
    TransitionOutcome Outcome,
    string From,
    string To,
    long Version,
    string[] Actions,
    (string Id, Verdict Verdict)[] Lines)
{
    public override string ToString() =>
        $"{Outcome} from {From} to {To}, version {Version}; {string.Join(", ", Actions)}; {string.Join(", ", Lines)}";
}
