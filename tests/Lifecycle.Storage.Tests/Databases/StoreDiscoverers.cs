using Xunit.Abstractions;
using Xunit.Sdk;

namespace Lifecycle.Storage.Tests.Databases;

/// <summary>Finds the tests marked with <see cref="StoreFactAttribute"/>.</summary>
public sealed class StoreFactDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        ITestMethod testMethod,
        IAttributeInfo factAttribute) => [new StoreTestCase(messages, discoveryOptions, testMethod)];
}

/// <summary>Finds the tests marked with <see cref="StoreTheoryAttribute"/>.</summary>
public sealed class StoreTheoryDiscoverer(IMessageSink messages) : TheoryDiscoverer(messages)
{
    public override IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        ITestMethod testMethod,
        IAttributeInfo theoryAttribute) => StoreTestCase.WhyNot(testMethod) is null
        ? base.Discover(discoveryOptions, testMethod, theoryAttribute)
        : [new StoreTestCase(DiagnosticMessageSink, discoveryOptions, testMethod)];
}
