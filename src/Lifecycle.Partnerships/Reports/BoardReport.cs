namespace Lifecycle.Partnerships;

/// <summary>
/// What a board needs to know of one partnership, on one page, at one moment: its rating and why, the gates ahead, what
/// falls due, benefits, risks, partners and waivers. Immutable.
/// </summary>
/// <example>
/// <code>
/// var report = await BoardReport.OfAsync(lifecycle, instance, now);
/// Console.WriteLine(report);                              // or report.ToHtml(), report.ToJson()
/// </code>
/// </example>
public sealed record BoardReport
{
    /// <summary>The name of the partnership.</summary>
    public required string Partnership { get; init; }

    /// <summary>When the report was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The stage.</summary>
    public required PartnershipStage Stage { get; init; }

    /// <summary>When the stage was entered; <see langword="null"/> in the first Preparation.</summary>
    public required DateTimeOffset? Since { get; init; }

    /// <summary>The number of the cycle.</summary>
    public required int Cycle { get; init; }

    /// <summary>The last day of the agreement in force; <see langword="null"/> if there is none.</summary>
    public required DateOnly? AgreementEnds { get; init; }

    /// <summary>Red, amber or green.</summary>
    public BoardRating Rating => Reasons.Select(reason => reason.Rating).DefaultIfEmpty().Max();

    /// <summary>The reasons for the rating, the worst first; empty when green.</summary>
    public required IReadOnlyList<BoardReason> Reasons { get; init; }

    /// <summary>The steps ahead, in the order of the triggers.</summary>
    public required IReadOnlyList<BoardGate> Gates { get; init; }

    /// <summary>What is overdue, earliest first.</summary>
    public required IReadOnlyList<DueItem> Overdue { get; init; }

    /// <summary>What falls due within the horizon, earliest first.</summary>
    public required IReadOnlyList<DueItem> Due { get; init; }

    /// <summary>The benefits register.</summary>
    public required IReadOnlyList<BoardBenefit> Benefits { get; init; }

    /// <summary>The risks that are not closed, the highest score (likelihood times impact) first.</summary>
    public required IReadOnlyList<Risk> Risks { get; init; }

    /// <summary>
    /// The partners that have not left, each with the stage of its membership and a notice or breach.
    /// </summary>
    public required IReadOnlyList<string> Partners { get; init; }

    /// <summary>The waivers in force and the expired ones, each as a sentence.</summary>
    public required IReadOnlyList<string> Waivers { get; init; }

    /// <summary>Makes the report of the present moment, by the clock of the partnership. Changes nothing.</summary>
    /// <param name="lifecycle">The definition, with the criteria that were added to it.</param>
    /// <param name="instance">The partnership, as an instance of the definition.</param>
    /// <param name="options">The horizon of what falls due; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static ValueTask<BoardReport> OfAsync(
        LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership> lifecycle,
        LifecycleInstance<PartnershipStage, PartnershipTrigger, Partnership> instance,
        PortfolioOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return OfAsync(lifecycle, instance, instance.Subject.Clock.GetUtcNow(), options, cancellationToken);
    }

    /// <summary>
    /// Makes the report of a moment: what falls due and what has expired is told as of then. The gates and the standing
    /// conditions are evaluated as of the clock. Changes nothing.
    /// </summary>
    /// <param name="lifecycle">The definition, with the criteria that were added to it.</param>
    /// <param name="instance">The partnership, as an instance of the definition.</param>
    /// <param name="now">The moment of the report.</param>
    /// <param name="options">The horizon of what falls due; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static ValueTask<BoardReport> OfAsync(
        LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership> lifecycle,
        LifecycleInstance<PartnershipStage, PartnershipTrigger, Partnership> instance,
        DateTimeOffset now,
        PortfolioOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lifecycle);
        ArgumentNullException.ThrowIfNull(instance);
        return new BoardReportBuilder(lifecycle, instance, now, options ?? new()).BuildAsync(cancellationToken);
    }

    /// <summary>The report as JSON, with camel-case members.</summary>
    public string ToJson() => BoardReportJson.Of(this);

    /// <summary>The report as one HTML page that needs nothing else.</summary>
    public string ToHtml() => BoardReportHtml.Of(this);

    /// <summary>The report as plain text, in lines of at most 80 characters.</summary>
    public override string ToString() => BoardReportText.Of(this);
}
