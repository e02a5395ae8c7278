using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace Lifecycle.Analyzers.Tests.Evidence;

/// <summary>
/// Compares the reports on correct programs and their mutants with the programs' behaviour at run time. A report on a
/// program that does not throw is a false one; a mutant that throws without a report is a miss.
/// </summary>
/// <param name="triggers">The triggers that replace others.</param>
/// <param name="source">Makes a whole source text of the statements of a program.</param>
/// <param name="types">The types that the programs share.</param>
/// <param name="rules">The rules that report code that throws.</param>
internal sealed partial class Mutation(
    string[] triggers,
    Func<string, string> source,
    string types,
    params string[] rules
)
{
    /// <summary>The time after which a program counts as one that never ends.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly List<string> _missed = [];
    private int _tried;
    private int _thrown;

    /// <summary>A build tries some of the mutants. With the environment variable set, all are tried.</summary>
    private static int Every => Environment.GetEnvironmentVariable("LIFECYCLE_LONG_TESTS") is { Length: > 0 } ? 1 : 5;

    /// <summary>The least share of throwing mutants to report. Of a fifth of them, one is several percent.</summary>
    public static double LeastRecall => Every == 1 ? 0.99 : 0.95;

    /// <summary>The share of the throwing mutants that are reported.</summary>
    public double Recall => 1 - ((double)_missed.Count / _thrown);

    /// <summary>Analyses and executes a program, which must not throw, and its mutants.</summary>
    public async Task TryAsync(string program)
    {
        foreach (var mutant in Mutants(program).Distinct().Where((_, index) => index % Every == 0).Prepend(program))
        {
            _tried++;
            var compilation = Sources.Compile("Mutant", source(mutant), types);
            var reported = (await Sources.AnalyzeAsync(compilation)).Where(each => rules.Contains(each.Id)).ToArray();
            var exceptions = await RunAsync(compilation);
            Assert.False(mutant == program && exceptions.Length > 0, $"{exceptions.FirstOrDefault()} on\n{program}");
            if (!exceptions.Any(IsRefusal))
            {
                Assert.True(
                    reported.Length == 0,
                    $"False report on\n{mutant}\n{string.Join("\n", reported.AsEnumerable())}");
                continue;
            }

            _thrown++;
            if (reported.Length == 0)
                _missed.Add(mutant);
        }
    }

    public void Describe(ITestOutputHelper output)
    {
        output.WriteLine(
            $"{_tried} programs; {_thrown} throw, and {_thrown - _missed.Count} of them are reported: recall "
                + $"{Recall:P1}. Missed:");
        _missed.ForEach(output.WriteLine);
    }

    /// <summary>The mutants: one trigger is replaced, one fire is removed or doubled, or one test is removed.</summary>
    private IEnumerable<string> Mutants(string program)
    {
        foreach (Match fire in Fire().Matches(program))
        {
            yield return program.Remove(fire.Index, fire.Length);
            yield return program.Insert(fire.Index, fire.Value + " ");
            var trigger = fire.Groups["trigger"];
            foreach (var other in triggers.Where(each => each != trigger.Value))
                yield return program.Remove(trigger.Index, trigger.Length).Insert(trigger.Index, other);
        }

        foreach (Match test in Test().Matches(program))
        {
            yield return program.Remove(test.Index, test.Length).Insert(test.Index, "if (flag) {");
            yield return program.Remove(test.Index, test.Length).Insert(test.Index, "if (!flag) {");
        }
    }

    /// <summary>
    /// Whether a fire throws an exception, or the check of a contract. A program may also throw one of its own.
    /// </summary>
    private static bool IsRefusal(Exception exception) => exception.GetType() != typeof(Exception);

    /// <summary>The exceptions that the program throws with its flag on and off.</summary>
    private static async Task<Exception[]> RunAsync(Compilation compilation)
    {
        var run = Compiled
            .Load(compilation)
            .GetType("Program")!
            .GetMethod("RunAsync", BindingFlags.Public | BindingFlags.Static)!;
        Exception?[] exceptions = [await RunAsync(run, flag: true), await RunAsync(run, flag: false)];
        return [.. exceptions.OfType<Exception>()];
    }

    private static async Task<Exception?> RunAsync(MethodInfo run, bool flag)
    {
        var running = Record.ExceptionAsync(() => Task.Run(() => (Task)run.Invoke(null, [flag])!));
        Assert.True(await Task.WhenAny(running, Task.Delay(Patience)) == running, "A mutant does not end.");
        return await running;
    }

    [GeneratedRegex(@"(await )?(\w+\.)+Fire(Async)?\((?<trigger>\w+)\);")]
    private static partial Regex Fire();

    [GeneratedRegex(@"if \((?!\(await)[^{]*\) \{")]
    private static partial Regex Test();
}
