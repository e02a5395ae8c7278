using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <content>The benefits register.</content>
public sealed partial class Partnership
{
    /// <inheritdoc cref="PartnershipRecord.Benefits"/>
    public IReadOnlyList<Benefit> Benefits => Record.Benefits;

    /// <summary>Adds a benefit to the register.</summary>
    /// <param name="benefit">The benefit.</param>
    /// <exception cref="PartnershipRuleException">The register already has a benefit of that name, or a value was
    /// measured in the future.</exception>
    public void AddBenefit(Benefit benefit)
    {
        ArgumentNullException.ThrowIfNull(benefit);
        var name = OrganisationName.Of(benefit.Name);
        if (FindBenefit(name) is not null)
            throw new PartnershipRuleException(
                PartnershipRule.NameIsUnique,
                $"The benefits register of {Name} already has a benefit {benefit}.");

        Check(benefit);
        Fact = Record with
        {
            Benefits = Record.Benefits.Add(
                benefit with { Name = name, IsFixed = false, AgreedInCycle = null, Earlier = [], ActualsBefore = 0 }),
        };
    }

    /// <summary>
    /// Redefines a benefit. Baseline and target are fixed when Development ends, and can change again only once
    /// Development is entered again.
    /// </summary>
    /// <param name="benefit">
    /// The new definition. What was agreed before stays on record in <see cref="Benefit.Earlier"/>. Recorded values and
    /// the explanation count on, unless the measure changed or the old definition was agreed in an earlier cycle.
    /// </param>
    /// <exception cref="PartnershipRuleException">The register has no benefit of that name, or it is fixed.</exception>
    public void RedefineBenefit(Benefit benefit)
    {
        ArgumentNullException.ThrowIfNull(benefit);
        var known = Benefit(benefit.Name);
        if (known.IsFixed)
        {
            throw new PartnershipRuleException(
                PartnershipRule.BenefitIsNotFixed,
                $"Baseline and target of {known} were fixed when Development ended; renegotiate to change them.");
        }

        Check(benefit);
        var continues = known.Measure == benefit.Measure && (known.AgreedInCycle ?? Cycle) == Cycle;
        Replace(
            known,
            benefit with
            {
                Name = known.Name,
                Actuals = continues ? known.Actuals : [],
                ActualsBefore = continues ? known.ActualsBefore : 0,
                Explanation = benefit.Explanation ?? (continues ? known.Explanation : null),
                Earlier = EarlierOf(known, benefit, continues),
                AgreedInCycle = null,
                IsFixed = false,
            });
    }

    private ImmutableList<BenefitSeries> EarlierOf(Benefit known, Benefit benefit, bool continues)
    {
        var isSame = (known.Measure, known.Direction, known.Baseline, known.Target)
            == (benefit.Measure, benefit.Direction, benefit.Baseline, benefit.Target);
        if (continues && (isSame || known.AgreedInCycle is null))
            return known.Earlier;

        // A draft that was never agreed and never measured is not worth keeping.
        if (known is { AgreedInCycle: null, Actuals.Count: 0, Explanation: null })
            return known.Earlier;

        return known.Earlier.Add(
            new(known.AgreedInCycle ?? Cycle, known.Measure, known.Direction, known.Baseline, known.Target)
            {
                Actuals = continues ? [] : known.Actuals,
                Explanation = continues ? null : known.Explanation,
            });
    }

    /// <summary>Records a measured value of a benefit.</summary>
    /// <param name="benefit">The benefit's name.</param>
    /// <param name="actual">The value in the unit of the benefit, and the day it was measured.</param>
    /// <exception cref="PartnershipRuleException">The register has no such benefit, or the day is in the
    /// future.</exception>
    public void RecordActual(string benefit, Measurement actual)
    {
        ArgumentNullException.ThrowIfNull(actual);
        var known = Benefit(benefit);
        RequirePast(actual.On);
        Replace(known, known with { Actuals = known.Actuals.Add(actual) });
    }

    /// <summary>Explains why no value of a benefit was measured.</summary>
    /// <param name="benefit">The benefit's name.</param>
    /// <param name="explanation">Why no value was measured.</param>
    /// <exception cref="PartnershipRuleException">The register has no such benefit.</exception>
    public void ExplainBenefit(string benefit, string explanation)
    {
        var known = Benefit(benefit);
        Replace(known, known with { Explanation = Required(explanation) });
    }

    internal void FixBenefits(bool areFixed) =>
        Record = Record with
        {
            Benefits = Record.Benefits.ConvertAll(benefit => benefit with
            {
                IsFixed = areFixed,
                AgreedInCycle = areFixed ? benefit.AgreedInCycle ?? Cycle : benefit.AgreedInCycle,
            }),
        };

    private void Check(Benefit benefit)
    {
        var measure = benefit.Measure;
        ArgumentNullException.ThrowIfNull(measure);
        Defined(benefit.Direction);
        Required(measure.What);
        Required(measure.Unit);
        if (benefit.Baseline is { } baseline)
            RequirePast(baseline.On);

        foreach (var actual in benefit.Actuals)
        {
            ArgumentNullException.ThrowIfNull(actual, nameof(benefit));
            RequirePast(actual.On);
        }

        if (measure is not RiskShareMeasure { Shares: var shares })
            return;

        ArgumentNullException.ThrowIfNull(shares, nameof(benefit));
        if (shares.Values.Any(share => share is < 0 or > 100) || shares.Values.Sum() > 100)
            throw new ArgumentOutOfRangeException(
                nameof(benefit),
                $"The shares of {measure.What} must each be from 0 to 100 percent, and at most 100 percent in total.");
    }

    private Benefit? FindBenefit(string name) =>
        Record.Benefits.Find(benefit => OrganisationName.AreEqual(benefit.Name, OrganisationName.Of(name)));

    private Benefit Benefit(string name) =>
        FindBenefit(name) ?? throw new PartnershipRuleException(
            PartnershipRule.BenefitIsKnown, $"The benefits register of {Name} has no benefit {name}; add it first.");

    private void Replace(Benefit old, Benefit changed) =>
        Fact = Record with { Benefits = Record.Benefits.Replace(old, changed) };
}
