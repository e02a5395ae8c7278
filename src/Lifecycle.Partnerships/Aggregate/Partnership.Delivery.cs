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
        Record = Record with { ResourceConfirmation = Required(reference) };

    /// <summary>Adopts the delivery plan.</summary>
    /// <param name="plan">The plan.</param>
    public void AdoptPlan(DeliveryPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(plan.Milestones, nameof(plan));
        ArgumentNullException.ThrowIfNull(plan.SuccessMeasures, nameof(plan));
        foreach (var milestone in plan.Milestones)
        {
            Required(milestone?.Name!);
            RequireDay(milestone!.By);
        }

        plan.SuccessMeasures.ForEach(measure => Required(measure));
        Record = Record with { Plan = plan };
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
        Record = Record with { Monitoring = monitoring };
    }

    private static void RequireDay(DateOnly day)
    {
        if (day == default)
            throw new ArgumentException("A milestone or reporting date must have a day.", nameof(day));
    }
}
