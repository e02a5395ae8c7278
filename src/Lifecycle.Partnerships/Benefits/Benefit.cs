using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>
/// An entry in the benefits register. Immutable; what is not known yet is <see langword="null"/>, and the gate says what
/// is missing.
/// </summary>
/// <param name="Name">A short name, unique in the register, whatever the case of its letters.</param>
/// <param name="Kind">What kind of benefit it is.</param>
/// <param name="Measure">What is measured, for example <c>people lifted out of fuel poverty</c>.</param>
/// <param name="Unit">The unit of all its values, for example <c>people</c> or <c>mg/kg</c>.</param>
public sealed record Benefit(string Name, BenefitKind Kind, string Measure, string Unit)
{
    /// <summary>Which way the measure has to go.</summary>
    public BenefitDirection Direction { get; init; }

    /// <summary>The value to start from.</summary>
    public Measurement? Baseline { get; init; }

    /// <summary>The value to reach, and by when.</summary>
    public Measurement? Target { get; init; }

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; init; }

    /// <summary>What was measured, in the order it was recorded.</summary>
    public ImmutableList<Measurement> Actuals { get; init => field = value ?? []; } = [];

    /// <summary>Why there is no actual, where there will be none.</summary>
    public string? Explanation { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
