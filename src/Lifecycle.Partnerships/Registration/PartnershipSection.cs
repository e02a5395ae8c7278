using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lifecycle.Partnerships;

/// <summary>
/// Reads the section <c>Partnerships</c> of the configuration. A binder is not used: it would ignore a misspelt key,
/// and add to a list instead of replacing it.
/// </summary>
internal sealed class PartnershipSection(IServiceProvider services, RegisteredPartnerships registered)
    : IPostConfigureOptions<PartnershipOptions>, IPostConfigureOptions<PartnershipLifecycleOptions>
{
    private const string Root = "Partnerships";
    private const string Lifecycles = "Lifecycles";

    private readonly List<string> _faults = [];

    private IConfigurationSection? Section => services.GetService<IConfiguration>()?.GetSection(Root);

    /// <exception cref="OptionsValidationException">A setting is unknown or not valid.</exception>
    public void PostConfigure(string? name, PartnershipOptions options)
    {
        foreach (var setting in ChildrenOf(Section, "a section"))
        {
            switch (setting.Key.ToUpperInvariant())
            {
                case "REMINDERDAYS":
                    options.ReminderDays = Days(setting, least: 1);
                    break;
                case "REMEDYDAYS":
                    options.RemedyDays = Days(setting, least: 1);
                    break;
                case "ROLES":
                    ReadRoles(setting, options);
                    break;
                case "LIFECYCLES":
                    _faults.AddRange(
                        ChildrenOf(setting, "a section with the names of lifecycles")
                            .Where(each => !registered.Names.Contains(each.Key, StringComparer.OrdinalIgnoreCase))
                            .Select(each => $"{each.Path}: no partnership lifecycle of that name is registered. "
                                + $"Registered are {string.Join(", ", registered.Names)}."));
                    break;
                default:
                    Unknown(setting, "ReminderDays, RemedyDays, Roles and Lifecycles");
                    break;
            }
        }

        Throw(name, typeof(PartnershipOptions));
    }

    /// <exception cref="OptionsValidationException">A setting is unknown or not valid.</exception>
    public void PostConfigure(string? name, PartnershipLifecycleOptions options)
    {
        var key = string.IsNullOrEmpty(name) ? nameof(PartnershipLifecycle) : name;
        foreach (var setting in ChildrenOf(Section?.GetSection(Lifecycles).GetSection(key), "a section"))
        {
            if (Is(setting, nameof(options.Profile)))
                options.Profile = Word<PartnershipProfile>(setting, setting.Value) ?? options.Profile;
            else if (!Is(setting, nameof(options.PooledFunds)))
                Unknown(setting, "Profile and PooledFunds");
            else if (bool.TryParse(setting.Value, out var pools))
                options.PooledFunds = pools;
            else
                _faults.Add($"{setting.Path}: '{setting.Value}' is neither true nor false.");
        }

        Throw(name, typeof(PartnershipLifecycleOptions));
    }

    /// <summary>
    /// The settings of a section, or the items of a list. A value in its place is a fault: read as an empty list, it
    /// would mean that anyone may fire a trigger, or that nothing is reminded of. An empty list in JSON has a blank
    /// value.
    /// </summary>
    private IConfigurationSection[] ChildrenOf(IConfigurationSection? setting, string expected)
    {
        if (!string.IsNullOrEmpty(setting?.Value))
            _faults.Add($"{setting.Path}: '{setting.Value}' is a single value, where {expected} is expected.");

        return [.. setting?.GetChildren() ?? []];
    }

    private static bool Is(IConfigurationSection setting, string name) =>
        setting.Key.Equals(name, StringComparison.OrdinalIgnoreCase);

    private void ReadRoles(IConfigurationSection roles, PartnershipOptions options)
    {
        foreach (var trigger in ChildrenOf(roles, "a section with the names of triggers"))
        {
            if (Word<PartnershipTrigger>(trigger, trigger.Key) is { } key)
                options.Roles[key] =
                [
                    .. ChildrenOf(trigger, "a list of roles")
                        .Select(role => Word<PartnershipRole>(role, role.Value))
                        .OfType<PartnershipRole>(),
                ];
        }
    }

    private List<int> Days(IConfigurationSection list, int least)
    {
        List<int> days = [];
        foreach (var item in ChildrenOf(list, "a list of numbers"))
        {
            if (int.TryParse(item.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day >= least)
                days.Add(day);
            else
                _faults.Add($"{item.Path}: '{item.Value}' is not a number of days of at least {least}.");
        }

        return days;
    }

    private TEnum? Word<TEnum>(IConfigurationSection setting, string? word)
        where TEnum : struct, Enum
    {
        if (word is not null
            && Enum.GetNames<TEnum>().Contains(word, StringComparer.OrdinalIgnoreCase))
            return Enum.Parse<TEnum>(word, ignoreCase: true);

        _faults.Add($"{setting.Path}: '{word}' is none of {string.Join(", ", Enum.GetNames<TEnum>())}.");
        return null;
    }

    private void Unknown(IConfigurationSection setting, string known) =>
        _faults.Add($"{setting.Path}: there is no such setting; the settings are {known}.");

    private void Throw(string? name, Type type)
    {
        if (_faults.Count == 0)
            return;

        string[] faults = [.. _faults];
        _faults.Clear();
        throw new OptionsValidationException(name ?? "", type, faults);
    }
}
