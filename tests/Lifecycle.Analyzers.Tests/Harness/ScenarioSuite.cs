using System.Reflection;
using Xunit.Sdk;

namespace Lifecycle.Analyzers.Tests;

/// <summary>Finds the scenarios of the tests: it calls each test, and ends it where it verifies a scenario.</summary>
internal static class ScenarioSuite
{
    private static readonly AsyncLocal<List<ScenarioSource>?> Collected = new();

    /// <summary>Ends the test if it is only called for its scenario.</summary>
    public static void Collect(ScenarioSource scenario)
    {
        if (Collected.Value is not { } collected)
            return;

        collected.Add(scenario);
        throw new ScenarioCollectedException();
    }

    /// <summary>The classes in a namespace that verify scenarios.</summary>
    public static IEnumerable<string> ClassesIn(string space) =>
        typeof(ScenarioSuite).Assembly.GetTypes()
            .Where(type => type.FullName!.StartsWith(
                $"Lifecycle.Analyzers.Tests.{space}.",
                StringComparison.Ordinal))
            .Where(type => type.GetConstructor([]) is not null && TestsOf(type).Any())
            .Select(type => type.FullName!)
            .Order(StringComparer.Ordinal);

    /// <summary>The scenarios of a test class.</summary>
    public static async Task<IReadOnlyList<ScenarioSource>> OfAsync(string testClass)
    {
        var type = typeof(ScenarioSuite).Assembly.GetType(testClass, throwOnError: true)!;
        var collected = Collected.Value = [];
        try
        {
            foreach (var test in TestsOf(type))
            {
                var rows = test.GetCustomAttributes<DataAttribute>().SelectMany(data => data.GetData(test)).ToArray();
                foreach (var row in rows.Length == 0 && test.GetParameters().Length == 0 ? [[]] : rows)
                    await CallAsync(type, test, row);
            }

            return [.. collected.Distinct()];
        }
        finally
        {
            Collected.Value = null;
        }
    }

    private static IEnumerable<MethodInfo> TestsOf(Type type) =>
        type.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null);

    private static async Task CallAsync(Type type, MethodInfo test, object[] row)
    {
        try
        {
            if (test.Invoke(Activator.CreateInstance(type), test.ResolveMethodArguments(row)) is Task task)
                await task;
        }
        catch (ScenarioCollectedException)
        {
            // The rest of the test judges the scenario.
        }
        catch (TargetInvocationException exception) when (exception.InnerException is ScenarioCollectedException)
        {
            // The rest of the test judges the scenario.
        }
    }

#pragma warning disable CA1032, CA1064 // It never leaves this class.
    private sealed class ScenarioCollectedException : Exception;
#pragma warning restore CA1032, CA1064
}
