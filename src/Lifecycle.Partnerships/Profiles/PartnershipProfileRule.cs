namespace Lifecycle.Partnerships;

/// <summary>
/// Chooses the profile of each partnership by a rule on what is recorded, such as the value of its pooled fund. The
/// definitions of all profiles have one name, so a partnership whose value changes resumes under another profile.
/// Immutable and thread-safe, if the rule is.
/// </summary>
/// <example>
/// <code>
/// var rule = new PartnershipProfileRule(lifecycle, partnership =>
///     partnership.CurrentAgreement?.Terms.PooledFund?.Amount is { Amount: >= 1_000_000 }
///         ? PartnershipProfile.Significant
///         : PartnershipProfile.Standard);
/// var instance = rule.For(partnership).Resume(partnership, snapshot);
/// </code>
/// </example>
public sealed class PartnershipProfileRule
{
    private readonly Func<Partnership, PartnershipProfile> _rule;
    private readonly Dictionary<
        PartnershipProfile, LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership>> _definitions;

    /// <summary>Makes the rule.</summary>
    /// <param name="lifecycle">The definition that the profiles scale.</param>
    /// <param name="rule">Chooses the profile of a partnership. It must not change the partnership.</param>
    public PartnershipProfileRule(
        LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership> lifecycle,
        Func<Partnership, PartnershipProfile> rule)
    {
        ArgumentNullException.ThrowIfNull(lifecycle);
        ArgumentNullException.ThrowIfNull(rule);
        _rule = rule;
        _definitions = Enum.GetValues<PartnershipProfile>().ToDictionary(profile => profile, lifecycle.With);
    }

    /// <summary>The definition for a partnership, with its criteria scaled to the profile that the rule
    /// chooses.</summary>
    /// <param name="partnership">The partnership.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rule chose no profile that there is.</exception>
    public LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership> For(Partnership partnership)
    {
        ArgumentNullException.ThrowIfNull(partnership);
        var profile = _rule(partnership);
        return _definitions.TryGetValue(profile, out var definition)
            ? definition
            : throw new ArgumentOutOfRangeException(
                nameof(partnership), profile, "The rule chose no profile that there is.");
    }
}
