namespace Lifecycle.Dashboard.Tests.Harness;

/// <summary>A lifecycle whose names are hostile to the pages that show them.</summary>
public sealed class HostileLifecycle : LifecycleDefinition<string, string, Venture>
{
    public const string Script = "<script>document.title='owned'</script>";
    public const string Attribute = "\"' onmouseover=document.title='owned' x=\"";
    public const string Bidi = "\u202Eevil\u202D \u2066x";

    /// <summary>200 characters without a place to break.</summary>
    public static readonly string Wide = new('W', 200);

    public static readonly string Image = "<img src=x onerror=document.title='owned'>";

    public override string Name => "<b>Hostile</b>/../&amp;";

    protected override void Define(LifecycleBuilder<string, string, Venture> lifecycle)
    {
        lifecycle.StartsIn(Script);
        lifecycle.Stage(Script)
            .On(Attribute).GoTo(Wide)
            .On(Wide).GoTo(Bidi);
        lifecycle.Stage(Wide)
            .Requires(
                new CriterionDescription("<i>1</i>", Attribute, Source: "javascript:alert(1) " + Image),
                (context, _) => ValueTask.FromResult(context.Subject.HasIndicators
                    ? CriterionResult.Met(Image)
                    : CriterionResult.Unmet(Script + Bidi + Wide, Image)))
            .On(Image).Stay();
        lifecycle.Stage(Bidi).IsTerminal();
    }
}
