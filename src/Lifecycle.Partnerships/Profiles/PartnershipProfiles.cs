namespace Lifecycle.Partnerships;

/// <summary>Applies a profile to a definition.</summary>
public static class PartnershipProfiles
{
    /// <summary>Returns a copy of the definition with its criteria scaled to a profile.</summary>
    /// <param name="lifecycle">The definition.</param>
    /// <param name="profile">The profile.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such profile.</exception>
    public static LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership> With(
        this LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership> lifecycle,
        PartnershipProfile profile)
    {
        ArgumentNullException.ThrowIfNull(lifecycle);
        if (!Enum.IsDefined(profile))
            throw new ArgumentOutOfRangeException(
                nameof(profile),
                profile,
                "The profiles are Standard, Light and Significant.");

        return lifecycle.With(criteria => Apply(criteria, profile));
    }

    /// <summary>
    /// Returns a copy of the definition that chooses the profile of each partnership by a rule on what is recorded. A
    /// partnership whose record changes resumes under another profile.
    /// </summary>
    /// <param name="lifecycle">The definition.</param>
    /// <param name="rule">Chooses the profile. It must be quick and must not change the partnership.</param>
    /// <example>
    /// <code>
    /// var lifecycle = new PartnershipLifecycle().WithProfileOf(partnership =>
    ///     partnership.Agreement.Current?.Terms.PooledFund?.Amount is { Amount: >= 1_000_000 }
    ///         ? PartnershipProfile.Significant
    ///         : PartnershipProfile.Standard);
    /// </code>
    /// </example>
    public static LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership> WithProfileOf(
        this LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership> lifecycle,
        Func<Partnership, PartnershipProfile> rule)
    {
        ArgumentNullException.ThrowIfNull(lifecycle);
        ArgumentNullException.ThrowIfNull(rule);
        return lifecycle.With(criteria => VaryBy(criteria, rule));
    }

    /// <exception cref="ArgumentOutOfRangeException">Of a start or resumption: the rule chose no profile that there
    /// is.</exception>
    internal static void VaryBy(
        CriteriaChanges<PartnershipStage, PartnershipTrigger, Partnership> criteria,
        Func<Partnership, PartnershipProfile> rule) =>
        criteria.VaryBy(partnership => Argument.Defined(rule(partnership), nameof(rule)), Apply);

    internal static void Apply(
        CriteriaChanges<PartnershipStage, PartnershipTrigger, Partnership> criteria,
        PartnershipProfile profile)
    {
        switch (profile)
        {
            case PartnershipProfile.Light:
                Lighten(criteria);
                break;
            case PartnershipProfile.Significant:
                Tighten(criteria);
                break;
            default:
                break;
        }
    }

    private static void Lighten(CriteriaChanges<PartnershipStage, PartnershipTrigger, Partnership> criteria)
    {
        foreach (var criterion in criteria.Criteria)
        {
            if (criterion.Severity == Severity.Waivable)
                criteria.SetSeverity(criterion.Id, Severity.Advisory);
            else if (criterion.Severity == Severity.Advisory)
                criteria.SwitchOff(criterion.Id);
        }
    }

    private static void Tighten(CriteriaChanges<PartnershipStage, PartnershipTrigger, Partnership> criteria)
    {
        foreach (var criterion in criteria.Criteria.Where(criterion => criterion.Severity != Severity.Mandatory))
            criteria.SetSeverity(
                criterion.Id,
                criterion.Severity == Severity.Waivable ? Severity.Mandatory : Severity.Waivable);
    }
}
