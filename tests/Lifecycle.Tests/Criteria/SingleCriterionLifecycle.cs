namespace Lifecycle.Tests.Criteria;

/// <summary>A lifecycle whose gate holds the criterion under test, C-1, and one that is always met.</summary>
internal static class SingleCriterionLifecycle
{
    public static InlineLifecycle<string, string, string> Requiring(
        Func<CriterionContext<string>, CancellationToken, ValueTask<CriterionResult>> evaluate,
        Severity severity = Severity.Mandatory,
        TimeSpan? timeout = null,
        Waiver? waiver = null) =>
        InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.WaiversFrom(_ => waiver is null ? [] : [waiver]);
            l.Stage("a").On("go").GoTo("b");
            l.Stage("b")
                .Requires(new("C-1", "It holds", severity, Timeout: timeout), evaluate)
                .Requires("C-2", _ => true, "Always.");
        });
}
