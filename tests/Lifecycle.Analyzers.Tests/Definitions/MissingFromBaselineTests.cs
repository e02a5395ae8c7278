using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Lifecycle.Analyzers.Tests.Definitions;

public class MissingFromBaselineTests
{
    [Theory]
    [InlineData("[D]\nstage A\nstage B\nstage C\ntrigger One\ntrigger Two\n")]
    [InlineData("# of others\n[Other]\nstage Gone\n\n")]
    [InlineData("[D]\nstage A\nstage Gone", "LFC2012: The stage Gone is in lifecycle.baseline but not in D.")]
    [InlineData("[D]\ntrigger Gone", "LFC2012: The trigger Gone is in lifecycle.baseline but not in D.")]
    public async Task Every_key_of_the_baseline_is_declared(string baseline, params string[] expected)
    {
        var compilation = Sources.Compile(
            "Baselined",
            DefinitionScenario.Source(
                "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).On(T.Two).GoTo(S.C); "
                    + "b.Stage(S.C).IsTerminal();",
                "Define",
                "S3T2"));

        var reported = await Sources.AnalyzeAsync(
            compilation,
            additional: [new File("/some/lifecycle.baseline", baseline), new File("/some/other.txt", "[D]\nstage Gone")]
        );

        Assert.Equal(
            expected,
            reported
                .Select(each => $"{each.Id}: {each.GetMessage()}")
                .Select(text => text[..(text.IndexOf("in D.", StringComparison.Ordinal) + 5)]));
    }

    private sealed class File(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
