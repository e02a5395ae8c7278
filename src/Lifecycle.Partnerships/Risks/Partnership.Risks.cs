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
        CheckGrade(risk.Likelihood);
        CheckGrade(risk.Impact);
        Record = Record with { Risks = Record.Risks.Add(risk) };
    }

    private static void CheckGrade(int grade, [CallerArgumentExpression(nameof(grade))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(grade, 1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(grade, 5, name);
    }
}
