using Lifecycle.Generators;

namespace Lifecycle.Analyzers.Tests.Definitions;

public class BuilderNamesTests
{
    private static readonly Type[] Builders =
    [
        .. typeof(LifecycleBuilder<,,>).Assembly.GetExportedTypes()
            .Where(type => type.Name.Split('`')[0].EndsWith("Builder", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Every_builder_of_the_engine_is_known() =>
        Assert.Equal(
            BuilderNames.Types.Order(StringComparer.Ordinal),
            Builders.Select(type => type.Name.Split('`')[0]).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_method_of_the_builders_is_known() =>
        Assert.Equal(
            BuilderNames.Methods.Order(StringComparer.Ordinal),
            Builders.SelectMany(type => type.GetMethods())
                .Where(method => method.DeclaringType!.Assembly == typeof(LifecycleBuilder<,,>).Assembly)
                .Where(method => !method.IsSpecialName)
                .Select(method => method.Name)
                .Distinct()
                .Order(StringComparer.Ordinal));

    [Fact]
    public void The_method_of_a_definition_has_its_name()
    {
        var definition = typeof(LifecycleDefinition<,,>);

        Assert.StartsWith(BuilderNames.Definition + "`", definition.Name, StringComparison.Ordinal);
        Assert.NotNull(
            definition.GetMethod(
                BuilderNames.Define,
                System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance));
    }
}
