using System.Reflection;

namespace Lifecycle.Tool;

/// <summary>
/// Finds the definitions of an assembly: what its static fields, properties and methods without parameters hold, and
/// the types of definitions that have a constructor without parameters.
/// </summary>
internal sealed class AssemblyDefinitions
{
    private const BindingFlags Statics =
        BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly Type[] _types;

    private AssemblyDefinitions(Type[] types, string? missing) => (_types, Missing) = (types, missing);

    /// <summary>Why some types cannot be loaded, as a sentence; <see langword="null"/> if all can.</summary>
    public string? Missing { get; }

    /// <exception cref="ToolException">The assembly cannot be loaded, or uses a newer engine.</exception>
    public static AssemblyDefinitions Load(string path)
    {
        Assembly assembly;
        try
        {
            assembly = new DefinitionLoadContext(path).LoadFromAssemblyPath(path);
        }
        catch (BadImageFormatException exception)
        {
            throw ToolException.BadInput(
                $"{path} is no .NET assembly. Name the .dll that the build has written.", exception);
        }
        catch (Exception exception) when (exception is FileLoadException or InvalidOperationException)
        {
            throw ToolException.BadInput($"{path} cannot be loaded: {Causes.Of(exception)}", exception);
        }

        RequireEngine(path, assembly);
        return TypesOf(path, assembly);
    }

    /// <summary>
    /// What static members hold, and what types of definitions make, in the order of their full names; those that could
    /// not be got come last. A lifecycle can be there several times.
    /// </summary>
    public IReadOnlyList<FoundDefinition> Find()
    {
        var found = Members().OrderBy(each => each.FullName, StringComparer.Ordinal).Select(Get).ToList();
        found.AddRange(Constructed().OrderBy(each => each.FullName, StringComparer.Ordinal).Select(Get));
        return [.. found.OrderBy(each => each.Definition is null)];
    }

    /// <summary>The types of definitions that only code with arguments can make.</summary>
    public IEnumerable<string> NeedArguments() =>
        _types.Where(IsDefinition).Where(type => ParameterlessConstructor(type) is null).Select(type => type.FullName!);

    private IEnumerable<DefinitionCandidate> Members()
    {
        foreach (var type in _types.Where(type => !type.ContainsGenericParameters))
        {
            foreach (var field in type.GetFields(Statics).Where(field => Holds(field, () => field.FieldType)))
                yield return new($"{type.FullName}.{field.Name}", () => (LifecycleDefinition?)field.GetValue(null));

            foreach (var property in type.GetProperties(Statics).Where(each => Holds(each, () => each.PropertyType)))
            {
                if (property.GetMethod is not null && property.GetIndexParameters().Length == 0)
                    yield return new(
                        $"{type.FullName}.{property.Name}", () => (LifecycleDefinition?)property.GetValue(null));
            }

            foreach (var method in type.GetMethods(Statics).Where(method => Holds(method, () => method.ReturnType)))
            {
                if (!method.IsSpecialName && !method.IsGenericMethod && method.GetParameters().Length == 0)
                    yield return new(
                        $"{type.FullName}.{method.Name}", () => (LifecycleDefinition?)method.Invoke(null, null));
            }
        }
    }

    private IEnumerable<DefinitionCandidate> Constructed() =>
        from type in _types
        where IsDefinition(type)
        let constructor = ParameterlessConstructor(type)
        where constructor is not null
        select new DefinitionCandidate(type.FullName!, () => (LifecycleDefinition)constructor.Invoke(null));

    private static bool IsDefinition(Type type) =>
        type is { IsAbstract: false, ContainsGenericParameters: false }
        && type.IsAssignableTo(typeof(LifecycleDefinition));

    private static ConstructorInfo? ParameterlessConstructor(Type type) =>
        type.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, []);

    private static bool Holds(MemberInfo member, Func<Type> type)
    {
        try
        {
            return !member.Name.Contains('<', StringComparison.Ordinal)
                && type().IsAssignableTo(typeof(LifecycleDefinition));
        }
        catch (Exception exception) when (exception is FileNotFoundException or TypeLoadException)
        {
            // Its type is in an assembly that is not there, so it is no definition that could be used.
            return false;
        }
    }

    private static FoundDefinition Get(DefinitionCandidate candidate)
    {
        try
        {
            if (candidate.Get() is not { } definition)
                return new(candidate.FullName, null, $"{candidate.FullName} is null.");

            _ = definition.Name;
            return new(candidate.FullName, definition, null);
        }
        catch (Exception exception)
        {
            // The code of the assembly runs here, which can throw anything.
            return new(candidate.FullName, null, $"{candidate.FullName} throws: {Causes.Of(exception)}");
        }
    }

    private static void RequireEngine(string path, Assembly assembly)
    {
        var own = typeof(LifecycleDefinition).Assembly.GetName();
        var used = assembly.GetReferencedAssemblies().FirstOrDefault(each => each.Name == own.Name);
        if (used is null)
            throw ToolException.BadInput(
                $"{path} has no lifecycle: it does not use the package Lifecycle. Name the assembly whose code "
                    + "defines one.");

        if (used.Version > own.Version)
            throw ToolException.BadInput(
                $"{path} uses Lifecycle {used.Version}, and this tool knows Lifecycle {own.Version}. Update the tool: "
                    + "dotnet tool update Lifecycle.Tool");
    }

    private static AssemblyDefinitions TypesOf(string path, Assembly assembly)
    {
        try
        {
            return new(assembly.GetTypes(), null);
        }
        catch (ReflectionTypeLoadException exception) when (exception.Types.Any(type => type is not null))
        {
            return new([.. exception.Types.OfType<Type>()], $"Some of its types cannot be loaded: {Reason(exception)}");
        }
        catch (ReflectionTypeLoadException exception)
        {
            throw ToolException.BadInput($"{path} cannot be loaded: {Reason(exception)}", exception);
        }

        static string Reason(ReflectionTypeLoadException exception) =>
            $"{Causes.Of(exception)} Build the project, and name the assembly in its output folder, where its "
                + "dependencies are.";
    }
}
