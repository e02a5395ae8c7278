namespace Lifecycle.Diagrams;

/// <summary>What a diagram shows beside the stages and transitions. Immutable; change it with <c>with</c>.</summary>
/// <example>
/// <code>
/// var options = DiagramOptions.For(instance) with { Criteria = CriteriaDisplay.Labels };
/// Console.WriteLine(instance.Graph.ToMermaid(options));
/// </code>
/// </example>
public sealed record DiagramOptions
{
    /// <summary>How criteria are shown. Default: not at all.</summary>
    public CriteriaDisplay Criteria { get; init; }

    /// <summary>Where the diagram leads. Default: down the page.</summary>
    public DiagramDirection Direction { get; init; }

    /// <summary>Whether ignored triggers are shown. Default: no.</summary>
    public bool ShowIgnored { get; init; }

    /// <summary>
    /// Whether an SVG image is a file of its own, such as for <c>&lt;img&gt;</c>: it then has a background, and is dark
    /// where the reader prefers dark pages. Default: no, since an image within a page has the colour of the text around
    /// it. Other formats are the same either way.
    /// </summary>
    public bool IsStandalone { get; init; }

    /// <summary>The key of the stage to highlight as the present one; <see langword="null"/> for none.</summary>
    public string? PresentStage { get; init; }

    /// <summary>The keys of the triggers to highlight where they leave the present stage. Default: none.</summary>
    public IReadOnlyCollection<string> PermittedTriggers { get; init; } = [];

    /// <summary>The steps to highlight as the walked path. Default: none.</summary>
    public IReadOnlyCollection<DiagramStep> Path { get; init; } = [];

    /// <summary>
    /// Highlights where an instance is, the triggers that its stage permits, and the steps in its history that were
    /// accepted.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TSubject">The type of the subject.</typeparam>
    /// <param name="instance">The instance.</param>
    public static DiagramOptions For<TStage, TTrigger, TSubject>(
        LifecycleInstance<TStage, TTrigger, TSubject> instance)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(instance);
        return new()
        {
            PresentStage = KeyText.Of(instance.Stage),
            PermittedTriggers = [.. instance.PermittedTriggers.Select(KeyText.Of)],
            Path =
            [
                .. instance.History
                    .Where(entry => entry.Outcome is TransitionOutcome.Moved or TransitionOutcome.Stayed)
                    .Select(entry => new DiagramStep(
                        KeyText.Of(entry.From), KeyText.Of(entry.Trigger), KeyText.Of(entry.To))),
            ],
        };
    }
}
