using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Lifecycle;

/// <summary>
/// Compiles every registered lifecycle when the host starts. If there are faults, the host does not start.
/// </summary>
internal sealed class StartValidation(
    LifecycleRegistry registry,
    IServiceProvider services,
    IConfiguration? configuration = null
) : IValidateOptions<LifecyclesAtStart>
{
    /// <exception cref="LifecycleConfigurationException">
    /// A lifecycle has faults. Thrown rather than returned, so that the message has a line for each fault.
    /// </exception>
    public ValidateOptionsResult Validate(string? name, LifecyclesAtStart options)
    {
        string[] faults = [.. registry.All.SelectMany(each => each.In(services).Faults), .. SectionsWithoutLifecycle()];
        return faults.Length == 0 ? ValidateOptionsResult.Success : throw new LifecycleConfigurationException(faults);
    }

    private IEnumerable<string> SectionsWithoutLifecycle() =>
        from section in configuration?.GetSection(LifecycleSection.Root).GetChildren() ?? []
        where !registry.Contains(section.Key)
        select $"{section.Key}: {section.Path} is the section of no registered lifecycle; "
            + $"registered are {string.Join(", ", registry.All.Select(each => each.Name))}.";
}

/// <summary>Represents all lifecycles together, so that the host validates them once.</summary>
internal sealed class LifecyclesAtStart;
