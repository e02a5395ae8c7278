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
