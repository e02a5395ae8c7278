namespace Lifecycle.Partnerships;

/// <summary>
/// Something was asked of a <see cref="Partnership"/> that one of its rules forbids. Nothing changed.
/// </summary>
public sealed class PartnershipRuleException : LifecycleException
{
    internal PartnershipRuleException(PartnershipRule rule, string message)
        : base(message) => Rule = rule;

    /// <summary>The rule.</summary>
    public PartnershipRule Rule { get; }
}
