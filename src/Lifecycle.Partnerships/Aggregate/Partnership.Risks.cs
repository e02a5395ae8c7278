using System.Runtime.CompilerServices;

namespace Lifecycle.Partnerships;

/// <content>The register of risks and challenges.</content>
public sealed partial class Partnership
{
    /// <inheritdoc cref="PartnershipRecord.Risks"/>
    public IReadOnlyList<Risk> Risks => Record.Risks;

    /// <summary>Adds a risk or challenge to the register.</summary>
    /// <param name="risk">The risk.</param>
    /// <exception cref="ArgumentOutOfRangeException">Likelihood or impact is not from 1 to 5.</exception>
    public void AddRisk(Risk risk)
    {
        ArgumentNullException.ThrowIfNull(risk);
        Required(risk.Description);
        Required(risk.Owner);
        Defined(risk.Category);
        Defined(risk.Status);
        CheckGrade(risk.Likelihood);
        CheckGrade(risk.Impact);
        Fact = Record with { Risks = Record.Risks.Add(risk) };
    }

    /// <summary>Updates the status of a risk or challenge.</summary>
    /// <param name="description">The exact description in the register.</param>
    /// <param name="status">The new status.</param>
    /// <exception cref="PartnershipRuleException">The register has no such risk.</exception>
    public void UpdateRisk(string description, RiskStatus status)
    {
        var known = Record.Risks.Find(risk => risk.Description == description)
            ?? throw new PartnershipRuleException(
                PartnershipRule.RiskIsKnown,
                $"The risk register of {Name} has no risk described as '{description}'; add it first.");
        Fact = Record with { Risks = Record.Risks.Replace(known, known with { Status = Defined(status) }) };
    }

    private static void CheckGrade(int grade, [CallerArgumentExpression(nameof(grade))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(grade, 1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(grade, 5, name);
    }
}
