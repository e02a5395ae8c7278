using FsCheck.Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Lifecycle.Testing.Tests;

public class FailingPropertyTests
{
    [Fact]
    public async Task A_property_that_does_not_hold_fails_with_the_shortest_walk()
    {
        var failure = await FailureAsync(nameof(FailingProperties.No_walk_leaves_the_cart));

        Assert.Equal("FsCheck.Xunit.PropertyFailedException", failure.ExceptionTypes[0]);
        Assert.Contains("Falsifiable", failure.Messages[0], StringComparison.Ordinal);
        Assert.Contains(
            "\nCart -Place-> Placed\n",
            failure.Messages[0].ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assertion_that_fails_in_a_property_prints_the_report()
    {
        var failure = await FailureAsync(nameof(FailingProperties.An_order_without_lines_can_be_placed));

        Assert.Equal(typeof(LifecycleAssertException).FullName, failure.ExceptionTypes[^1]);
        Assert.Equal(
            """
            Expected: a move to Placed.
            Place is refused in Cart: 1 criterion blocks.
              UNMET    ORD-01  The order has no lines.
            """,
            failure.Messages[^1],
            ignoreLineEndingDifferences: true);
        Assert.StartsWith(
            $"   at {typeof(FailingProperties).FullName}.",
            failure.StackTraces[^1],
            StringComparison.Ordinal);
    }

    private static async Task<ITestFailed> FailureAsync(string method)
    {
        var assembly = new TestAssembly(Reflector.Wrap(typeof(FailingProperties).Assembly));
        var collection = new TestCollection(assembly, collectionDefinition: null, "Failing properties");
        var testMethod = new TestMethod(
            new TestClass(collection, Reflector.Wrap(typeof(FailingProperties))),
            Reflector.Wrap(typeof(FailingProperties).GetMethod(method)));
        var messages = new Messages();
        using var testCase = new PropertyTestCase(
            messages,
            TestMethodDisplay.Method,
            TestMethodDisplayOptions.None,
            testMethod,
            testMethodArguments: null);
        using var cancellation = new CancellationTokenSource();

        await testCase.RunAsync(messages, messages, [], new ExceptionAggregator(), cancellation);

        return Assert.Single(messages.All.OfType<ITestFailed>());
    }

    /// <summary>Keeps the messages of a run. Not thread-safe: a run sends one at a time.</summary>
    private sealed class Messages : LongLivedMarshalByRefObject, IMessageBus, IMessageSink
    {
        public List<IMessageSinkMessage> All { get; } = [];

        public bool QueueMessage(IMessageSinkMessage message) => OnMessage(message);

        public bool OnMessage(IMessageSinkMessage message)
        {
            All.Add(message);
            return true;
        }

        public void Dispose()
        {
        }
    }
}
