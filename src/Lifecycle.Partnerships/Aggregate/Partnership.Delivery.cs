using static Lifecycle.Partnerships.Argument;

namespace Lifecycle.Partnerships;

/// <content>How the work is delivered and monitored.</content>
public sealed partial class Partnership
{
    /// <inheritdoc cref="PartnershipRecord.ResourceConfirmation"/>
    public string? ResourceConfirmation => Record.ResourceConfirmation;

    /// <inheritdoc cref="PartnershipRecord.Plan"/>
    public DeliveryPlan? Plan => Record.Plan;

    /// <inheritdoc cref="PartnershipRecord.Monitoring"/>
    public MonitoringFramework? Monitoring => Record.Monitoring;

    /// <summary>Records that the resources are in place.</summary>
    /// <param name="reference">The reference of the confirmation.</param>
    public void ConfirmResources(string reference) =>
        Fact = Record with { ResourceConfirmation = Required(reference) };

    /// <summary>Adopts the delivery plan. A milestone that was reached stays reached in a later plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <exception cref="PartnershipRuleException">A milestone is said to be reached in the future.</exception>
    public void AdoptPlan(DeliveryPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(plan.Milestones, nameof(plan));
        ArgumentNullException.ThrowIfNull(plan.SuccessMeasures, nameof(plan));
        foreach (var milestone in plan.Milestones)
        {
            Required(milestone?.Name!);
            RequireDay(milestone!.By);
            if (milestone.ReachedOn is { } day)
                RequirePast(day);
        }

        plan.SuccessMeasures.ForEach(measure => Required(measure));
        var reached = Record.Plan?.Milestones ?? [];
        Fact = Record with
        {
            Plan = plan with
            {
                Milestones = plan.Milestones.ConvertAll(milestone => milestone with
                {
                    ReachedOn = milestone.ReachedOn
                        ?? reached.Find(known => OrganisationName.AreEqual(known.Name, milestone.Name))?.ReachedOn,
                }),
            },
        };
    }

    /// <summary>Records that a milestone of the delivery plan was reached.</summary>
    /// <param name="milestone">The name of the milestone; case is ignored.</param>
    /// <param name="on">The day.</param>
    /// <exception cref="PartnershipRuleException">The plan has no such milestone, or the day is in the
    /// future.</exception>
    public void ReachMilestone(string milestone, DateOnly on)
    {
        Required(milestone);
        RequirePast(on);
        var known = Record.Plan?.Milestones.Find(each => OrganisationName.AreEqual(each.Name, milestone))
            ?? throw new PartnershipRuleException(
                PartnershipRule.MilestoneIsKnown,
                $"The delivery plan of {Name} has no milestone {milestone}; adopt a plan that has it first.");
        var milestones = Record.Plan!.Milestones.Replace(known, known with { ReachedOn = on });
        Fact = Record with { Plan = Record.Plan with { Milestones = milestones } };
    }

    /// <summary>Adopts the monitoring framework.</summary>
    /// <param name="monitoring">The framework.</param>
    public void AdoptMonitoring(MonitoringFramework monitoring)
    {
        ArgumentNullException.ThrowIfNull(monitoring);
        ArgumentNullException.ThrowIfNull(monitoring.Indicators, nameof(monitoring));
        ArgumentNullException.ThrowIfNull(monitoring.ReportingDates, nameof(monitoring));
        monitoring.Indicators.ForEach(indicator => Required(indicator));
        monitoring.ReportingDates.ForEach(RequireDay);
        Fact = Record with { Monitoring = monitoring };
    }

    private static void RequireDay(DateOnly day)
    {
        if (day == default)
            throw new ArgumentException("A milestone or reporting date must have a day.", nameof(day));
    }
}
