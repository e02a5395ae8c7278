namespace Lifecycle.Partnerships;

/// <content>How the work is delivered and watched.</content>
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
    public void ConfirmResources(string reference) => Record = Record with { ResourceConfirmation = Required(reference) };

    /// <summary>Adopts the delivery plan.</summary>
    /// <param name="plan">The plan.</param>
    public void AdoptPlan(DeliveryPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Record = Record with { Plan = plan };
    }

    /// <summary>Adopts the monitoring framework.</summary>
    /// <param name="monitoring">The framework.</param>
    public void AdoptMonitoring(MonitoringFramework monitoring)
    {
        ArgumentNullException.ThrowIfNull(monitoring);
        Record = Record with { Monitoring = monitoring };
    }
}
