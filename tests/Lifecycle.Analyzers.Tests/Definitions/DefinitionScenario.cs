using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers.Tests.Definitions;

/// <summary>A definition around the statements under test.</summary>
internal static class DefinitionScenario
{
    /// <summary>Verifies statements of a definition, with markers; the builder is <c>b</c>.</summary>
    public static Task<IReadOnlyList<Diagnostic>> VerifyAsync(
        string statements,
        string define = "Define",
        string enums = "S3T2",
        string types = "",
        string rules = "LFC2") => Scenario.VerifyAsync(Source(statements, define, enums, types), rules);

    public static string Source(string statements, string define, string enums, string types = "") => $$"""
        {{enums switch
    {
        "S3T3" => "public enum S { A, B, C } public enum T { One, Two, Three }",
        "S4T2" => "public enum S { A, B, C, X } public enum T { One, Two }",
        "Alias" => "public enum S { A, B, Alias = A } public enum T { One, Two }",
        _ => "public enum S { A, B, C } public enum T { One, Two }",
    }}}
        {{types}}
        public class Subject;
        public class D : LifecycleDefinition<S, T, Subject>
        {
            protected override void {{define}}(LifecycleBuilder<S, T, Subject> b)
            {
                {{statements}}
            }
        }
        """;
}
