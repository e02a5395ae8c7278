namespace Lifecycle.Partnerships;

/// <summary>Thrown when a rule of <see cref="Partnership"/> forbids a change. Nothing changed.</summary>
public sealed class PartnershipRuleException : LifecycleException
{
    internal PartnershipRuleException(PartnershipRule rule, string message)
        : base(message) => Rule = rule;

    /// <summary>The rule that forbids the change.</summary>
    public PartnershipRule Rule { get; }
}
