using System.Runtime.CompilerServices;

namespace Lifecycle.Partnerships;

/// <content>The register of risks and challenges.</content>
public sealed partial class Partnership
{
    /// <inheritdoc cref="PartnershipRecord.Risks"/>
    public IReadOnlyList<Risk> Risks => Record.Risks;

    /// <summary>Puts a risk or challenge into the register.</summary>
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
        Record = Record with { Risks = Record.Risks.Add(risk) };
    }

    /// <summary>Records where a risk or challenge stands now.</summary>
    /// <param name="description">Its description, as it stands in the register.</param>
    /// <param name="status">The status.</param>
    /// <exception cref="PartnershipRuleException">The register has no such risk.</exception>
    public void UpdateRisk(string description, RiskStatus status)
    {
        var known = Record.Risks.Find(risk => risk.Description == description)
            ?? throw new PartnershipRuleException(
                PartnershipRule.RiskIsKnown,
                $"The register of {Name} holds no risk described as '{description}'; add it first.");
        Record = Record with { Risks = Record.Risks.Replace(known, known with { Status = Defined(status) }) };
    }

    private static void CheckGrade(int grade, [CallerArgumentExpression(nameof(grade))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(grade, 1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(grade, 5, name);
    }
}
