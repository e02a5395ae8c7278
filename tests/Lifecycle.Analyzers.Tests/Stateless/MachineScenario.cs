using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers.Tests.Stateless;

/// <summary>
/// Code that uses Stateless, analysed and executed: reported code throws, or behaves as the rule's page describes.
/// Unreported code runs without an exception.
/// </summary>
internal static class MachineScenario
{
    /// <summary>The types that all scenarios share.</summary>
    public const string Types =
        """
        global using M = Stateless.StateMachine<S, T>;
        global using static S;
        global using static T;

        public enum S { A, B, C, D, Sub, Super }

        public enum T { X, Y, Z, W }

        public sealed class NotAsPromised(string what) : System.Exception(what);

        public static class Check
        {
            public static void That(bool holds, string what) { if (!holds) throw new NotAsPromised(what); }
        }

        public sealed class TestMethodAttribute : System.Attribute;

        public sealed class ExpectedExceptionAttribute(System.Type type) : System.Attribute
        {
            public System.Type Type => type;
        }

        public static class Assert
        {
            public static void Throws<TException>(System.Action action) where TException : System.Exception
            {
                try { action(); } catch (TException) { return; }
                throw new NotAsPromised("Nothing is thrown.");
            }

            public static async Task ThrowsAsync<TException>(System.Func<Task> action)
                where TException : System.Exception
            {
                try { await action(); } catch (TException) { return; }
                throw new NotAsPromised("Nothing is thrown.");
            }
        }
        """;

    /// <summary>
    /// Analyses and executes a method with the statements. It throws an exception of exactly this type.
    /// </summary>
    public static async Task ThrowsAsync<TException>(string rule, string statements, string members = "")
        where TException : Exception
    {
        await VerifyAsync(rule, statements, members);
        Assert.IsType<TException>(await RunAsync(statements, members));
    }

    /// <summary>
    /// Analyses and executes a method with the statements. It completes, and its checks hold.
    /// </summary>
    public static async Task RunsThroughAsync(string rule, string statements, string members = "")
    {
        await VerifyAsync(rule, statements, members);
        Assert.Null(await RunAsync(statements, members));
    }

    /// <summary>
    /// Analyses and executes a method with the statements. It completes if it has checks, and otherwise throws.
    /// </summary>
    public static async Task FailsAsync(string rules, string statements, string members)
    {
        await VerifyAsync(rules, statements, members);
        var exception = await RunAsync(statements, members);
        if ((statements + members).Contains("Check.That", StringComparison.Ordinal))
            Assert.Null(exception);
        else
            Assert.True(
                IsRefusal(exception),
                $"It ends with: {exception?.ToString() ?? "no exception"}");
    }

    /// <summary>Analyses without executing.</summary>
    public static Task<IReadOnlyList<Diagnostic>> VerifyAsync(string rule, string statements, string members = "") =>
        Scenario.VerifyAsync(Source(statements, members), rule, Types);

    public static Task<string> FixAsync(string statements, string rule, string title) =>
        Fixing.FixAsync(Source(statements), rule, title, Types);

    public static Task<string> FixAllAsync(string statements, string rule, string title) =>
        Fixing.FixAllAsync(Source(statements), rule, title, Types);

    public static Task<string[]> TitlesAsync(string statements, string rule, string members) =>
        Fixing.TitlesAsync(Source(statements, members), rule, Types);

    /// <summary>The source of a program with the statements.</summary>
    public static string Source(string statements, string members = "") =>
        $$"""
        {{members}}

        public static class Program
        {
            public static async Task RunAsync()
            {
                await Task.CompletedTask;
                {{statements}}
            }
        }
        """;

    public static Compilation Compile(string source) => Sources.Compile("Machines", [source, Types]);

    /// <summary>
    /// Executes a program. The machine refuses nothing. A check may fail, because it shows the fault; the program may
    /// also wait for ever for a task that the fault dropped.
    /// </summary>
    public static async Task RunsToEndAsync(Compilation compilation)
    {
        var run = RunAsync(compilation);
        if (await Task.WhenAny(run, Task.Delay(TimeSpan.FromSeconds(3))) != run)
            return;

        var exception = await run;
        Assert.False(IsRefusal(exception), exception?.ToString());
    }

    private static bool IsRefusal(Exception? exception) =>
        exception is InvalidOperationException or ArgumentException or NullReferenceException;

    private static Task<Exception?> RunAsync(string statements, string members) =>
        RunAsync(Compile(Markers.Read(Source(statements, members)).Text));

    private static async Task<Exception?> RunAsync(Compilation compilation)
    {
        var run = Compiled
            .Load(compilation)
            .GetType("Program")!
            .GetMethod("RunAsync", BindingFlags.Public | BindingFlags.Static)!;
        return await Record.ExceptionAsync(() => (Task)run.Invoke(null, null)!);
    }
}
