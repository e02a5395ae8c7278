using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Lifecycle;

/// <summary>
/// Compiles every registered lifecycle when the host starts, so that it fails then and says all that is wrong.
/// </summary>
internal sealed class StartValidation(
    LifecycleRegistry registry,
    IServiceProvider services,
    IConfiguration? configuration = null
) : IValidateOptions<LifecyclesAtStart>
{
    /// <exception cref="LifecycleConfigurationException">
    /// A lifecycle has faults. It is thrown rather than returned, for a message with a line for each fault.
    /// </exception>
    public ValidateOptionsResult Validate(string? name, LifecyclesAtStart options)
    {
        string[] faults = [.. registry.All.SelectMany(each => each.In(services).Faults), .. SectionsOfNobody()];
        return faults.Length == 0 ? ValidateOptionsResult.Success : throw new LifecycleConfigurationException(faults);
    }

    private IEnumerable<string> SectionsOfNobody() =>
        from section in configuration?.GetSection(LifecycleSection.Root).GetChildren() ?? []
        where !registry.Contains(section.Key)
        select $"{section.Key}: {section.Path} is the section of no lifecycle; "
            + $"there are {string.Join(", ", registry.All.Select(each => each.Name))}.";
}

/// <summary>Stands for all lifecycles together, so that the host validates them as one.</summary>
internal sealed class LifecyclesAtStart;
