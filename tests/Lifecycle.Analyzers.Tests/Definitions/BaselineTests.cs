using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Lifecycle.Analyzers.Tests.Definitions;

public class BaselineTests
{
    [Fact]
    public async Task A_missing_key_is_reported_at_the_definition()
    {
        var (text, marked) = Markers.Read("""
            public enum S { A, B }
            public enum T { One }
            public class D : LifecycleDefinition<S, T, string>
            {
                protected override void {|LFC2012:Define|}(LifecycleBuilder<S, T, string> b)
                {
                    b.StartsIn(S.A);
                    b.Stage(S.A).On(T.One).GoTo(S.B);
                    b.Stage(S.B).IsTerminal();
                }
            }
            """);

        var reported = await Sources.AnalyzeAsync(
            Sources.Compile("Baselined", text),
            additional: [new File("[D]\nstage Gone")]);

        Assert.Equal(marked, reported.Select(each => (each.Id, each.Location.SourceSpan)));
    }

    private sealed class File(string text) : AdditionalText
    {
        public override string Path => Baseline.FileName;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
