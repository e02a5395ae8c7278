using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Lifecycle.Analyzers.Tests.Definitions;

public class DefinitionTests
{
    [Theory]
    [InlineData(
        "b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).On(T.Two).GoTo(S.C); b.Stage(S.C).IsTerminal();",
        "{|LFC2001:Define|}")]
    [InlineData(
        "b.StartsIn(S.A); b.StartsIn({|LFC2001:S.B|}); b.Stage(S.A).On(T.One).GoTo(S.B); "
            + "b.Stage(S.B).On(T.Two).GoTo(S.C); b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); b.Stage(S.B).IsTerminal(); "
            + "b.Stage(S.C).IsTerminal();")]
    public Task A_lifecycle_starts_in_one_stage(string statements, string define = "Define") =>
        VerifyAsync(statements, define);

    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).IsTerminal(); "
            + "b.Stage({|LFC2002:S.C|}).On(T.Two).GoTo(S.B);")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).On(T.Two).Stay(); "
            + "b.Stage(S.B).On(T.Three).GoToPrevious(); b.Stage({|LFC2002:S.C|}).On(T.One).GoTo(S.A);",
        "Define",
        "S3T3")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).Within(S.C).On(T.One).GoTo(S.B); b.Stage(S.C).On(T.Two).GoTo(S.B); "
            + "b.Stage(S.B).IsTerminal();")]
    public Task Every_stage_is_reached(string statements, string define = "Define", string enums = "S3T2") =>
        VerifyAsync(statements, define, enums);

    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage({|LFC2003:S.B|}).Ignore(T.Two); "
            + "b.Stage(S.A).On(T.Two).GoTo(S.C); b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo({|LFC2003:S.B|}).On(T.Two).GoTo(S.C); "
            + "b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).Within(S.C).On(T.One).GoTo(S.B); b.Stage(S.B).Within(S.C); "
            + "b.Stage(S.C).On(T.Two).ReEnter(); b.Stage(S.B).On(T.One).GoTo(S.A);")]
    public Task A_stage_is_left_or_terminal(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On({|LFC2004:T.One|}).GoTo(S.C).On(T.Two).Stay(); "
            + "b.Stage(S.B).IsTerminal(); b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).Stay(); b.Stage(S.A).Ignore({|LFC2004:T.One|}); "
            + "b.Stage(S.B).On(T.One).GoTo(S.C); b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).When(\"it may\", _ => "
            + "true).GoTo(S.B).Otherwise().GoTo(S.C).On(T.Two).Stay(); b.Stage(S.B).IsTerminal(); "
                + "b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).Within(S.X).On(T.One).GoTo(S.B); b.Stage(S.X).On(T.One).GoTo(S.C); "
            + "b.Stage(S.B).Within(S.X).On(T.Two).GoTo(S.A); b.Stage(S.C).IsTerminal();",
        "S4T2")]
    public Task A_stage_has_one_transition_for_a_trigger(string statements, string enums = "S3T2") =>
        VerifyAsync(statements, "Define", enums);

    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).Stay(); b.Stage(S.B).IsTerminal();",
        "{|LFC2005:Define|}")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).On(T.One).GoTo(S.C); "
            + "b.Stage(S.C).IsTerminal();",
        "{|LFC2005:Define|}")]
    [InlineData(
        "b.StartsIn(S.A); b.Trigger(T.Two); b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).On(T.One).GoTo(S.C); "
            + "b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.Alias); b.Stage(S.Alias).On(T.One).GoTo(S.B).On(T.Two).Stay(); b.Stage(S.B).IsTerminal();",
        "Define",
        "Alias")]
    public Task Every_member_is_mentioned(string statements, string define = "Define", string enums = "S3T2") =>
        VerifyAsync(statements, define, enums);

    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); "
            + "b.Stage(S.B).IsTerminal().On({|LFC2006:T.Two|}).GoTo(S.A); b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); "
            + "b.Stage(S.B).IsTerminal().Ignore(T.One); b.Stage(S.C).IsTerminal();")]
    public Task A_terminal_stage_has_no_transition(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage({|LFC2002:S.C|}).IsTerminal(); b.Stage({|LFC2007:S.A|}).On(T.One).GoTo(S.B); "
            + "b.Stage({|LFC2007:S.B|}).On(T.Two).GoTo(S.A);")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); "
            + "b.Stage({|LFC2007:S.B|}).On(T.Two).GoTo(S.X); b.Stage({|LFC2007:S.X|}).On(T.One).GoTo(S.B); "
                + "b.Stage(S.C).IsTerminal();",
        "S4T2")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).On(T.Two).GoTo(S.C); "
            + "b.Stage(S.C).On(T.One).GoTo(S.A);")]
    public Task A_terminal_stage_can_be_reached(string statements, string enums = "S3T2") =>
        VerifyAsync(statements, "Define", enums);

    [Theory]
    [InlineData("b.StartsIn(S.A); b.Stage(S.A).Within(S.B).Within({|LFC2008:S.C|}).On(T.One).Stay().On(T.Two).Stay();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).Stay(); b.Stage(S.B).Within({|LFC2008:S.C|}); "
            + "b.Stage(S.C).Within({|LFC2008:S.B|});")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).Within(S.C).Within(S.C).On(T.One).GoTo(S.B).On(T.Two).Stay(); "
            + "b.Stage(S.B).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.X).On(T.Two).Stay(); b.Stage(S.B).Within({|LFC2008:S.C|}); "
            + "b.Stage(S.C).Within({|LFC2008:S.B|}); b.Stage(S.X).Within(S.B);",
        "S4T2")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).Within({|LFC2008:S.B|}).On(T.One).GoTo(S.X).On(T.Two).Stay(); "
            + "b.Stage(S.B).Within({|LFC2008:S.C|}); b.Stage(S.C).Within({|LFC2008:S.A|}); b.Stage(S.X).StartsIn(S.A);",
        "S4T2")]
    public Task Superstages_are_a_tree(string statements, string enums = "S3T2") =>
        VerifyAsync(statements, "Define", enums);

    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo({|LFC2009:S.A|}).On(T.Two).GoTo(S.B); "
            + "b.Stage(S.B).On(T.One).GoTo(S.C); b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).ReEnter().On(T.Two).GoTo(S.B); "
            + "b.Stage(S.B).On(T.One).Stay().On(T.Two).GoTo(S.C); b.Stage(S.C).IsTerminal();")]
    public Task A_move_leads_to_another_stage(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On({|LFC2010:T.One|}).When(\"it may\", _ => "
            + "true).GoTo(S.B).On(T.Two).GoTo(S.C); b.Stage(S.B).IsTerminal(); b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).When(\"it may\", _ => "
            + "true).GoTo(S.B).Otherwise().Stay().On(T.Two).GoTo(S.C); b.Stage(S.B).IsTerminal(); "
                + "b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.X).On(T.One).GoTo(S.C); b.Stage(S.A).Within(S.X).On(T.One).When(\"it may\", _ => "
            + "true).GoTo(S.B); b.Stage(S.B).Within(S.X).On(T.Two).GoTo(S.A); b.Stage(S.C).IsTerminal();",
        "S4T2")]
    public Task Branches_have_an_Otherwise(string statements, string enums = "S3T2") =>
        VerifyAsync(statements, "Define", enums);

    [Theory]
    [InlineData("b.StartsIn(S.A); {|LFC2011:if (DateTime.Now.Year > 2000) b.Stage(S.A).On(T.One).GoTo(S.B);|}")]
    [InlineData("b.StartsIn({|LFC2011:(S)DateTime.Now.Year|});")]
    [InlineData(
        "b.StartsIn(S.A); {|LFC2011:foreach (var stage in Enum.GetValues<S>()) b.Stage(stage).On(T.One).Stay();|}")]
    [InlineData("b.StartsIn(S.A); {|LFC2011:new List<S>().ForEach(stage => b.Stage(stage))|};")]
    public Task An_unreadable_definition_has_only_the_report_that_says_so(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("[D]\nstage A\nstage B\nstage C\ntrigger One\ntrigger Two\n")]
    [InlineData("# of others\n[Other]\nstage Gone\n\n")]
    [InlineData("[D]\nstage A\nstage Gone", "LFC2012: The stage Gone is in lifecycle.baseline but not in D.")]
    [InlineData("[D]\ntrigger Gone", "LFC2012: The trigger Gone is in lifecycle.baseline but not in D.")]
    public async Task Every_key_of_the_baseline_is_declared(string baseline, params string[] expected)
    {
        var compilation = Sources.Compile(
            "Baselined",
            Source(
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

    private static Task<IReadOnlyList<Diagnostic>> VerifyAsync(
        string statements,
        string define = "Define",
        string enums = "S3T2") => Scenario.VerifyAsync(Source(statements, define, enums), "LFC2");

    private static string Source(string statements, string define, string enums) => $$"""
        {{enums switch
    {
        "S3T3" => "public enum S { A, B, C } public enum T { One, Two, Three }",
        "S4T2" => "public enum S { A, B, C, X } public enum T { One, Two }",
        "Alias" => "public enum S { A, B, Alias = A } public enum T { One, Two }",
        _ => "public enum S { A, B, C } public enum T { One, Two }",
    }}}
        public class Subject;
        public class D : LifecycleDefinition<S, T, Subject>
        {
            protected override void {{define}}(LifecycleBuilder<S, T, Subject> b)
            {
                {{statements}}
            }
        }
        """;

    private sealed class File(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
