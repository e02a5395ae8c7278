using System.Collections.Immutable;
using static Lifecycle.Partnerships.Argument;

namespace Lifecycle.Partnerships;

/// <summary>
/// The register of risks and challenges of a <see cref="Partnership"/>. As thread-safe as the partnership.
/// </summary>
public sealed partial class PartnershipRisks : PartnershipRegister<Risk>
{
    internal PartnershipRisks(Partnership partnership)
        : base(partnership)
    {
    }

    private protected override ImmutableList<Risk> Entries => State.Risks;

    /// <summary>Adds a risk or challenge to the register.</summary>
    /// <param name="risk">The risk.</param>
    /// <exception cref="ArgumentOutOfRangeException">Likelihood or impact is not from 1 to 5.</exception>
    public void Add(Risk risk)
    {
        ArgumentNullException.ThrowIfNull(risk);
        Required(risk.Description);
        Required(risk.Owner);
        Defined(risk.Category);
        Defined(risk.Status);
        CheckGrade(risk.Likelihood);
        CheckGrade(risk.Impact);
        Fact = State with { Risks = State.Risks.Add(risk) };
    }

    /// <summary>Updates the status of a risk or challenge.</summary>
    /// <param name="description">The exact description in the register.</param>
    /// <param name="status">The new status.</param>
    /// <exception cref="PartnershipRuleException">The register has no such risk.</exception>
    public void Update(string description, RiskStatus status)
    {
        var known = State.Risks.Find(risk => risk.Description == description)
            ?? throw new PartnershipRuleException(
                PartnershipRule.RiskIsKnown,
                $"The risk register of {Name} has no risk described as '{description}'; add it first.");
        Fact = State with { Risks = State.Risks.Replace(known, known with { Status = Defined(status) }) };
    }
}
