using System.Collections.Immutable;
using static Lifecycle.Partnerships.Argument;

namespace Lifecycle.Partnerships;

/// <summary>The benefits register of a <see cref="Partnership"/>. As thread-safe as the partnership.</summary>
public sealed partial class PartnershipBenefits : PartnershipRegister<Benefit>
{
    internal PartnershipBenefits(Partnership partnership)
        : base(partnership)
    {
    }

    private protected override ImmutableList<Benefit> Entries => State.Benefits;

    /// <summary>Adds a benefit to the register.</summary>
    /// <param name="benefit">The benefit.</param>
    /// <exception cref="PartnershipRuleException">The register already has a benefit of that name, or a value was
    /// measured in the future.</exception>
    public void Add(Benefit benefit)
    {
        ArgumentNullException.ThrowIfNull(benefit);
        var name = OrganisationName.Of(benefit.Name);
        if (Find(name) is not null)
            throw new PartnershipRuleException(
                PartnershipRule.NameIsUnique,
                $"The benefits register of {Name} already has a benefit {benefit}.");

        Check(benefit);
        Fact = State with
        {
            Benefits = State.Benefits.Add(
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
    public void Redefine(Benefit benefit)
    {
        ArgumentNullException.ThrowIfNull(benefit);
        var known = Known(benefit.Name);
        if (known.IsFixed)
        {
            throw new PartnershipRuleException(
                PartnershipRule.BenefitIsNotFixed,
                $"Baseline and target of {known} were fixed when Development ended; renegotiate to change them.");
        }

        Check(benefit);
        var continues = known.Measure == benefit.Measure && (known.AgreedInCycle ?? Whole.Cycle) == Whole.Cycle;
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
            new(known.AgreedInCycle ?? Whole.Cycle, known.Measure, known.Direction, known.Baseline, known.Target)
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
    public void Record(string benefit, Measurement actual)
    {
        ArgumentNullException.ThrowIfNull(actual);
        var known = Known(benefit);
        RequirePast(actual.On);
        Replace(known, known with { Actuals = known.Actuals.Add(actual) });
    }

    /// <summary>Explains why no value of a benefit was measured.</summary>
    /// <param name="benefit">The benefit's name.</param>
    /// <param name="explanation">Why no value was measured.</param>
    /// <exception cref="PartnershipRuleException">The register has no such benefit.</exception>
    public void Explain(string benefit, string explanation)
    {
        var known = Known(benefit);
        Replace(known, known with { Explanation = Required(explanation) });
    }

    internal void Fix(bool areFixed) =>
        State = State with
        {
            Benefits = State.Benefits.ConvertAll(benefit => benefit with
            {
                IsFixed = areFixed,
                AgreedInCycle = areFixed ? benefit.AgreedInCycle ?? Whole.Cycle : benefit.AgreedInCycle,
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
        if (!RiskShareMeasure.AreComplete(shares))
        {
            throw new ArgumentOutOfRangeException(
                nameof(benefit),
                $"The shares of {measure.What} must each be from 0 to 100 percent, and 100 percent in total.");
        }

        foreach (var owner in shares.Keys)
            _ = Whole.Members[owner];
    }

    private Benefit? Find(string name) =>
        State.Benefits.Find(benefit => OrganisationName.AreEqual(benefit.Name, OrganisationName.Of(name)));

    private Benefit Known(string name) =>
        Find(name) ?? throw new PartnershipRuleException(
            PartnershipRule.BenefitIsKnown, $"The benefits register of {Name} has no benefit {name}; add it first.");

    private void Replace(Benefit old, Benefit changed) =>
        Fact = State with { Benefits = State.Benefits.Replace(old, changed) };
}
