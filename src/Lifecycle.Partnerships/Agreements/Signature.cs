namespace Lifecycle.Partnerships;

/// <summary>A partner's acceptance of one version of the agreement. Immutable.</summary>
/// <param name="Partner">The partner's name.</param>
/// <param name="At">When it signed.</param>
/// <param name="Lifting">When and why the acceptance was lifted; <see langword="null"/> while it stands.</param>
public sealed record Signature(string Partner, DateTimeOffset At, SignatureLifting? Lifting = null)
{
    /// <summary>Whether it stands.</summary>
    public bool Stands => Lifting is null;
}
