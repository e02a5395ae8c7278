namespace Lifecycle.Partnerships;

/// <content>The benefits register.</content>
public sealed partial class Partnership
{
    /// <inheritdoc cref="PartnershipRecord.Benefits"/>
    public IReadOnlyList<Benefit> Benefits => Record.Benefits;

    /// <summary>Puts a benefit into the register.</summary>
    /// <param name="benefit">The benefit.</param>
    /// <exception cref="PartnershipRuleException">The register has one of that name.</exception>
    public void AddBenefit(Benefit benefit)
    {
        ArgumentNullException.ThrowIfNull(benefit);
        if (FindBenefit(Required(benefit.Name)) is not null)
            throw new PartnershipRuleException(PartnershipRule.NameIsUnique, $"The register of {Name} holds the benefit {benefit} already.");

        Record = Record with { Benefits = Record.Benefits.Add(benefit) };
    }

    /// <summary>Records what was measured of a benefit.</summary>
    /// <param name="benefit">The benefit's name.</param>
    /// <param name="actual">The value, in the unit of the benefit, and the day.</param>
    /// <exception cref="PartnershipRuleException">The register has no such benefit.</exception>
    public void RecordActual(string benefit, Measurement actual)
    {
        ArgumentNullException.ThrowIfNull(actual);
        var known = Benefit(benefit);
        Replace(known, known with { Actuals = known.Actuals.Add(actual) });
    }

    /// <summary>Explains why a benefit has no actual.</summary>
    /// <param name="benefit">The benefit's name.</param>
    /// <param name="explanation">Why.</param>
    /// <exception cref="PartnershipRuleException">The register has no such benefit.</exception>
    public void ExplainBenefit(string benefit, string explanation)
    {
        var known = Benefit(benefit);
        Replace(known, known with { Explanation = Required(explanation) });
    }

    private Benefit? FindBenefit(string name) => Record.Benefits.Find(benefit => PartnerName.AreEqual(benefit.Name, name));

    private Benefit Benefit(string name) =>
        FindBenefit(name) ?? throw new PartnershipRuleException(
            PartnershipRule.BenefitIsKnown, $"The register of {Name} holds no benefit {name}; add it first.");

    private void Replace(Benefit old, Benefit changed) => Record = Record with { Benefits = Record.Benefits.Replace(old, changed) };
}
