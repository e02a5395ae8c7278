using System.ComponentModel;
using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Lifecycle.Storage.Tests.Databases;

/// <summary>A test whose class decides whether it is skipped.</summary>
public sealed class StoreTestCase : XunitTestCase
{
    [Obsolete("Called by the deserializer only.")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StoreTestCase()
    {
    }

    public StoreTestCase(IMessageSink messages, ITestFrameworkDiscoveryOptions options, ITestMethod method)
        : base(messages, options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault(), method)
    {
    }

    /// <summary>Why the tests of a class are skipped; <see langword="null"/> if they run.</summary>
    internal static string? WhyNot(ITestMethod method) =>
        method.TestClass.Class.ToRuntimeType().GetCustomAttribute<RequiresAttribute>()?.Skip;

    /// <inheritdoc/>
    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        WhyNot(TestMethod) ?? base.GetSkipReason(factAttribute);
}
